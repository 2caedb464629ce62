import { expect } from '@jest/globals';
import { formatReport, startLoad, totals, type LaneOptions } from '../../laboratory/load/index.ts';
import { PORT } from './deploys.ts';

const LANES: readonly LaneOptions[] = [
  { kind: 'keep-alive', connections: 40, rate: 400 },
  { kind: 'think', connections: 30 },
  { kind: 'new-connection', rate: 60 },
];

/** What strict clients see of the test's proxy meanwhile: nothing may be lost, of more requests than `atLeast`. */
export async function underLoad(work: () => Promise<void>, atLeast = 300): Promise<void> {
  const target = { host: '127.0.0.1', port: PORT };
  await using load = await startLoad({ target, versions: ['v1', 'v2', 'v3'], lanes: LANES });
  await work();
  const report = await load.stop();
  const { sent, failed, wrong } = totals(report);
  expect(sent).toBeGreaterThan(atLeast);
  expect({ failed, wrong, report: failed + wrong > 0 ? formatReport(report) : '' }).toEqual({
    failed: 0,
    wrong: 0,
    report: '',
  });
}
