import { expect, test } from '@jest/globals';
import { renderResult } from '../../../src/report/index.ts';
import type { PastCommandDocument, ResultDocument } from '../../../src/types/index.ts';
import { DIGEST } from './steps.ts';

const past: PastCommandDocument = {
  host: 'local',
  id: '1a2b3c4d',
  at: '2026-11-25T03:40:12.000Z',
  command: 'up',
  by: { user: 'me', machine: 'laptop' },
  release: 'ba9876543210',
  services: [{ name: 'web', image: 'shop:2', digest: DIGEST, color: 'green', replicas: 1 }],
  outcome: 'deployed',
  timings: { prepareMs: 1, healthyMs: 1, switchMs: 1, drainMs: 1, totalMs: 1700 },
  isLive: true,
  isRecorded: true,
};
const text = (...history: PastCommandDocument[]): string[] => {
  const document: ResultDocument = { ok: true, command: 'history', project: 'shop', history };
  return renderResult(document, { color: false }).trimEnd().split('\n');
};

test('history is a table, the latest first, with what can be gone back to', () => {
  const { release: _, timings: __, ...cut } = past;
  const job = { ...past.by, job: 'https://ci.example.com/jobs/7' };
  const down = { ...cut, by: job, command: 'down', services: [], outcome: 'unfinished' } as const;
  expect(text(past, { ...past, isLive: false }, { ...down, isLive: false, isRecorded: false })).toEqual([
    'shop',
    'WHEN                     RELEASE       IMAGES  COMMAND  BY                             OUTCOME     TOOK   ROLLBACK',
    '2026-11-25 03:40:12 UTC  ba9876543210  shop:2  up       me@laptop                      deployed    1.7 s  serves',
    '2026-11-25 03:40:12 UTC  ba9876543210  shop:2  up       me@laptop                      deployed    1.7 s  yes',
    '2026-11-25 03:40:12 UTC  -             -       down     https://ci.example.com/jobs/7  unfinished  -      -',
  ]);
});

test('several hosts are one table, with how far apart they switched, and control characters of others do not reach the terminal', () => {
  const skew = { startMs: 0, newMs: 4, errorMs: 2, receiptMs: 9, mixedMs: 20 };
  const two = { ...past, host: 'two', skew, by: { user: '\u001b[31mme', machine: 'x' } };
  const later = { ...past, id: '5e6f', at: '2026-11-25T03:41:00.000Z', host: 'two' };
  const lines = text(past, later, two);
  expect(lines.map((line) => line.split(/ {2,}/).at(0))).toEqual(['shop', 'HOST', 'two', 'local', 'two']);
  expect(lines.map((line) => line.split(/ {2,}/).at(-1))).toEqual(['shop', 'SKEW', '-', '-', '4 ms']);
  expect(lines.join('')).not.toContain('\u001b');
});

test('of which nothing is known says so', () => {
  expect(text()).toEqual(['nothing is known of what was done to shop']);
});
