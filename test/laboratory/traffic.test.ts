import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { runDocker, startCtrBg } from '../../laboratory/index.ts';
import { startLoad, totals, type LaneOptions } from '../../laboratory/load/index.ts';
import type { HostDocument, ResultDocument, ServiceSummary } from '../../src/types/index.ts';
import { get, openDeploys, PORT, type Deploys } from '../support/deploys.ts';
import { readExposition } from '../support/exposition.ts';
import { openFolder } from '../support/files.ts';
import { underLoad } from '../support/under-load.ts';
import { sized, someOf, testInFull } from '../support/size.ts';

/** What nginx records of real traffic, and what is made of it. */
let deploys: Deploys;

beforeAll(async () => {
  deploys = await openDeploys();
  await deploys.lab.application('shop:1', { version: 'v1' });
  await deploys.lab.application('shop:2', { version: 'v2' });
});
afterEach(() => deploys.down());

const containersOf = (color: string): string =>
  `/containers/json?filters={"status":["running"],"label":["ctr-bg.color=${color}"]}`;
const trafficOf = ({ hosts = [] }: ResultDocument): NonNullable<HostDocument['traffic']> => {
  const traffic = hosts[0]?.traffic;
  if (traffic === undefined) throw new Error(`nothing was recorded: ${JSON.stringify(hosts)}`);
  return traffic;
};

/** Each colour has at least so many requests of a deploy, however fast the machine is. */
const FEW = sized(20, 100);

test('a deploy under load ends with what became of its requests, for each colour', async () => {
  await deploys.up('shop:1');
  await underLoad(async () => {
    const document = await deploys.up('shop:2');
    const { services, ...all } = trafficOf(document);
    expect(all).toMatchObject({ failedByProxy: 0, failedByApplication: 0, retried: 0 });
    expect(all.requests).toBeGreaterThan(2 * FEW);
    // What served before comes first.
    expect(services.map(({ color }) => color)).toEqual(['blue', 'green']);
    const [, green] = services;
    for (const one of services) {
      const { requests, p50Ms = NaN, p95Ms = NaN, p99Ms = NaN }: ServiceSummary = one;
      expect(requests).toBeGreaterThan(FEW);
      expect(p50Ms).toBeLessThanOrEqual(p95Ms);
      expect(p95Ms).toBeLessThanOrEqual(p99Ms);
    }
    expect(green?.generation).toBe(document.hosts?.[0]?.receipt?.generation);
  });
  const metrics = await deploys.lab.ctrBg(['metrics']);
  expect({ exitCode: metrics.exitCode, stderr: metrics.stderr }).toEqual({ exitCode: 0, stderr: '' });
  const series = readExposition(metrics.stdout);
  const told = (name: string, labels: string): number =>
    series.get(`ctr_bg_${name}{host="local",project="shop",${labels}}`) ?? NaN;
  expect(told('deploys', 'command="up",outcome="deployed"')).toBe(2);
  expect(told('live_color', 'service="web",color="green"')).toBe(1);
  expect(told('containers', 'service="web",color="green",state="running"')).toBe(1);
  for (const color of ['blue', 'green']) {
    expect(told('recent_requests', `service="web",color="${color}"`)).toBeGreaterThan(FEW);
    expect(told('recent_failures', `service="web",color="${color}",by="proxy"`)).toBe(0);
    expect(told('recent_latency_seconds_count', `service="web",color="${color}"`)).toBeGreaterThan(FEW);
  }
  const { stdout } = await deploys.lab.ctrBg(['history', '-p', 'shop', '--json']);
  const [latest] = (JSON.parse(stdout) as ResultDocument).history ?? [];
  expect(latest?.traffic).toMatchObject({ failedByProxy: 0, failedByApplication: 0 });
});

testInFull('what fails is told by who failed: the application, or nginx for want of an answer', async () => {
  const { lab } = deploys;
  const { engine } = lab;
  await lab.application('shop:slow', { version: 'v2', env: { START_DELAY: '3000' } });
  await deploys.up('shop:1');
  const deploy = deploys.up('shop:slow');
  while (((await engine.api.json('GET', containersOf('green'))) as unknown[]).length === 0) await sleep(20);
  for (let n = 0; n < 7; n++) expect(await get('/status/503?token=canary')).toMatchObject({ status: 503 });
  await get('/status/404');
  expect(await get('/hang-up')).toMatchObject({ status: 502 });
  const { requests, failedByProxy, failedByApplication } = trafficOf(await deploy);
  expect({ requests, failedByProxy, failedByApplication }).toEqual({
    requests: 9,
    failedByProxy: 1,
    failedByApplication: 7,
  });
  const { stdout: record } = await runDocker(engine, [
    'exec',
    'ctr-bg-proxy',
    'cat',
    '/var/log/ctr-bg/requests',
  ]);
  expect(record).toContain('|503|503|');
  expect(record).not.toContain('canary');
});

const LANES: readonly LaneOptions[] = [
  { kind: 'keep-alive', connections: 20, rate: 150 },
  { kind: 'new-connection', rate: 50 },
];

/** A deploy of an image while it is watched by requests of which some may fail. */
async function watched(image: string, ...flags: string[]) {
  const versions = ['v1', 'v2', 'v3'];
  await using load = await startLoad({ target: { host: '127.0.0.1', port: PORT }, versions, lanes: LANES });
  // What serves is what green is compared with.
  while (totals(load.snapshot()).sent < 400) await sleep(50);
  // Awaited here: the load ends with this function.
  return await deploys.tryUp(image, ...flags);
}

describe('while green is watched', () => {
  beforeAll(async () => {
    const { lab } = deploys;
    await lab.application('shop:twenty', { version: 'v1', env: { DELAY: '20' } });
    await lab.application('shop:equal', { version: 'v2', env: { DELAY: '20', SAME: '1' } });
    await lab.application('shop:failing', { version: 'v2', env: { DELAY: '20', FAIL_SHARE: '0.03' } });
    await lab.application('shop:slower', { version: 'v2', env: { DELAY: '45' } });
    await lab.application('shop:crashing', { version: 'v2', env: { CRASH_AFTER: '3000' } });
  });
  beforeEach(() => deploys.up('shop:twenty').then(() => undefined));

  const WORSE: readonly [image: string, words: RegExp][] = [
    ['shop:failing', /fails \d+ of \d+ \(.+ %\) of its requests, and blue failed 0 of/],
    ['shop:slower', /answers 95 % of its requests in .+ ms, and blue did in/],
    ['shop:crashing', /ended, and was started again|is restarting/],
  ];

  test.each(someOf(WORSE, 3))('%s is given up, and what served before serves', async (image, words) => {
    const { exitCode, document } = await watched(image, '--watch', '60s');
    expect({ exitCode, outcome: document.outcome, code: document.error?.code }).toEqual({
      exitCode: 7,
      outcome: 'undone',
      code: 'WORSE',
    });
    expect(document.error?.message).toMatch(words);
    expect(await get('/')).toMatchObject({ status: 200, version: 'v1' });
  });

  testInFull('one that is as good as blue goes live', async () => {
    const { exitCode, document } = await watched('shop:equal', '--watch', '9s');
    expect({ exitCode, outcome: document.outcome }).toEqual({ exitCode: 0, outcome: 'deployed' });
    expect(await get('/')).toMatchObject({ version: 'v2' });
  });

  testInFull(
    'after an irreversible migration one that is worse serves on, blue is kept, and somebody is called',
    async () => {
      const project = await openFolder(deploys.lab);
      const call = JSON.stringify(['sh', '-c', 'echo "$$CTR_BG_OUTCOME $$CTR_BG_ERROR_CODE" > told']);
      await project.write(
        'compose.yaml',
        `services:
  web: { image: "shop:failing", x-ctr-bg: { routes: ["*"] } }
x-ctr-bg:
  hooks: { migrate: { run: ["-e", "0"], reversible: false }, on-failure: { local: ${call} } }
`,
      );
      const file = ['-f', join(project.folder, 'compose.yaml')];
      const { exitCode, document } = await watched('shop:failing', '--watch', '60s', ...file);
      expect({ exitCode, outcome: document.outcome, code: document.error?.code }).toEqual({
        exitCode: 7,
        outcome: 'deployed',
        code: 'WORSE',
      });
      expect(document.error?.message).toMatch(/it serves on, since web-migrate is irreversible$/);
      expect(await readFile(join(project.folder, 'told'), 'utf8')).toBe('deployed WORSE\n');
      expect(await get('/')).toMatchObject({ version: 'v2' });
      const rollback = ['rollback', '-p', 'shop', '--json'];
      expect(await deploys.lab.ctrBg(rollback)).toMatchObject({ exitCode: 9 });
      const back = await deploys.lab.ctrBg([...rollback, '--check', '--yes']);
      expect((JSON.parse(back.stdout) as ResultDocument).check).toMatchObject([{ way: 'warm' }]);
      await project.remove();
    },
  );

  /** Ended by a signal as soon as green serves. */
  function endedBy(signal: 'SIGTERM' | 'SIGKILL') {
    const { child, ended } = startCtrBg(deploys.lab.engine, [
      ...['up', 'shop:equal', '-p', 'shop', '--service', 'web', '--watch', '60s', '--json'],
      ...['--publish', `127.0.0.1:${PORT}`],
      ...['--progress', 'plain'],
    ]);
    // Once: a second one would stop at once.
    const listen = (text: string): void => {
      if (!/switched:/.test(text)) return;
      child.stderr?.off('data', listen);
      child.kill(signal);
    };
    child.stderr?.on('data', listen);
    return ended;
  }

  testInFull('a signal is heard, and goes back', async () => {
    const { exitCode, stdout } = await endedBy('SIGTERM');
    expect({ exitCode, outcome: (JSON.parse(stdout) as ResultDocument).outcome }).toEqual({
      exitCode: 143,
      outcome: 'undone',
    });
    expect(await get('/')).toMatchObject({ version: 'v1' });
  });

  testInFull(
    'killed, it leaves green serving: the next deploy finishes, and says that nobody has watched it to its end',
    async () => {
      await endedBy('SIGKILL');
      expect(await get('/')).toMatchObject({ version: 'v2' });
      const { exitCode, stderr } = await deploys.tryUp('shop:equal', '--watch', '1s', '--lock-wait', '30s');
      expect({ exitCode, stderr }).toEqual({
        exitCode: 0,
        stderr: expect.stringMatching(
          /was cut off while [0-9a-f]{12} was watched: it serves, and is not watched on/,
        ),
      });
      expect(await get('/')).toMatchObject({ version: 'v2' });
    },
  );
});
