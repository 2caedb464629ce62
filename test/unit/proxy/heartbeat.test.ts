import { expect, jest, test } from '@jest/globals';
import type { HeldShell } from '../../../src/engine/index.ts';
import { keepAlive } from '../../../src/proxy/heartbeat.ts';

const lost = (): Error => new Error('lost');

/** A shell that answers signs of life while `answers` is set, and clocks that are moved by hand. */
function setUp() {
  const over = new AbortController();
  const state = { asked: 0, answers: true, steady: 0, wall: 1_000_000 };
  const held: HeldShell = {
    result: { exitCode: 0, output: '' },
    ended: over.signal,
    inside: async () => {
      state.asked++;
      if (!state.answers) throw new Error('no answer');
      return { exitCode: 0, output: '' };
    },
    letGo: () => undefined,
    end: () => over.abort(),
  };
  const clocks = { steady: () => state.steady, wall: () => state.wall };
  const pass = (ms: number): void => void ((state.steady += ms), (state.wall += ms));
  return { state, held, pass, end: () => over.abort(), heartbeat: keepAlive(held, lost, clocks) };
}

test('a lease that was confirmed just now is believed without asking', async () => {
  const { state, pass, heartbeat } = setUp();
  pass(6900);
  await heartbeat.check();
  expect(state.asked).toBe(0);
  heartbeat.stop();
});

test('one that is in doubt is asked for, and the answer counts from when it was asked', async () => {
  const { state, pass, heartbeat } = setUp();
  pass(7000);
  await heartbeat.check();
  pass(6900);
  await heartbeat.check();
  expect(state.asked).toBe(1);
  heartbeat.stop();
});

test('so is one whose machine has slept, which the steady clock does not see, and one whose clock was set', async () => {
  for (const step of [3_600_000, -3_600_000]) {
    const { state, heartbeat } = setUp();
    state.wall += step;
    await heartbeat.check();
    expect(state.asked).toBe(1);
    heartbeat.stop();
  }
});

test('without an answer it is lost, for ever, and its shell is ended', async () => {
  const { state, held, pass, heartbeat } = setUp();
  state.answers = false;
  pass(7000);
  await expect(heartbeat.check()).rejects.toThrow('lost');
  expect(held.ended.aborted).toBe(true);
  state.answers = true;
  await expect(heartbeat.check()).rejects.toThrow('lost');
});

test('when its shell has ended it is lost at once', async () => {
  const { state, end, heartbeat } = setUp();
  end();
  await expect(heartbeat.check()).rejects.toThrow('lost');
  expect(state.asked).toBe(0);
});

test('it gives signs of life by itself until it is stopped', async () => {
  jest.useFakeTimers();
  try {
    const { state, heartbeat } = setUp();
    await jest.advanceTimersByTimeAsync(6100);
    expect(state.asked).toBe(3);
    heartbeat.stop();
    await jest.advanceTimersByTimeAsync(6100);
    expect(state.asked).toBe(3);
  } finally {
    jest.useRealTimers();
  }
});
