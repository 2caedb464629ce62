import { expect, it } from '@jest/globals';
import { now } from '../../../src/load/clock.ts';
import type { LoadOptions } from '../../../src/load/options.ts';
import { startWork } from '../../../src/load/work.ts';
import { RIGHT, rawServer } from './servers.ts';

const STALL = 400;

/** One connection to a server that stands still once, for 400 ms, in the middle of it. */
async function underStall(arrivals: LoadOptions['arrivals']) {
  const begin = now();
  await using server = await rawServer((socket) => {
    const at = now() - begin;
    const wait = at > 200 && at < 200 + STALL ? 200 + STALL - at : 0;
    setTimeout(() => socket.write(RIGHT), wait);
  });
  const work = startWork({
    target: { host: '127.0.0.1', port: server.port },
    lanes: [{ kind: 'keep-alive', path: '/', connections: 1, rate: 100 }],
    ...(arrivals !== undefined && { arrivals }),
  });
  await work.stop.sleep(1000);
  work.stop.stop(now());
  await work.ended;
  const [lane] = work.report().lanes;
  if (lane === undefined) throw new Error('a load without a lane');
  return lane;
}

it('a constant rate asks of a server that stands still all that was due, and counts how long that waited', async () => {
  const { sent, unsent, latency } = await underStall('constant');
  expect(sent + unsent).toBeGreaterThanOrEqual(95);
  // 40 of some 100 were due while it stood still.
  expect(latency.p95).toBeGreaterThan(STALL / 2);
});

it('a capped rate shows such a stall as one slow request', async () => {
  const { sent, unsent, latency } = await underStall('capped');
  expect(unsent).toBe(0);
  expect(sent).toBeLessThan(90);
  expect(latency.max).toBeGreaterThan(STALL / 2);
});
