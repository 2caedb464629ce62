import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { summary } from '../../../src/judge/index.ts';
import { COUNT, parseTraffic } from '../../../src/proxy/traffic.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ctr-bg-traffic-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const SECOND = Math.floor(Date.now() / 1000) - 10;

/** As the shell in the proxy runs it: by a real awk, over what nginx writes. */
function count(lines: readonly string[], { before = [] as readonly string[], ago = 60 } = {}) {
  const record = join(folder, 'requests');
  const text = (some: readonly string[]): string => some.map((line) => `${line}\n`).join('');
  writeFileSync(record, text(lines));
  if (before.length > 0) writeFileSync(`${record}.before`, text(before));
  const values = [record, String(ago), 'shop.', String(Math.log(1.05))];
  const output = execFileSync('sh', ['-c', COUNT.text, 'sh', ...values], { encoding: 'utf8' });
  return parseTraffic(output);
}

/** Hundredths of a second after SECOND, then what nginx says of a request. */
const line = (
  at: number,
  status: string,
  times: string,
  { flow = 'shop.web.blue.http', id = 'aaaaaaaaaaaa' } = {},
) => `${SECOND}.${String(at * 10).padStart(3, '0')}|0.020|${flow}|${id}|${status}|${status}|${times}`;

test('what failed is told by whether the application sent a header', () => {
  const traffic = count([
    line(1, '200', '0.010'),
    line(2, '404', '0.010'),
    line(3, '500', '0.010'),
    line(4, '502', '-'),
    line(5, '504', '-'),
    line(6, '499', '-'),
    line(7, '200', '-, 0.004'),
    line(8, '502', '-, -'),
  ]);
  expect(summary(traffic)).toMatchObject({
    requests: 8,
    failedByProxy: 3,
    failedByApplication: 1,
    left: 1,
    retried: 2,
  });
});

test('requests of others, of long ago and torn lines are passed over; what was put aside counts', () => {
  const old = line(1, '200', '0.010').replace(String(SECOND), String(SECOND - 3600));
  const traffic = count(
    [
      line(1, '200', '0.010'),
      line(2, '200', '0.010', { flow: 'shop2.web.blue.http' }),
      old,
      `${SECOND}.1|0.0`,
    ],
    { before: [line(0, '200', '0.010')] },
  );
  expect(summary(traffic).requests).toBe(2);
  rmSync(join(folder, 'requests.before'));
  expect(count([])).toEqual({ services: [], longestGap: 0 });
});

test('no record is not the same as no requests', () => {
  const run = () =>
    execFileSync('sh', ['-c', COUNT.text, 'sh', join(folder, 'requests'), '60', 'shop.', '0.05'], {
      stdio: 'pipe',
    });
  expect(run).toThrow(/Command failed/);
});

test('colours and services are told apart; a name may have dots; WebSockets are requests of their service', () => {
  const green = { flow: 'shop.a.b.green.http', id: 'bbbbbbbbbbbb' };
  const traffic = count([
    line(1, '200', '0.010'),
    line(2, '101', '0.010', { flow: 'shop.web.blue.websocket' }),
    line(3, '200', '0.010', green),
  ]);
  const told = traffic.services.map(({ service, color, generation, requests }) => ({
    service,
    color,
    generation,
    requests,
  }));
  expect(told).toHaveLength(2);
  expect(told).toEqual(
    expect.arrayContaining([
      { service: 'web', color: 'blue', generation: 'aaaaaaaaaaaa', requests: 2 },
      { service: 'a.b', color: 'green', generation: 'bbbbbbbbbbbb', requests: 1 },
    ]),
  );
});

test('times are true to 5 %, and the gap is the longest time in which nothing ended', () => {
  const times = Array.from({ length: 100 }, (_, n) =>
    line(n < 50 ? n % 20 : 60, '200', `0.${String(n + 1).padStart(3, '0')}`),
  );
  const traffic = count(times);
  const [service] = summary(traffic).services;
  for (const [told = NaN, exact] of [
    [service?.p50Ms, 50],
    [service?.p95Ms, 95],
    [service?.p99Ms, 99],
  ] as const) {
    expect(told).toBeGreaterThanOrEqual(exact * 0.999);
    expect(told).toBeLessThanOrEqual(exact * 1.0501);
  }
  expect(traffic.longestGap).toBe(400);
});
