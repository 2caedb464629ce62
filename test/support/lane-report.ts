import type { LaneReport } from '../../src/load/index.ts';

/** What a lane says that lost nothing. */
export const QUIET_LANE: LaneReport = {
  name: 'think',
  sent: 100,
  unsent: 0,
  succeeded: 100,
  failed: 0,
  wrong: 0,
  cut: 0,
  messages: 0,
  connections: 10,
  failures: {},
  wrongs: {},
  samples: [],
  cuts: [],
  versions: {},
  longestGap: { ms: 40, from: 0 },
  latency: { p50: 1, p95: 2, p99: 3, max: 4 },
};
