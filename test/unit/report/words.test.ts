import { describe, expect, test } from '@jest/globals';
import { colorLevel, progressMode, stepText } from '../../../src/report/index.ts';
import { bytes, clean, elapsed, truncate } from '../../../src/report/text.ts';
import { STEPS } from './steps.ts';

test('each step has its words', () => {
  expect(Object.values(STEPS).map((step) => stepText(step))).toEqual([
    'pull shop:2',
    'make the network',
    'run the proxy on :80',
    'start shop-web-green-1',
    'test generation 0123456789ab',
    'switch to generation 0123456789ab',
    'route nothing to shop',
    'remove shop-web-blue-1',
    'forget generations of shop but 0123456789ab',
    'keep release ' + STEPS.kept.generation.release + ' running for 60m 0s',
    'forget generations of shop',
    'remove the proxy',
    'remove the network',
    'wait until web answers on :8080/up',
    'see generation 0123456789ab answer',
    'see shop answer no more',
    'watch generation 0123456789ab for 60 s',
    'wait 30 s',
    'give generation 0123456789ab to 2.5 % of the clients',
    'mirror 10 % of the requests to generation 0123456789ab',
    'watch generation 0123456789ab beside what serves for 60 s',
    'drain blue',
  ]);
});

describe('colour', () => {
  const TTY = true;
  const PIPE = false;
  test.each([
    [undefined, {}, TTY, 1],
    [undefined, {}, PIPE, 0],
    [true, { NO_COLOR: '1' }, PIPE, 1],
    [false, { FORCE_COLOR: '3' }, TTY, 0],
    [undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, TTY, 0],
    [undefined, { NO_COLOR: '' }, TTY, 1],
    [undefined, { FORCE_COLOR: '0' }, TTY, 0],
    [undefined, { FORCE_COLOR: 'false' }, TTY, 0],
    [undefined, { FORCE_COLOR: '' }, PIPE, 1],
    [undefined, { FORCE_COLOR: 'true', TERM: 'dumb' }, PIPE, 1],
    [undefined, { FORCE_COLOR: '2' }, PIPE, 2],
    [undefined, { FORCE_COLOR: '3' }, PIPE, 3],
    [undefined, { TERM: 'dumb' }, TTY, 0],
    [undefined, { TERM: 'dumb', GITHUB_ACTIONS: 'true' }, PIPE, 0],
    [undefined, { CI: 'true' }, PIPE, 0],
    [undefined, { CI: 'true', GITHUB_ACTIONS: 'true' }, PIPE, 1],
    [undefined, { CI: 'true', GITLAB_CI: 'true' }, PIPE, 1],
  ] as const)('flag %p with %p (terminal: %p) is level %i', (flag, environment, isTTY, level) => {
    expect(colorLevel({ flag, environment, isTTY })).toBe(level);
  });
});

describe('progress', () => {
  test.each([
    [undefined, true, {}, 'tty'],
    ['auto', true, {}, 'tty'],
    ['auto', false, {}, 'plain'],
    ['auto', true, { CI: 'true' }, 'plain'],
    ['auto', true, { CI: 'false' }, 'tty'],
    ['auto', true, { TERM: 'dumb' }, 'plain'],
    ['tty', false, { CI: 'true' }, 'tty'],
    ['plain', true, {}, 'plain'],
    ['json', true, {}, 'json'],
    ['quiet', true, {}, 'quiet'],
  ])('%p (terminal: %p) with %p is %s', (requested, isTTY, environment, mode) => {
    expect(progressMode({ requested, isTTY, environment })).toBe(mode);
  });
  test('of another kind is refused', () => {
    expect(() => progressMode({ requested: 'fancy', isTTY: true, environment: {} })).toThrow(
      '--progress must be one of auto, tty, plain, json, quiet',
    );
  });
});

test.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [1000, '1.0 s'],
  [9940, '9.9 s'],
  [9960, '10 s'],
  [75_400, '75 s'],
  [200_000, '3m 20s'],
])('%i ms is read as %s', (milliseconds, text) => {
  expect(elapsed(milliseconds)).toBe(text);
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [812_000, '812 kB'],
  [12_345_678, '12.3 MB'],
  [5_000_000_000_000, '5000 GB'],
])('%i bytes are read as %s', (amount, text) => {
  expect(bytes(amount)).toBe(text);
});

test('text is cut to columns, and wide characters count twice', () => {
  expect(truncate('abcdef', 6)).toBe('abcdef');
  expect(truncate('abcdef', 5)).toBe('abcd…');
  expect(truncate('日本語', 5)).toBe('日本…');
  expect(truncate('日本語', 4)).toBe('日…');
  expect(truncate('abc', 1)).toBe('…');
  expect(truncate('abc', 0)).toBe('');
});

test('what others say cannot move the cursor or turn text around', () => {
  expect(clean('a\u001B[2Jb\r\nc\u0007\u202Ed\u0000')).toBe('ab c d');
});
