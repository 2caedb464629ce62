import { fileURLToPath } from 'node:url';
import type { LabEngine } from '../engine.ts';
import { isDeath, type Event, type Jump } from './faults.ts';
import { ownEngine, slay, type Noticed, type Victims } from './victims.ts';
import { inProxy } from './world.ts';

const CLOCK = fileURLToPath(new URL('shifted-clock.mjs', import.meta.url));
const DAY = 86_400_000;

/** What the environment of a command is, whose clock may have to jump. */
export function environmentOf(jump: Jump): Record<string, string> {
  const by = jump.endsWith('forward') ? DAY : -DAY;
  return { NODE_OPTIONS: `--import=${CLOCK}`, CLOCK_JUMP: String(by) };
}

export type Befallen = {
  /** Of a death; undefined when there was nobody to die. */
  readonly noticed?: Noticed | undefined;
  /** Brings back what was before, when the command has ended. */
  readonly undo: () => Promise<void>;
};

const nothing = async (): Promise<void> => undefined;

/** Does what happens beside a call. `jumpNow` tells the command's own process. */
export async function befall(
  engine: LabEngine,
  victims: Victims,
  event: Event,
  jumpNow: () => void,
): Promise<Befallen> {
  if (isDeath(event)) return { noticed: await slay(engine, victims, event), undo: nothing };
  switch (event) {
    case 'disk-full':
      await ownEngine(engine, event).fillDisk();
      return { undo: () => ownEngine(engine, event).freeDisk() };
    case 'clock-forward':
    case 'clock-back':
      jumpNow();
      return { undo: nothing };
    case 'proxy-clock-forward':
    case 'proxy-clock-back': {
      const by = event === 'proxy-clock-forward' ? '+1 day' : '-1 day';
      await inProxy(engine.api, ['sh', '-c', `echo '${by}' > /run/clock`]);
      return {
        undo: async () => void (await inProxy(engine.api, ['rm', '-f', '/run/clock'])),
      };
    }
  }
}
