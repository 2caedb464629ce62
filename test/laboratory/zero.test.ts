import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { connect, resolveEndpoint } from '../../src/engine/index.ts';
import {
  formatReport,
  startLoad,
  totals,
  type LaneOptions,
  type LoadReport,
} from '../../laboratory/load/index.ts';
import { PORT, openDeploys, type Deploys } from '../support/deploys.ts';
import { sized } from '../support/size.ts';

/** The headline: deploys in a row under strict clients that never retry, and nothing is lost. */
const DEPLOYS = sized(2, 20);
const REQUESTS = sized(4_000, 200_000);
const BUSY: LaneOptions = { kind: 'keep-alive', connections: 200, rate: sized(200, 2000) };
const PAUSING: LaneOptions = { kind: 'think', connections: sized(20, 200) };
const NEW: LaneOptions = { kind: 'new-connection', rate: sized(80, 400) };
const target = { host: '127.0.0.1', port: PORT };
let deploys: Deploys;
let sent = 0;

beforeAll(async () => {
  deploys = await openDeploys();
  await deploys.lab.application('shop:1', { version: 'v1' });
  await deploys.lab.application('shop:2', { version: 'v2' });
});
afterEach(() => deploys.down());

const imageOf = (round: number): string => (round % 2 === 0 ? 'shop:2' : 'shop:1');

async function underLoad(
  lanes: readonly LaneOptions[],
  rounds: number,
  ...flags: string[]
): Promise<LoadReport> {
  await deploys.up('shop:1', ...flags);
  await using load = await startLoad({ target, versions: ['v1', 'v2'], lanes });
  for (let round = 0; round < rounds; round++) {
    load.marker(`deploy ${round}`);
    await deploys.up(imageOf(round), ...flags);
  }
  return await load.stop();
}

function expectNothingLost(report: LoadReport): void {
  sent += totals(report).sent;
  const { failed, wrong } = totals(report);
  expect({ failed, wrong, report: failed + wrong > 0 ? formatReport(report) : '' }).toEqual({
    failed: 0,
    wrong: 0,
    report: '',
  });
}

describe(`${DEPLOYS} deploys in a row lose nothing`, () => {
  test.each(
    sized<[string, LaneOptions[]][]>(
      [['of connections of every kind at once', [BUSY, PAUSING, NEW]]],
      [
        ['of busy keep-alive connections', [BUSY]],
        ['of keep-alive connections with pauses of 0 to 100 ms', [PAUSING]],
        ['of a new connection for each request', [NEW]],
      ],
    ),
  )('%s', async (_name, lanes) => {
    const report = await underLoad(lanes, DEPLOYS);
    expectNothingLost(report);
    expect(report.lanes.map(({ cut }) => cut)).toEqual(lanes.map(() => 0));
  });

  test('requests of 5 s, uploads of 10 MB, event streams and WebSockets, which live until the drain budget ends', async () => {
    const lanes: LaneOptions[] = [
      { kind: 'slow', connections: 20 },
      { kind: 'upload', connections: 2, rate: 2 },
      { kind: 'sse', connections: 10 },
      { kind: 'websocket', connections: 10 },
    ];
    const report = await underLoad(lanes, DEPLOYS, '--drain', '6s');
    expectNothingLost(report);
    for (const lane of report.lanes)
      expect({ name: lane.name, any: lane.sent > 0 }).toEqual({ name: lane.name, any: true });
    const cuts = report.lanes.flatMap(({ cuts: ofLane }) => ofLane);
    expect(cuts.length).toBeGreaterThan(0);
    // A lower bound: the budget is counted from the switch, which comes after the deploy began.
    const lifetimes = cuts.map(({ since }) => Math.min(...Object.values(since)));
    expect(Math.min(...lifetimes)).toBeGreaterThan(6000);
  });
});

// How many requests those deploys saw depends on how fast the machine deploys.
test(`nor do as many more deploys as it takes to ${REQUESTS} requests`, async () => {
  while (sent < REQUESTS) {
    const report = await underLoad([BUSY], 5);
    expect(totals(report).sent).toBeGreaterThan(0);
    expectNothingLost(report);
  }
});

test('without keepalive_min_timeout the same harness counts losses', async () => {
  await deploys.up('shop:1');
  const engine = await connect(resolveEndpoint({ environment: process.env }));
  const script = 'sed -i /keepalive_min_timeout/d /etc/ctr-bg/nginx.conf && nginx -s reload';
  expect(await engine.exec('ctr-bg-proxy', ['sh', '-c', script])).toMatchObject({ exitCode: 0 });
  engine.close();
  await using load = await startLoad({
    target,
    versions: ['v1', 'v2'],
    lanes: [
      { kind: 'keep-alive', connections: 100, rate: 3000 },
      { kind: 'think', connections: 200, pause: 30 },
    ],
  });
  for (let round = 0; round < 8 && totals(load.snapshot()).failed === 0; round++)
    await deploys.up(imageOf(round));
  expect(totals(await load.stop()).failed).toBeGreaterThan(0);
});

test('after `up` returns no new connection gets the old version, and the receipt agrees with what the load saw', async () => {
  await deploys.up('shop:1');
  await using load = await startLoad({
    target,
    versions: ['v1', 'v2'],
    lanes: [{ kind: 'new-connection', rate: 300 }],
  });
  const document = await deploys.up('shop:2');
  const returned = performance.timeOrigin + performance.now();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const lane = (await load.stop()).lanes[0];
  const [old, next] = [lane?.versions['v1'], lane?.versions['v2']];
  if (!old || !next) throw new Error('the load saw only one version');
  expect(old.lastOpened).toBeLessThan(returned);
  const receipt = document.hosts?.[0]?.receipt;
  if (!receipt) throw new Error('no receipt');
  // The time in which both answer, seen from inside nginx and by the load through the published port.
  const seen = Math.max(0, old.lastOpened - next.firstAnswered);
  // nginx tells its own times to 10 ms.
  expect(seen).toBeLessThanOrEqual(receipt.lastOldMs + 20);
  expect(receipt.lastOldMs).toBeGreaterThan(0);
  expect(receipt.firstNewMs).toBeLessThanOrEqual(receipt.lastOldMs);
  expect(receipt.lastOldMs).toBeLessThanOrEqual(receipt.oldWorkersGoneMs);
});
