import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { familiesOf } from '../../../src/cli/metrics/families.ts';
import type { Known } from '../../../src/cli/metrics/known.ts';
import { writeTextfile } from '../../../src/cli/metrics/textfile.ts';
import { liveGeneration } from '../../../src/plan/index.ts';
import { metricsText, renderResult } from '../../../src/report/index.ts';
import type { JournalEntry, ServiceTraffic } from '../../../src/types/index.ts';
import { readExposition } from '../../support/exposition.ts';
import { serving } from '../../support/host-view.ts';
import { release } from '../../support/release.ts';

const view = serving(release('v1'));
const live = liveGeneration(view, 'shop');
const [web] = live?.services ?? [];
const color = web?.color ?? 'green';
const other = color === 'blue' ? 'green' : 'blue';
const PLACE = 'host="one",project="shop"';

const timings = { prepareMs: 1, healthyMs: 1, switchMs: 1, drainMs: 1, totalMs: 4700 };
const command = (id: string, at: number, outcome?: 'deployed' | 'undone'): JournalEntry[] => [
  {
    kind: 'intent',
    id,
    at,
    command: 'up',
    by: { user: 'ann', machine: 'ci' },
    from: null,
    to: 'ba9876543210',
    services: [],
  },
  ...(outcome === undefined
    ? []
    : [{ kind: 'outcome' as const, id, at: at + 5000, outcome, timings, leftovers: [] }]),
];

const requests = (of: Partial<ServiceTraffic>): ServiceTraffic => ({
  generation: live?.id ?? '',
  service: 'web',
  color,
  requests: 10,
  failedByProxy: 0,
  failedByApplication: 0,
  left: 0,
  retried: 0,
  latencies: new Map([
    [1, 4],
    [9.4, 5],
    [20_000, 1],
  ]),
  ...of,
});

const known: Known = {
  host: 'one',
  project: 'shop',
  view,
  journal: [
    ...command('a', 1000, 'deployed'),
    ...command('b', 2000, 'deployed'),
    ...command('c', 3000, 'undone'),
    ...command('d', 4000),
  ],
  traffic: {
    longestGap: 0,
    services: [
      requests({}),
      requests({ generation: 'of-before', requests: 5, failedByApplication: 3, failedByProxy: 1 }),
      requests({ color: other, requests: 1, latencies: new Map() }),
    ],
  },
};
const hosts = new Map([
  ['one', { isUp: true, hasRecord: true }],
  ['two "of\\three', { isUp: false }],
]);
const textOf = (...all: Known[]): string => `${metricsText(familiesOf(hosts, all, 300_000)).join('\n')}\n`;

test('what is told is what Prometheus reads, with each series once', () => {
  const series = readExposition(textOf(known));
  const expected = {
    'ctr_bg_host_up{host="one"}': 1,
    'ctr_bg_host_up{host="two \\"of\\\\three"}': 0,
    [`ctr_bg_live_info{${PLACE},release="${live?.release}",generation="${live?.id}"}`]: 1,
    [`ctr_bg_live_color{${PLACE},service="web",color="${color}"}`]: 1,
    [`ctr_bg_containers{${PLACE},service="web",color="${color}",state="running"}`]: web?.instances.length,
    [`ctr_bg_deploys{${PLACE},command="up",outcome="deployed"}`]: 2,
    [`ctr_bg_deploys{${PLACE},command="up",outcome="undone"}`]: 1,
    [`ctr_bg_deploys{${PLACE},command="up",outcome="unfinished"}`]: 1,
    [`ctr_bg_last_deploy_timestamp_seconds{${PLACE},command="up",outcome="undone"}`]: 3,
    [`ctr_bg_last_deploy_duration_seconds{${PLACE},command="up",outcome="undone"}`]: 4.7,
    'ctr_bg_record_up{host="one"}': 1,
    ctr_bg_recent_window_seconds: 300,
    // Of two generations of the colour.
    [`ctr_bg_recent_requests{${PLACE},service="web",color="${color}"}`]: 15,
    [`ctr_bg_recent_requests{${PLACE},service="web",color="${other}"}`]: 1,
    [`ctr_bg_recent_failures{${PLACE},service="web",color="${color}",by="application"}`]: 3,
    [`ctr_bg_recent_failures{${PLACE},service="web",color="${color}",by="proxy"}`]: 1,
    [`ctr_bg_recent_latency_seconds_bucket{${PLACE},service="web",color="${color}",le="0.001"}`]: 8,
    [`ctr_bg_recent_latency_seconds_bucket{${PLACE},service="web",color="${color}",le="0.01"}`]: 18,
    [`ctr_bg_recent_latency_seconds_bucket{${PLACE},service="web",color="${color}",le="10"}`]: 18,
    [`ctr_bg_recent_latency_seconds_bucket{${PLACE},service="web",color="${color}",le="+Inf"}`]: 20,
    [`ctr_bg_recent_latency_seconds_sum{${PLACE},service="web",color="${color}"}`]: 40.102,
  };
  expect(Object.fromEntries(series)).toMatchObject(expected);
});

test('what serves and had no request is told as zero, and an unreadable record as that', () => {
  const quiet = { ...known, traffic: { services: [], longestGap: 0 } };
  expect(
    readExposition(textOf(quiet)).get(`ctr_bg_recent_requests{${PLACE},service="web",color="${color}"}`),
  ).toBe(0);
  const { traffic: _traffic, ...unread } = known;
  expect(textOf(unread)).not.toContain('ctr_bg_recent_requests');
  // Of no project at all there is still whether the hosts answer.
  expect(readExposition(textOf()).get('ctr_bg_host_up{host="one"}')).toBe(1);
});

test('the document of --json has the same, and stdout ends with one line feed', () => {
  const metrics = familiesOf(hosts, [known], 300_000);
  expect(renderResult({ ok: true, command: 'metrics', metrics }, { color: false })).toBe(textOf(known));
});

test('a text file is there at one blow, for everybody to read, and a wrong name is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ctr-bg-metrics-'));
  const path = join(folder, 'ctr-bg.prom');
  const families = familiesOf(hosts, [known], 300_000);
  await writeTextfile(path, families);
  await writeTextfile(path, families);
  expect(await readFile(path, 'utf8')).toBe(textOf(known));
  expect((await stat(path)).mode & 0o444).toBe(0o444);
  await expect(writeTextfile(join(folder, 'ctr-bg.txt'), families)).rejects.toMatchObject({ code: 'USAGE' });
  await expect(writeTextfile(join(folder, 'nowhere', 'a.prom'), families)).rejects.toMatchObject({
    code: 'USAGE',
    message: expect.stringContaining('could not be written'),
  });
  expect(await readdir(folder)).toEqual(['ctr-bg.prom']);
  await rm(folder, { recursive: true });
});
