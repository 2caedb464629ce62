import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { environmentOf } from '../../../laboratory/chaos/events.ts';

const DAY = 86_400_000;

/** Prints how the clocks differ before and after a signal, of which it tells when it can take it. */
const PROGRAM = `
const before = { date: Date.now(), made: new Date().getTime(), steady: performance.now() };
process.on('SIGUSR2', () => setImmediate(() => {
  const passed = { date: Date.now() - before.date, made: new Date().getTime() - before.made };
  console.log(JSON.stringify({ ...passed, steady: performance.now() - before.steady, fixed: new Date(5).getTime() }));
  process.exit(0);
}));
process.stderr.write('ready');
setTimeout(() => process.exit(1), 20_000);
`;

test.each([
  ['clock-forward', DAY],
  ['clock-back', -DAY],
] as const)('%s puts off the time of day alone', async (jump, by) => {
  const child = spawn(process.execPath, ['--eval', PROGRAM], {
    env: { ...process.env, ...environmentOf(jump) },
  });
  const told = text(child.stdout);
  await once(child.stderr, 'data');
  child.kill('SIGUSR2');
  const { date, made, steady, fixed } = JSON.parse(await told) as Record<string, number>;
  for (const passed of [date, made]) expect(Math.abs((passed ?? 0) - by)).toBeLessThan(20_000);
  expect(steady).toBeLessThan(20_000);
  expect(fixed).toBe(5);
});
