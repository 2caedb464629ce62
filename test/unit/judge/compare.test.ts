import { describe, expect, test } from '@jest/globals';
import { binomialTail, exceedanceTail, hypergeometricTail } from '../../../src/judge/chance.ts';
import { compare, isLasting, type Sample } from '../../../src/judge/index.ts';
import type { Latencies } from '../../../src/types/index.ts';
import { seeded } from '../../../laboratory/chaos/choose.ts';

const LIMITS = { failures: 0.01, slower: 1.5, minimum: 50 };
/** As a watch of 60 s at a look each second has it: the likelihood of a false alarm is below 0.5 % in all. */
const CHANCE = 0.005 / (60 * 2);

describe('chances', () => {
  test('are those of small cases that can be counted', () => {
    // Of 5 with 2 marked, 2 are drawn: both are marked in 1 of 10, at least one in 7 of 10.
    expect(hypergeometricTail(2, { all: 5, marked: 2, drawn: 2 })).toBeCloseTo(0.1, 10);
    expect(hypergeometricTail(1, { all: 5, marked: 2, drawn: 2 })).toBeCloseTo(0.7, 10);
    expect(binomialTail(3, 3, 0.5)).toBeCloseTo(0.125, 10);
    // The larger one of two is as likely the later as the earlier.
    expect(exceedanceTail(1, { earlier: 1, later: 1, rank: 1 })).toBeCloseTo(0.5, 10);
    // All three of the later are beyond both earlier ones in 1 of 10 orders.
    expect(exceedanceTail(3, { earlier: 2, later: 3, rank: 1 })).toBeCloseTo(0.1, 10);
  });

  test('are true for large numbers too, and certain for what always holds', () => {
    expect(hypergeometricTail(0, { all: 100_000, marked: 500, drawn: 40_000 })).toBeCloseTo(1, 6);
    expect(hypergeometricTail(200, { all: 100_000, marked: 500, drawn: 40_000 })).toBeCloseTo(0.5, 1);
    expect(exceedanceTail(0, { earlier: 5000, later: 5000, rank: 250 })).toBeCloseTo(1, 6);
    expect(exceedanceTail(250, { earlier: 5000, later: 5000, rank: 250 })).toBeCloseTo(0.5, 1);
  });
});

type Model = { readonly failing: number; readonly median: number };

/** Requests of a made-up service: times spread log-normally, as they are measured of real ones. */
function requests(count: number, { failing, median }: Model, random: () => number): Sample {
  const latencies = new Map<number, number>();
  let failed = 0;
  for (let n = 0; n < count; n++) {
    if (random() < failing) failed += 1;
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const bound =
      Math.round(1.05 ** Math.ceil(Math.log(median * Math.exp(0.5 * normal)) / Math.log(1.05)) * 10) / 10;
    latencies.set(bound, (latencies.get(bound) ?? 0) + 1);
  }
  return { requests: count, failedByProxy: 0, failedByApplication: failed, latencies };
}

function add(one: Sample, other: Sample): Sample {
  const latencies = new Map(one.latencies);
  for (const [bound, count] of other.latencies) latencies.set(bound, (latencies.get(bound) ?? 0) + count);
  return {
    requests: one.requests + other.requests,
    failedByProxy: 0,
    failedByApplication: one.failedByApplication + other.failedByApplication,
    latencies,
  };
}

const NONE: Sample = { requests: 0, failedByProxy: 0, failedByApplication: 0, latencies: new Map() };

/** A watch of 60 s with a look each second; the second in which it said that green is worse. Green may change. */
function watch(
  blue: Model,
  green: Model | ((second: number) => Model),
  seed: number,
  { rate = 200, before = 1000 } = {},
): number | undefined {
  const random = seeded(seed);
  const baseline = requests(before, blue, random);
  const looks: Latencies[] = [];
  let seen = NONE;
  for (let second = 1; second <= 60; second++) {
    const now = requests(rate, typeof green === 'function' ? green(second) : green, random);
    seen = add(seen, now);
    looks.push(now.latencies);
    const verdict = compare(baseline, seen, LIMITS, CHANCE);
    if (verdict?.kind === 'failing' || (verdict && isLasting(verdict, looks, LIMITS.slower, 3)))
      return second;
  }
  return undefined;
}

const GOOD: Model = { failing: 0.002, median: 20 };
const seeds = (count: number): number[] => Array.from({ length: count }, (_, seed) => seed + 1);
const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

describe('a watch', () => {
  test('of an equal green never says that it is worse, in 300 of them', () => {
    expect(seeds(300).filter((seed) => watch(GOOD, GOOD, seed, { rate: 50 }) !== undefined)).toEqual([]);
  });

  test('of one that fails as much as blue did does not either, however much that is', () => {
    const bad = { ...GOOD, failing: 0.2 };
    expect(seeds(50).filter((seed) => watch(bad, bad, seed, { rate: 50 }) !== undefined)).toEqual([]);
  });

  test('of one that fails 3 % of its requests says so within 10 s, as a rule', () => {
    const found = seeds(50).map((seed) => watch(GOOD, { ...GOOD, failing: 0.03 }, seed) ?? Infinity);
    expect(middle(found)).toBeLessThan(10);
    expect(found).not.toContain(Infinity);
  });

  test('of one that is twice as slow says so within 10 s, as a rule', () => {
    const found = seeds(50).map((seed) => watch(GOOD, { ...GOOD, median: 40 }, seed) ?? Infinity);
    expect(middle(found)).toBeLessThan(10);
    expect(found).not.toContain(Infinity);
  });

  test('of one that is slow for two seconds at a time, as its machine is, does not say so', () => {
    const now = (second: number): Model => ({ ...GOOD, median: second % 6 < 2 ? 100 : GOOD.median });
    expect(seeds(50).filter((seed) => watch(GOOD, now, seed) !== undefined)).toEqual([]);
  });

  test('of one that is slower and gets few requests says so too', () => {
    const found = seeds(20).map(
      (seed) => watch(GOOD, { ...GOOD, median: 60 }, seed, { rate: 7 }) ?? Infinity,
    );
    expect(found).not.toContain(Infinity);
  });

  test('without enough requests of blue judges failures by the limit, and times not at all', () => {
    const none = { before: 0 };
    expect(watch(GOOD, { ...GOOD, median: 400 }, 1, none)).toBeUndefined();
    expect(watch(GOOD, GOOD, 1, none)).toBeUndefined();
    expect(watch(GOOD, { ...GOOD, failing: 0.1 }, 1, none)).toBeLessThan(10);
  });

  test('says nothing by less requests than the minimum', () => {
    const blue = requests(1000, GOOD, seeded(1));
    const green = requests(49, { failing: 1, median: 1000 }, seeded(2));
    expect(compare(blue, green, LIMITS, 1)).toBeUndefined();
  });
});
