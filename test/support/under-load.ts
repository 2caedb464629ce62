import { expect } from '@jest/globals';
import {
  formatReport,
  startLoad,
  totals,
  type LaneOptions,
  type Load,
  type LoadReport,
} from '../../laboratory/load/index.ts';
import { PORT } from './deploys.ts';
import { sized } from './size.ts';

/** Of every kind of connection, and few enough to leave the machine to what is tested. */
const LANES: readonly LaneOptions[] = [
  { kind: 'keep-alive', connections: 10, rate: sized(30, 60) },
  { kind: 'think', connections: sized(3, 6) },
  { kind: 'new-connection', rate: sized(20, 40) },
];

type Watched = {
  /** What may answer. */
  readonly versions?: readonly string[];
  readonly lanes?: readonly LaneOptions[];
};

/** What strict clients see of the test's proxy meanwhile: nothing may be lost. Returns what they saw. */
export async function underLoad(
  work: (load: Load) => Promise<void>,
  { versions = ['v1', 'v2', 'v3'], lanes = LANES }: Watched = {},
): Promise<LoadReport> {
  const target = { host: '127.0.0.1', port: PORT };
  await using load = await startLoad({ target, versions, lanes });
  await work(load);
  const report = await load.stop();
  const { sent, failed, wrong } = totals(report);
  expect(sent).toBeGreaterThan(sized(100, 300));
  expect({ failed, wrong, report: failed + wrong > 0 ? formatReport(report) : '' }).toEqual({
    failed: 0,
    wrong: 0,
    report: '',
  });
  return report;
}
