import { expect, test } from '@jest/globals';
import { proofOfAll } from '../../../src/prove/index.ts';
import { renderResult } from '../../../src/report/index.ts';
import type { ProofDocument } from '../../../src/types/index.ts';

const proof = (target: string, failed: number, p99: number, width: number): ProofDocument => {
  const counts = { sent: 100, unsent: 0, failed, reset: 0, wrong: 0, cut: 0 };
  const latency = { p50: 1, p95: 2, p99, max: p99 };
  const lane = { name: 'think', ...counts, kinds: {}, latency, longestGap: p99, isTimed: true, samples: [] };
  return {
    target,
    ran: 'up',
    ms: 400,
    totals: counts,
    lanes: [lane],
    versions: { header: 'x-version', old: ['v1'], next: ['v2'], late: 0 },
    budgets: [],
    timeline: {
      width,
      answers: [1, 2, 3, 4],
      lost: [0, 0, failed, 0],
      slowest: [1, 1, p99, 1],
      marks: [
        { name: 'command', at: width },
        { name: 'switch', at: width * 2 },
      ],
    },
    ownDelay: p99,
  };
};
const budgets = [
  { name: 'failed', limit: 0 },
  { name: 'p99', limit: 10 },
] as const;
const all = proofOfAll(
  [
    { host: 'web-1', proof: proof('http://192.0.2.1', 0, 5, 100) },
    { host: 'web-2', proof: proof('http://192.0.2.2', 3, 20, 200) },
  ],
  budgets,
);

test('the proofs of several hosts are one, whose budgets look at all of them', () => {
  expect(all).toMatchObject({
    totals: { sent: 200, failed: 3 },
    lanes: [{ name: 'web-1 think' }, { name: 'web-2 think' }],
    versions: { old: ['v1'], next: ['v2'], late: 0 },
    budgets: [
      { name: 'failed', found: 3, ok: false },
      { name: 'p99', found: 20, ok: false, lane: 'web-2 think' },
    ],
    ownDelay: 20,
    hosts: [
      { host: 'web-1', target: 'http://192.0.2.1', totals: { failed: 0 }, longestGap: 5 },
      { host: 'web-2', target: 'http://192.0.2.2', totals: { failed: 3 }, longestGap: 20 },
    ],
  });
});

test('their times stand in columns of the widest, and a mark where it came first', () => {
  expect(all.timeline).toEqual({
    width: 200,
    answers: [1 + 2 + 1, 3 + 4 + 2, 3, 4],
    lost: [0, 0, 3, 0],
    slowest: [1, 5, 20, 1],
    marks: [
      { name: 'command', at: 100 },
      { name: 'switch', at: 200 },
    ],
  });
});

test('the text has a line for each host', () => {
  const document = { ok: false, command: 'prove', proof: all };
  expect(renderResult(document, { color: false }).split('\n').slice(1, 4)).toEqual([
    '  HOST   THROUGH           SENT  FAILED  WRONG  LONGEST GAP',
    '  web-1  http://192.0.2.1  100   0       0      5.0 ms',
    '  web-2  http://192.0.2.2  100   3       0      20.0 ms',
  ]);
});
