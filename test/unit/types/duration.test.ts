import { expect, test } from '@jest/globals';
import { formatDuration } from '../../../src/types/index.ts';

test.each([
  [0, '0ms'],
  [999, '999ms'],
  [1500, '1.5s'],
  [10_000, '10s'],
  [59_940, '59.9s'],
  [59_960, '1m'],
  [90_000, '1m30s'],
  [119_600, '2m'],
  [3_599_700, '60m'],
])('%d ms is %s for people', (ms, text) => expect(formatDuration(ms)).toBe(text));
