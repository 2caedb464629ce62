import type { CaseResult } from '../case.ts';
import type { Ledger } from '../ledger.ts';
import { isOfShare, type Share } from '../play.ts';
import type { Stage } from '../stage.ts';
import { tell } from '../tell.ts';
import { onWalk } from './ground.ts';
import { parseWalk, WALK } from './steps.ts';
import { walk } from './walk.ts';

export type Walks = {
  readonly count: number;
  /** Of the first one; each further one has the next. */
  readonly seed: number;
  /** In ms of the clock of `performance`. */
  readonly until: number;
  readonly share: Share;
};

/** Walks by their seeds, as far as they are not done yet. Returns the results of this run. */
export async function playWalks(
  stage: Stage,
  ledger: Ledger,
  { count, seed, until, share }: Walks,
): Promise<CaseResult[]> {
  const names = Array.from({ length: count }, (_, index) => `${WALK}:${seed + index}`);
  const planned = await ledger.plan(`${count} walks from ${seed} on`, async () => names);
  const order = planned.filter(isOfShare(share)).filter((name) => !ledger.isDone(name));
  return order.length === 0 ? [] : walkAlong(stage, order, { until, ledger });
}

/** Those that are named, in their order. */
export async function walkAlong(
  stage: Stage,
  names: readonly string[],
  { until = Infinity, ledger }: { readonly until?: number; readonly ledger?: Ledger } = {},
): Promise<CaseResult[]> {
  return onWalk(stage, async (ground) => {
    const results: CaseResult[] = [];
    for (const name of names) {
      if (performance.now() > until) break;
      const result = await walk(ground, name, parseWalk(name));
      tell(result);
      await ledger?.add({ ...result, ms: Math.round(result.ms) });
      results.push(result);
    }
    return results;
  });
}
