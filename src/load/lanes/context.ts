import type { Target } from '../options.ts';
import type { Arrivals } from '../pace.ts';
import type { Stop } from '../stop.ts';
import type { Tally } from '../tally.ts';

/** What every lane is given. */
export type Context = {
  readonly target: Target;
  readonly tally: Tally;
  readonly stop: Stop;
  /** In ms. */
  readonly deadline: number;
  readonly arrivals: Arrivals;
} & Judgement;

/** What is right. */
export type Judgement = {
  /** The only right versions, if that is to be checked. */
  readonly versions: readonly string[] | undefined;
  readonly accepts: (status: number, location: string) => boolean;
};

/** Rest after a lost request or stream, so that a dead server is not flooded. Not a retry: what is lost is counted. */
export const REST = 50;

/** Connections of a lane are opened this far apart at the start, in ms: the ramp is not what is measured. */
export const RAMP = 5;

/** Runs `work` again and again, `count` times side by side, until the load is stopped. */
export async function workers(count: number, stop: Stop, work: () => Promise<void>): Promise<void> {
  const worker = async (_: unknown, index: number): Promise<void> => {
    await stop.sleep(index * RAMP);
    while (!stop.stopped) await work();
  };
  await Promise.all(Array.from({ length: count }, worker));
}
