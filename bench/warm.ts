import type { Laboratory } from '../laboratory/index.ts';
import type { Bare } from './bare.ts';
import { timeToLastOld } from './measure.ts';

const ROUNDS = 9;

export type WarmTimes = {
  /** From the start of the bare reload to the last answer of the old version. */
  readonly bare: readonly number[];
  /** The same for `ctr-bg rollback --keep`, so that what is left is warm for the next round. */
  readonly ours: readonly number[];
  /** The whole command, from its start to its end. */
  readonly whole: readonly number[];
};

type Sides = { readonly bare: Bare; readonly ports: { readonly bare: number; readonly ours: number } };

/** Goes back and forth between two versions that run, on both sides. Bare serves v2 now, and v1 runs beside it; so does ours. */
export async function timeWarmRollback(lab: Laboratory, { bare, ports }: Sides): Promise<WarmTimes> {
  const times = { bare: [] as number[], ours: [] as number[], whole: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    const old = round % 2 === 0 ? 'v2' : 'v1';
    await bare.prepareSwitch();
    times.bare.push(await timeToLastOld(ports.bare, old, () => bare.reload()));
    times.ours.push(
      await timeToLastOld(ports.ours, old, async () => {
        const start = performance.now();
        const { exitCode, stderr } = await lab.ctrBg(['rollback', '-p', 'bench', '--keep', '1h']);
        times.whole.push(performance.now() - start);
        if (exitCode !== 0) throw new Error(stderr);
      }),
    );
  }
  return times;
}
