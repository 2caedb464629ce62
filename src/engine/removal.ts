import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import type { Door } from './door.ts';
import type { Engine } from './engine.ts';
import { guarded } from './guard.ts';
import { short } from './names.ts';
import { EngineRefusal } from './refusal.ts';
import { ask, askMaybe } from './request.ts';

/** From 50 ms, doubled, to half a second. */
const LONGEST_PAUSE = 500;

/** Removes a container, or waits until another removal of it has ended. */
export async function removeContainer(
  door: Door,
  id: string,
  { force = false, keepVolumes = false }: Parameters<Engine['removeContainer']>[1] = {},
): Promise<void> {
  const what = `remove container ${short(id)}`;
  await guarded(door, { what, deadline: door.deadlines.remove }, async (signal) => {
    const query = { ...(keepVolumes ? {} : { v: '1' }), ...(force ? { force: '1' } : {}) };
    const call = { method: 'DELETE', path: `/containers/${id}`, query, what, signal, accept: [404] } as const;
    try {
      await ask(door, { ...call, deadline: door.deadlines.remove });
    } catch (error) {
      if (!isRemovalUnderWay(error)) throw error;
      await waitUntilGone(door, id, signal);
    }
  });
}

function isRemovalUnderWay(error: unknown): boolean {
  return error instanceof EngineRefusal && error.status === 409 && /already in progress/i.test(error.reason);
}

async function waitUntilGone(door: Door, id: string, signal: AbortSignal): Promise<void> {
  const call = {
    method: 'GET',
    path: `/containers/${id}/json`,
    what: `look for container ${short(id)}`,
    signal,
  } as const;
  for (let pause = 50; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    const found = await askMaybe(door, { ...call, deadline: door.deadlines.read }, v.unknown());
    if (found === undefined) return;
    await sleep(pause, undefined, { signal });
  }
}
