import { setTimeout as sleep } from 'node:timers/promises';
import type { ContainerInspect, Engine } from '../engine/index.ts';
import { CtrBgError } from '../types/index.ts';

/** ms between two looks at a container that is waited for. */
const PAUSE = 100;

/** Looks at a container until something is true of it. Throws UNHEALTHY when it is gone. */
export async function waitFor(
  engine: Engine,
  id: string,
  name: string,
  signal: AbortSignal,
  isOver: (found: ContainerInspect) => boolean,
): Promise<ContainerInspect> {
  for (;;) {
    signal.throwIfAborted();
    const found = await engine.inspectContainer(id);
    if (found === undefined) {
      throw new CtrBgError('UNHEALTHY', `${name} is gone`, { hint: 'Somebody removed it; deploy again.' });
    }
    if (isOver(found)) return found;
    await sleep(PAUSE, undefined, { signal }).catch(() => undefined);
  }
}
