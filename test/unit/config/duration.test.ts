import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { durationFlag, formatDuration, isRefusal, parseDuration } from '../../../src/config/index.ts';

describe('a duration', () => {
  test.each([
    ['10s', 10_000],
    ['1m30s', 90_000],
    ['500ms', 500],
    ['1h', 3_600_000],
    ['1h5m30s20ms', 3_930_020],
    ['1.5s', 1500],
    ['0.5m', 30_000],
    ['1d', 86_400_000],
    ['0s', 0],
    ['100us', 1],
    ['1500us', 2],
    [' 2s ', 2000],
  ])('%s is %i ms', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  test.each([[10], ['10'], ['1.5'], [0]])('%p has no unit', (value) => {
    expect(parseDuration(value)).toMatchObject({ hint: expect.stringContaining('unit') });
  });

  test.each([
    [''],
    ['s'],
    ['-1s'],
    ['1 s'],
    ['1S'],
    ['10s5'],
    ['1e3s'],
    ['1..5s'],
    [null],
    [true],
    [[]],
    ['1s'.repeat(40)],
  ])('%p is refused', (value) => {
    expect(isRefusal(parseDuration(value))).toBe(true);
  });

  test.each([['25h'], ['9999999999999999999h'], ['2w']])('%s is too long', (value) => {
    expect(parseDuration(value)).toEqual({ refused: 'must be at most 24h' });
  });

  test('is written so that it can be read back', () => {
    expect(formatDuration(90_500)).toBe('1m30s500ms');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400_000 }), (milliseconds) => {
        expect(parseDuration(formatDuration(milliseconds))).toBe(milliseconds);
      }),
    );
  });

  test('of a flag names the flag', () => {
    expect(durationFlag('--timeout', '2m')).toBe(120_000);
    expect(() => durationFlag('--timeout', 'soon')).toThrow(/^--timeout must be a duration/);
  });
});
