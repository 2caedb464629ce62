import type { Laboratory } from '../laboratory/index.ts';
import type { Bare } from './bare.ts';
import { timeToLastOld } from './measure.ts';

const ROUNDS = 9;

export type WarmTimes = {
  /** From the start of the bare reload to the last answer of the old version. */
  readonly bare: readonly number[];
  /** A start of ctr-bg that does nothing (`--version`), under the same load. */
  readonly start: readonly number[];
  /** From the start of `ctr-bg rollback` to the last answer of the old version. */
  readonly ours: readonly number[];
};

type Sides = {
  readonly bare: Bare;
  readonly ports: { readonly bare: number; readonly ours: number };
  /** Deploys v2 again, and keeps v1 running beside it. */
  readonly deployAgain: () => Promise<void>;
};

/**
 * Goes between two versions that run: bare back and forth, ours back to v1 each time. Bare serves v2 now, and v1 runs
 * beside it; so does ours.
 */
export async function timeWarmRollback(
  lab: Laboratory,
  { bare, ports, deployAgain }: Sides,
): Promise<WarmTimes> {
  const times = { bare: [] as number[], start: [] as number[], ours: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    await bare.prepareSwitch();
    times.bare.push(await timeToLastOld(ports.bare, round % 2 === 0 ? 'v2' : 'v1', () => bare.reload()));
    await timeToLastOld(ports.ours, 'v2', async () => {
      times.start.push((await lab.ctrBg(['--version'])).ms);
    });
    times.ours.push(
      await timeToLastOld(ports.ours, 'v2', async () => {
        const { exitCode, stderr } = await lab.ctrBg(['rollback', '-p', 'bench']);
        if (exitCode !== 0) throw new Error(stderr);
      }),
    );
    await deployAgain();
  }
  return times;
}
