import { describe, expect, test } from '@jest/globals';
import type { Cut, LaneReport, LoadReport } from '../../../src/load/index.ts';
import { proofOf, readBudgets } from '../../../src/prove/index.ts';
import { renderResult } from '../../../src/report/index.ts';
import { QUIET_LANE } from '../../support/lane-report.ts';
import { proofJunit, proofPage } from '../../../src/report/proof-files.ts';

const VERSION = {
  answers: 50,
  firstSent: 1100,
  lastSent: 4000,
  firstAnswered: 1101,
  lastAnswered: 4001,
  lastOpened: 4000,
};
const cut = (how: string, since: Cut['since']): Cut => ({
  at: 5000,
  age: 900,
  version: '',
  how,
  outstanding: 0,
  since,
});

function prove(lanes: readonly Partial<LaneReport>[], budgets: readonly string[] = [], back = false) {
  const report: LoadReport = {
    startedAt: 1000,
    at: 9000,
    markers: [
      { name: 'command', at: 3000 },
      { name: 'switch', at: 5000 },
      ...(back ? [{ name: 'back', at: 6000 }] : []),
      { name: 'end', at: 7000 },
    ],
    lanes: lanes.map((lane) => ({ ...QUIET_LANE, ...lane })),
    timeline: { width: 1000, answers: [5, 7, 0], lost: [0, 1, 0], slowest: [2, 4, 0] },
    cost: { cpuMs: 1, loopP99: 1, loopMax: 1 },
  };
  return proofOf(report, {
    target: 'http://127.0.0.1:80',
    ran: 'ctr-bg up shop:2',
    budgets: readBudgets(budgets),
    versionHeader: 'X-Version',
    kinds: new Map([
      ['think', 'think'],
      ['slow', 'slow'],
    ]),
  });
}

describe('versions', () => {
  const old = { ...VERSION, openedSince: { command: 9, switch: 2 } };
  const next = { ...VERSION, firstSent: 4900, openedSince: { switch: 30 } };

  test('that are old and answer new connections after the switch are late, which is wrong', () => {
    const proof = prove([{ versions: { v1: old, v2: next } }]);
    expect(proof.versions).toEqual({ header: 'X-Version', old: ['v1'], next: ['v2'], late: 2 });
    expect(proof.lanes[0]).toMatchObject({ wrong: 2, kinds: { 'late-version': 2 } });
    expect(proof.budgets.find(({ name }) => name === 'wrong')).toMatchObject({ found: 2, ok: false });
  });

  test('cannot be late where no other came, the deploy was turned back, or none is told', () => {
    expect(prove([{ versions: { v1: old } }]).totals.wrong).toBe(0);
    expect(prove([{ versions: { v1: old, v2: next } }], [], true).totals.wrong).toBe(0);
    const silent = prove([{ versions: { '': old } }]);
    expect(silent.versions).toMatchObject({ old: [], next: [], late: 0 });
    expect(renderResult({ ok: true, command: 'prove', proof: silent }, { color: false })).toContain(
      'is not known',
    );
  });
});

test('a stream that breaks before the switch has failed; one that ends in order, or later, is cut', () => {
  const cuts = [
    cut('end', {}),
    cut('reset', { command: 1 }),
    cut('truncated', { switch: 1500 }),
    cut('1001', {}),
  ];
  const { lanes, totals } = prove([{ cut: 4, cuts }]);
  expect(totals).toMatchObject({ failed: 1, cut: 3 });
  expect(lanes[0]).toMatchObject({ kinds: { 'cut-early': 1 }, firstCutAfter: 1500 });
});

describe('budgets', () => {
  test('of time look at the lanes whose answers can be compared', () => {
    const slow = {
      name: 'slow',
      latency: { ...QUIET_LANE.latency, p99: 5000 },
      longestGap: { ms: 5000, from: 0 },
    };
    const { budgets } = prove([{}, slow], ['p99=2ms,gap=50ms']);
    expect(budgets).toEqual([
      { name: 'failed', limit: 0, found: 0, ok: true },
      { name: 'wrong', limit: 0, found: 0, ok: true },
      { name: 'p99', limit: 2, found: 3, ok: false, lane: 'think' },
      { name: 'gap', limit: 50, found: 40, ok: true, lane: 'think' },
    ]);
  });
});

describe('what an application says', () => {
  const detail = '<script>alert("1")</script> \u0000 & ]]> \ud800';
  const proof = prove([
    {
      name: 'think',
      failed: 1,
      failures: { '5xx': 1 },
      samples: [{ at: 1500, sentAt: 1400, kind: '5xx', detail }],
      versions: { '<img src=x>': { ...VERSION, openedSince: {} } },
    },
  ]);

  test.each([
    ['page', proofPage(proof)],
    ['test report', proofJunit(proof)],
  ])('is text in the %s', (_, text) => {
    expect(text).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(text).not.toMatch(/<script|<img|]]>|\ud800/);
    expect(text).not.toContain('\u0000');
  });

  test('can load nothing in the page', () => {
    const page = proofPage(proof);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<[a-z]+ [^>]*\b(src|href)=/);
    expect(page.match(/<svg/g)).toHaveLength(3);
  });

  test('is one failed test among those that passed', () => {
    expect(proofJunit(proof)).toContain('tests="2" failures="1"');
    expect(proofJunit(proof)).toContain('<failure message="failed 1, 0 allowed">');
  });
});
