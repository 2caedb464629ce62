import { expect, it } from '@jest/globals';
import { formatReport, totals, type LaneReport, type LoadReport } from '../../../laboratory/load/index.ts';
import { QUIET_LANE } from '../../support/lane-report.ts';

const QUIET: LaneReport = {
  ...QUIET_LANE,
  sent: 1200,
  succeeded: 1200,
  versions: {
    '1': {
      answers: 1200,
      firstSent: 0,
      lastSent: 1,
      firstAnswered: 1,
      lastAnswered: 2,
      lastOpened: 0,
      openedSince: {},
    },
  },
  longestGap: { ms: 12.4, from: 5 },
  latency: { ...QUIET_LANE.latency, p99: 3.21 },
};

const REPORT: LoadReport = {
  startedAt: 1000,
  at: 3500,
  markers: [],
  lanes: [
    QUIET,
    {
      ...QUIET,
      name: 'websocket',
      succeeded: 1195,
      failed: 3,
      wrong: 2,
      cut: 1,
      messages: 1100,
      failures: { reset: 2, timeout: 1 },
      wrongs: { echo: 2 },
      samples: [{ at: 1500, sentAt: 1490, kind: 'reset', detail: 'closed before the answer' }],
      versions: {},
    },
  ],
  timeline: { width: 100, answers: [], lost: [], slowest: [] },
  cost: { cpuMs: 1, loopP99: 1, loopMax: 1 },
};

it('sums over the lanes', () => {
  expect(totals(REPORT)).toEqual({ sent: 2400, failed: 3, reset: 2, wrong: 2, cut: 1 });
});

it('says in a line for each lane what was counted, and under it what was lost', () => {
  expect(formatReport(REPORT).split('\n')).toEqual([
    'sent 2,400, failed 3 (reset 2), wrong 2, cut 1 in 2.5 s',
    '  think          sent 1,200, failed 0, wrong 0, p50 1.0 p99 3.2 max 4.0 ms, longest gap 12 ms, 1: 1,200',
    '  websocket      sent 1,200, failed 3 (reset 2, timeout 1), wrong 2 (echo 2), cut 1, messages 1,100, p50 1.0 p99 3.2 max 4.0 ms, longest gap 12 ms',
    '    +0.500 s reset: closed before the answer (sent 10.0 ms before)',
  ]);
});
