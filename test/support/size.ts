import { test } from '@jest/globals';

/**
 * `npm test` has to fit into a job of CI on a slow machine: of what is repeated it makes a few rounds, of many like
 * cases some, and whole tests it leaves out, also such as show what no other does. `npm run test:full` makes all.
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

/** A test that `npm test` leaves out, and tells as skipped. */
export const testInFull = sized(test.skip, test);
