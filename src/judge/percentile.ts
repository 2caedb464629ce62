import type { Latencies } from '../types/index.ts';

/** The time in ms that a share (0 to 1) of the requests did not exceed; undefined when there were none. */
export function percentile(latencies: Latencies, share: number): number | undefined {
  const total = [...latencies.values()].reduce((all, count) => all + count, 0);
  let seen = 0;
  for (const [bound, count] of [...latencies].sort(([a], [b]) => a - b)) {
    seen += count;
    if (seen >= share * total) return bound;
  }
  return undefined;
}
