import { test } from '@jest/globals';

/**
 * `npm test` makes a few rounds of what is repeated and shows some of many like cases, so that it fits into a job of
 * CI on a slow machine; `npm run test:full` makes all of them. What is looked at is the same in both.
 */
const isFull = process.env['TEST_SIZE'] === 'full';

/** How much of something: a little, or all of it. */
export const sized = <T>(little: T, all: T): T => (isFull ? all : little);

/** All cases, or the first of every so many. */
export const someOf = <T>(cases: readonly T[], every: number): readonly T[] =>
  sized(
    cases.filter((_, index) => index % every === 0),
    cases,
  );

/** A test whose like `npm test` has already, in another shape. */
export const testInFull = sized(test.skip, test);
