import type { HeldShell } from '../engine/index.ts';
import { BEAT, LEASE_TTL, SIGN } from './lease-scripts.ts';

/** In ms; `steady` does not see a machine that sleeps, `wall` can be set. */
export type Clocks = { readonly steady: () => number; readonly wall: () => number };
export const realClocks: Clocks = { steady: () => performance.now(), wall: () => Date.now() };

/** Until so long after a sign of life the lease is ours for sure, with time for what is sent then to be carried out. */
const SURE = LEASE_TTL - 3000;
/** Clocks that moved differently by more than this have slept, or been set. */
const DRIFT = 1000;

export type Heartbeat = { readonly check: () => Promise<void>; readonly stop: () => void };

/** Gives signs of life to the shell that holds a lease, and tells whether it is still held. */
export function keepAlive(held: HeldShell, lost: () => Error, { steady, wall }: Clocks): Heartbeat {
  let signs = 0;
  let confirmed = { steady: steady(), wall: wall() };
  let underWay: Promise<void> | undefined;

  /** The shell that answers is the one that holds the lease, so it was ours at least from when it was asked. */
  async function ask(): Promise<void> {
    const asked = { steady: steady(), wall: wall() };
    await held.inside(SIGN, [String(++signs)], { deadline: LEASE_TTL });
    confirmed = asked;
  }
  const sign = (): Promise<void> =>
    (underWay ??= ask().finally(() => {
      underWay = undefined;
    }));

  const timer = setInterval(() => {
    // A shell that does not answer is lost to us: its end tells all who wait for it.
    sign().catch(() => held.end());
  }, BEAT);
  timer.unref();
  held.ended.addEventListener('abort', () => clearInterval(timer), { once: true });

  function isSure(): boolean {
    const passed = { steady: steady() - confirmed.steady, wall: wall() - confirmed.wall };
    return passed.steady < SURE && Math.abs(passed.wall - passed.steady) < DRIFT;
  }

  return {
    async check() {
      // A sign that is under way may have been given before whatever made the lease doubtful.
      for (let tries = 0; tries < 2 && !held.ended.aborted; tries++) {
        if (isSure()) return;
        await sign().catch(() => held.end());
      }
      if (held.ended.aborted || !isSure()) throw lost();
    },
    stop: () => clearInterval(timer),
  };
}
