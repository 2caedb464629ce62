import { expect, test } from '@jest/globals';
import { countEstablished } from '../../../src/proxy/drain.ts';
import { movedBetween, readReceipt } from '../../../src/proxy/receipt.ts';

test('a receipt counts from the moment before the pointer was moved', () => {
  const output = [
    'ready 123',
    'moved 1000.50',
    'reloaded 1000.51',
    'old 17 18',
    'began 100054',
    'closed 1000.60',
    'answer bbbbbbbbbbbb 1000.62',
    'answer none 1000.62',
    'answer aaaaaaaaaaaa 1000.63',
    'answer bbbbbbbbbbbb 1000.65',
    'answer bbbbbbbbbbbb 1000.70',
    '',
  ].join('\n');
  expect(readReceipt(output, 'bbbbbbbbbbbb')).toEqual({
    generation: 'bbbbbbbbbbbb',
    reloadMs: 10,
    firstNewMs: 40,
    lastOldMs: 130,
    oldWorkersGoneMs: 200,
  });
});

const told = (...lines: string[]): string =>
  ['moved 70.51', 'reloaded 70.51', 'old 17', ...lines, 'answer bbbbbbbbbbbb 70.63', ''].join('\n');

test('nginx serves what is new from when it has started a worker for it, which is before it was asked', () => {
  expect(readReceipt(told('began 7054'), 'bbbbbbbbbbbb')).toMatchObject({ firstNewMs: 30 });
  // Both are rounded down, each by itself; and an answer that was seen was given.
  expect(readReceipt(told('began 7050'), 'bbbbbbbbbbbb')).toMatchObject({ firstNewMs: 0 });
  expect(readReceipt(told('began 7099'), 'bbbbbbbbbbbb')).toMatchObject({ firstNewMs: 120 });
  // A worker that had gone before it was looked at.
  expect(readReceipt(told('began -'), 'bbbbbbbbbbbb')).toMatchObject({ firstNewMs: 120 });
});

test('the old generation is past when its workers listen no more, whoever asked until then', () => {
  expect(readReceipt(told('began 7054', 'closed 70.59'), 'bbbbbbbbbbbb')).toMatchObject({
    lastOldMs: 80,
    oldWorkersGoneMs: 120,
  });
});

test('when the pointer was moved is bounded by the word to it and from it, and by the clock of its host', () => {
  const words = { sent: 1000, told: 1060 };
  expect(movedBetween(70.53, words, [])).toEqual({ earliest: 1000, latest: 1060 });
  // The clock of the host said 70.50 within 2 ms, and the pointer was moved 30 ms later, all to 10 ms.
  const reading = { before: 985, uptime: 70.5, after: 987 };
  const bounds = movedBetween(70.53, words, [reading]);
  expect([bounds.earliest, bounds.latest].map(Math.round)).toEqual([1005, 1027]);
  // What was sent and told bounds it too.
  expect(movedBetween(70.51, words, [reading]).earliest).toBe(1000);
});

test('established connections are counted by their remote address alone', () => {
  // proc(5): addresses are hexadecimal, byte-reversed; 01 is ESTABLISHED, 06 TIME_WAIT.
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue',
    '   0: 0280D20A:0050 0101A8C0:D2F0 01 00000000:00000000',
    '   1: 0280D20A:A1B2 1000D20A:1F90 01 00000000:00000000',
    '   2: 0280D20A:A1B3 1000D20A:1F90 06 00000000:00000000',
    '   3: 0280D20A:A1B4 1040D20A:1F90 01 00000000:00000000',
  ].join('\n');
  expect(countEstablished(table, ['10.210.0.16'])).toBe(1);
  expect(countEstablished(table, ['10.210.0.16', '10.210.64.16'])).toBe(2);
  expect(countEstablished(table, ['10.210.0.99'])).toBe(0);
});
