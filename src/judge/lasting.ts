import type { Latencies } from '../types/index.ts';
import type { Verdict } from './compare.ts';
import { percentile } from './percentile.ts';

type Slower = Extract<Verdict, { kind: 'slower' }>;

/** A stretch is as many looks as it takes to have this many requests. */
const LEAST = 5;

/**
 * Whether green is still slow, and has been for some time: requests that follow one another are slow together when the
 * machine has much to do for a moment, which no test of single requests knows of. `looks` are the times of what came
 * between two looks, the latest last; `slower` is the factor of the limits; so many stretches in a row have to be slow.
 */
export function isLasting(
  { blue }: Slower,
  looks: readonly Latencies[],
  slower: number,
  count: number,
): boolean {
  const stretches = stretchesOf(looks, count);
  return (
    stretches.length === count &&
    stretches.every((stretch) => (percentile(stretch, 0.95) ?? 0) >= blue * slower)
  );
}

/** The latest ones, from the end. */
function stretchesOf(looks: readonly Latencies[], most: number): Latencies[] {
  const stretches: Latencies[] = [];
  let stretch = new Map<number, number>();
  for (const look of looks.toReversed()) {
    for (const [bound, count] of look) stretch.set(bound, (stretch.get(bound) ?? 0) + count);
    if ([...stretch.values()].reduce((all, count) => all + count, 0) < LEAST) continue;
    stretches.push(stretch);
    stretch = new Map();
    if (stretches.length === most) break;
  }
  return stretches;
}
