import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../engine/index.ts';
import { observeProxy } from '../proxy/index.ts';
import { CtrBgError, LABEL, SCHEMA, type World } from '../types/index.ts';
import { createBell, type Bell } from './bell.ts';
import { onEach } from './on-each.ts';
import { observeAll, type Engines } from './survey.ts';
import { taskStates } from './swarm/own-tasks.ts';

/** A switch is no event of the engine, nor is a task on another node: both are asked for, each so many ms. */
const ASK_MS = 1000;
/** Events come in heaps; how long to wait for the rest of one, in ms. */
const HEAP_MS = 100;
/** While things come and go a look may fail; how often in a row. */
const PATIENCE = 10;

/**
 * What is on the hosts: at once, and again whenever something of ours has changed there. Ends when the signal aborts;
 * rejects when an engine is lost.
 */
export async function* watchAll(engines: Engines, signal: AbortSignal): AsyncGenerator<World> {
  const ended = new AbortController();
  const life = AbortSignal.any([signal, ended.signal]);
  const bell = createBell(life);
  try {
    // Listens before it looks, so that nothing is missed between the two.
    await onEach(engines, (engine) => listen(engine, bell, life));
    while (!life.aborted) {
      const { answers, world } = await look(engines, bell);
      yield world;
      await untilChanged(engines, bell, answers, life);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    ended.abort();
  }
}

async function listen(engine: Engine, bell: Bell, signal: AbortSignal): Promise<void> {
  const events = await engine.containerEvents([`${LABEL.schema}=${SCHEMA}`], signal);
  const hear = async (): Promise<void> => {
    // Health checks and our own looks are commands in containers.
    for await (const { Action } of events) if (!Action.startsWith('exec_')) bell.ring();
  };
  hear().catch(bell.fail);
}

/** What nginx answers is asked first: a switch after that is noticed as a change. */
async function look(engines: Engines, bell: Bell): Promise<{ answers: string; world: World }> {
  for (let failures = 1; ; failures += 1) {
    try {
      const answers = await askAll(engines);
      return { answers, world: await observeAll(engines, [], []) };
    } catch (error) {
      if (failures > PATIENCE || !isPassing(error)) throw error;
    }
    await bell.heard(ASK_MS);
  }
}

async function untilChanged(
  engines: Engines,
  bell: Bell,
  answers: string,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    if (await bell.heard(ASK_MS)) {
      await sleep(HEAP_MS, undefined, { signal });
      return;
    }
    try {
      if ((await askAll(engines)) !== answers) return;
    } catch (error) {
      // The look that follows finds out whether it passes.
      if (isPassing(error)) return;
      throw error;
    }
  }
}

/** What nginx serves, what is kept beside it, and which tasks of a Swarm there are: nodes tell of those, not engines. */
async function askAll(engines: Engines): Promise<string> {
  const answers = await onEach(engines, async (engine) => {
    const [proxy, tasks] = await Promise.all([observeProxy(engine), taskStates(engine)]);
    return [proxy && [[...proxy.loaded], [...proxy.kept]], tasks];
  });
  return JSON.stringify([...answers]);
}

function isPassing(error: unknown): boolean {
  return (
    error instanceof CtrBgError &&
    ['PROXY_UNUSABLE', 'ENGINE_REFUSED', 'ENGINE_BROKEN_ANSWER'].includes(error.code)
  );
}
