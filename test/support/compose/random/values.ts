import fc from 'fast-check';
import type { Value } from './flow.ts';

type Scalar = string | number | boolean | null;

export const from = (...values: Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values);

export const listOf = (item: fc.Arbitrary<Value>, maxLength = 3): fc.Arbitrary<Value> =>
  fc.uniqueArray(item, { maxLength, minLength: 1, selector: (value) => JSON.stringify(value) });

export const textOrList = (...values: string[]): fc.Arbitrary<Value> =>
  fc.oneof(from(...values), listOf(from(...values)));

/** A mapping with some of these keys. */
export const partly = (record: Record<string, fc.Arbitrary<Value>>): fc.Arbitrary<Value> =>
  fc.subarray(Object.keys(record), { minLength: 1 }).chain((keys) => fc.record(pick(record, keys)));

function pick(record: Record<string, fc.Arbitrary<Value>>, keys: readonly string[]): typeof record {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)));
}

export const settings = (keys: readonly string[], ...values: Value[]): fc.Arbitrary<Value> =>
  partly(Object.fromEntries(keys.map((key) => [key, from(...values)])));

/** The same as a mapping, or as a list of `key=value`. Few keys and values, so that files meet in them. */
export const pairs = (keys: readonly string[], values: readonly Scalar[]): fc.Arbitrary<Value> =>
  fc.oneof(
    settings(keys, ...values),
    fc
      .uniqueArray(fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...values)), {
        minLength: 1,
        maxLength: 3,
        selector: ([key]) => key,
      })
      .map((list) => list.map(([key, value]) => (value === null ? key : `${key}=${value}`))),
  );

export const texts = pairs(['a', 'b', 'c'], ['1', 'two', '', 'x=y', 5, true, null]);
