import { expect, test } from '@jest/globals';
import { createBarrier } from '../../../src/apply/barrier.ts';
import { skewOf } from '../../../src/apply/skew.ts';

const receipt = (firstNewMs: number, lastOldMs: number, oldWorkersGoneMs: number) => ({
  generation: 'bbbbbbbbbbbb',
  reloadMs: 5,
  firstNewMs,
  lastOldMs,
  oldWorkersGoneMs,
});

test('the skew compares nothing but the clock of this machine, and says how wrong it may be', () => {
  const skew = skewOf([
    { moment: { sent: 1000, earliest: 1000, latest: 1004, heard: 1100 }, receipt: receipt(20, 30, 80) },
    { moment: { sent: 1001, earliest: 1001, latest: 1021, heard: 1140 }, receipt: receipt(24, 40, 90) },
  ]);
  expect(skew).toEqual({
    startMs: 1,
    // 1002 + 20 and 1011 + 24
    newMs: 13,
    errorMs: 20,
    receiptMs: 40,
    // from 1000 at the earliest to 1021 + 40 at the latest
    mixedMs: 61,
  });
});

test('a receipt that came before the word of its beginning was read bounds it too', () => {
  const late = { moment: { sent: 0, earliest: 0, latest: 90, heard: 90 }, receipt: receipt(10, 20, 80) };
  expect(skewOf([late, late])).toEqual({ startMs: 0, newMs: 0, errorMs: 10, receiptMs: 0, mixedMs: 30 });
});

test('one host has no skew', () => {
  expect(skewOf([])).toBeUndefined();
  expect(
    skewOf([{ moment: { sent: 0, earliest: 0, latest: 1, heard: 2 }, receipt: receipt(1, 1, 1) }]),
  ).toBeUndefined();
});

test('nobody passes the barrier before the last one has come, or is waited for no more', async () => {
  const { signal } = new AbortController();
  const barrier = createBarrier(['a', 'b', 'c']);
  const passed: string[] = [];
  const come = async (name: string): Promise<void> => {
    await barrier.arrive(name, signal);
    passed.push(name);
  };
  const first = come('a');
  const second = come('b');
  await new Promise(setImmediate);
  expect({ passed, open: barrier.isOpen() }).toEqual({ passed: [], open: false });
  barrier.leave('c');
  await Promise.all([first, second]);
  expect({ passed, open: barrier.isOpen() }).toEqual({ passed: ['a', 'b'], open: true });
});

test('a host that is waited for no more after it has come is counted once', async () => {
  const barrier = createBarrier(['a', 'b', 'c']);
  const { signal } = new AbortController();
  void barrier.arrive('a', signal);
  barrier.leave('a');
  barrier.leave('b');
  expect(barrier.isOpen()).toBe(false);
  await barrier.arrive('c', signal);
});

test('whoever waits at the barrier is called off with the others', async () => {
  const calledOff = new AbortController();
  const barrier = createBarrier(['a', 'b']);
  const waiting = barrier.arrive('a', calledOff.signal);
  calledOff.abort(new Error('called off'));
  await expect(waiting).rejects.toThrow('called off');
});
