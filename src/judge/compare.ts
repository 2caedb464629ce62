import type { Latencies, ServiceTraffic, WatchLimits } from '../types/index.ts';
import { binomialTail, exceedanceTail, hypergeometricTail } from './chance.ts';
import { percentile } from './percentile.ts';

/** What is counted of a service of one colour. */
export type Sample = Pick<ServiceTraffic, 'requests' | 'failedByProxy' | 'failedByApplication' | 'latencies'>;

export type Verdict =
  | { readonly kind: 'failing'; readonly green: Share; readonly blue?: Share; readonly chance: number }
  | { readonly kind: 'slower'; readonly green: number; readonly blue: number; readonly chance: number };

/** So many of so many. */
export type Share = { readonly failed: number; readonly of: number };

/** The share of blue's requests that took longer than what green's are compared at. */
const SLOWEST = 0.05;
/** In ms: what is less is a matter of the clock, which counts whole ones. */
const LEAST = 5;

/**
 * Whether green is worse than blue was: undefined as long as that cannot be said. Green is worse only when both hold:
 * the difference is large enough to matter (`limits`), and so large by chance alone with a likelihood of at most
 * `chance` (Fisher's exact test of failures, the exceedance test of times, both one-sided). Without enough requests of
 * blue, green's failures are judged by the limit alone, and its times not at all.
 */
export function compare(
  blue: Sample,
  green: Sample,
  limits: WatchLimits,
  chance: number,
): Verdict | undefined {
  return failing(blue, green, limits, chance) ?? slower(blue, green, limits, chance);
}

function failing(
  blue: Sample,
  green: Sample,
  { failures, minimum }: WatchLimits,
  chance: number,
): Verdict | undefined {
  const [before, now] = [shareOf(blue), shareOf(green)];
  if (now.of < minimum) return undefined;
  const isKnown = before.of >= minimum;
  const more = ratio(now) - (isKnown ? ratio(before) : 0);
  if (more < failures || now.failed === 0) return undefined;
  const likelihood = isKnown
    ? hypergeometricTail(now.failed, {
        all: before.of + now.of,
        marked: before.failed + now.failed,
        drawn: now.of,
      })
    : binomialTail(now.failed, now.of, failures);
  if (likelihood > chance) return undefined;
  return { kind: 'failing', green: now, ...(isKnown && { blue: before }), chance: likelihood };
}

function slower(
  blue: Sample,
  green: Sample,
  { slower: factor, minimum }: WatchLimits,
  chance: number,
): Verdict | undefined {
  const [earlier, later] = [total(blue.latencies), total(green.latencies)];
  if (earlier < minimum || later < minimum) return undefined;
  const [before = 0, now = 0] = [blue, green].map(({ latencies }) => percentile(latencies, 1 - SLOWEST));
  if (now < before * factor || now - before < LEAST) return undefined;
  const seen = beyond(green.latencies, before);
  // What is beyond that bound is beyond the next largest of blue's times too.
  const likelihood = exceedanceTail(seen, { earlier, later, rank: beyond(blue.latencies, before) + 1 });
  return likelihood > chance ? undefined : { kind: 'slower', green: now, blue: before, chance: likelihood };
}

function shareOf({ requests, failedByProxy, failedByApplication }: Sample): Share {
  return { failed: failedByProxy + failedByApplication, of: requests };
}

const ratio = ({ failed, of }: Share): number => (of === 0 ? 0 : failed / of);

const total = (latencies: Latencies): number =>
  [...latencies.values()].reduce((all, count) => all + count, 0);

const beyond = (latencies: Latencies, bound: number): number =>
  [...latencies].reduce((all, [time, count]) => all + (time > bound ? count : 0), 0);
