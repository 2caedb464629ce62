import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { get, inventory, openDeploys, type Deploys } from '../support/deploys.ts';
import type { LaneOptions, LoadReport } from '../../laboratory/load/index.ts';
import type { PastCommandDocument, ResultDocument } from '../../src/types/index.ts';
import { sized, testInFull } from '../support/size.ts';
import { resultOf, startUp, type Started } from '../support/started.ts';
import { underLoad } from '../support/under-load.ts';

/** Several deploys at once: one at a time acts on a project, and the others wait or are told who does. */
let deploys: Deploys;
/** Of as many images, each its own. */
const crowd = Array.from({ length: sized(3, 16) }, (_, index) => `w${index + 1}`);

beforeAll(async () => {
  deploys = await openDeploys();
  for (const version of ['1', '2', '3'])
    await deploys.lab.application(`shop:${version}`, { version: `v${version}` });
  for (const version of crowd) await deploys.lab.application(`shop:${version}`, { version });
  // Long enough for everybody else to come meanwhile.
  await deploys.lab.application('shop:slow', { version: 'slow', env: { START_DELAY: '10000' } });
});
afterEach(async () => {
  for (const project of ['shop', 'blog']) await deploys.down(project);
});

const start = (image: string, ...flags: string[]): Started => startUp(deploys.lab.engine, image, flags);
const containers = async (): Promise<string[]> => (await inventory(deploys.lab))['containers'] ?? [];

test('of many at once one deploys, and the others are told who does', async () => {
  await deploys.up('shop:1');
  const all = Array.from({ length: sized(4, 20) }, () => start('shop:slow'));
  const results = await Promise.all(all.map(resultOf));
  const winners = results.flatMap(({ exitCode }, index) => (exitCode === 0 ? [index] : []));
  expect(winners).toHaveLength(1);
  const pid = all[winners[0] ?? 0]?.child.pid;
  for (const { exitCode, document } of results.filter((_, index) => !winners.includes(index))) {
    expect({ exitCode, code: document.error?.code }).toEqual({ exitCode: 5, code: 'LOCKED' });
    expect(document.error?.message).toMatch(/^project shop is locked on local by up, run by \S+ on /);
    expect(document.error?.message).toContain(`on ${hostname()} (process ${pid}), `);
  }
  expect(await get('/')).toMatchObject({ version: 'slow' });
});

/** Of every kind of connection, and few enough to leave the machine to those who deploy. */
const LANES: readonly LaneOptions[] = [
  { kind: 'keep-alive', connections: 10, rate: sized(25, 50) },
  { kind: 'think', connections: sized(2, 4) },
  { kind: 'new-connection', rate: sized(30, 60) },
];

/** From the first to the last, with the one before them. */
async function history(): Promise<readonly PastCommandDocument[]> {
  const { stdout } = await deploys.lab.ctrBg(['history', '--project', 'shop', '--json']);
  return (JSON.parse(stdout) as ResultDocument).history?.toReversed() ?? [];
}

/** The versions in the order in which new connections first got them, each over before the next but one began. */
function liveInTurn({ lanes }: LoadReport): string[] {
  const seen = Object.entries(lanes.find(({ name }) => name === 'new-connection')?.versions ?? {});
  seen.sort(([, a], [, b]) => a.firstSent - b.firstSent);
  for (const [index, [, { lastOpened }]] of seen.entries())
    expect(lastOpened).toBeLessThan(seen[index + 2]?.[1].firstSent ?? Infinity);
  return seen.map(([version]) => version);
}

/** All at once, each its own image, under load that loses nothing; those that deployed did so one after another. */
async function deployCrowd(lockWait: string): Promise<readonly (number | null)[]> {
  await deploys.up('shop:1');
  let exitCodes: (number | null)[] = [];
  const report = await underLoad(
    async () => {
      const all = crowd.map((version) => start(`shop:${version}`, '--lock-wait', lockWait));
      exitCodes = (await Promise.all(all.map(resultOf))).map(({ exitCode }) => exitCode);
    },
    { versions: ['v1', ...crowd], lanes: LANES },
  );
  const told = await history();
  const images = told.map(({ services }) => services[0]?.image ?? '');
  expect(images.toSorted()).toEqual(
    [
      'shop:1',
      ...crowd.filter((_, index) => exitCodes[index] === 0).map((version) => `shop:${version}`),
    ].sort(),
  );
  // Each went from what the one before it had brought.
  for (const [index, { outcome, previous }] of told.entries())
    expect({ outcome, previous }).toEqual({ outcome: 'deployed', previous: told[index - 1]?.release });
  expect(liveInTurn(report).map((version) => `shop:${version.replace(/^v/, '')}`)).toEqual(images);
  const [proxy, ...served] = await containers();
  expect([proxy, served.length]).toEqual(['/ctr-bg-proxy', 1]);
  const { Config } = (await deploys.lab.engine.api.json('GET', `/containers${served[0]}/json`)) as {
    Config: { Env: string[] };
  };
  expect(Config.Env).toContain(`VERSION=${images.at(-1)?.replace('shop:', '')}`);
  expect(told.at(-1)).toMatchObject({ isLive: true });
  return exitCodes;
}

test('of several images at once that wait each is live in its turn, and the last one stays', async () => {
  expect(await deployCrowd('5m')).toEqual(crowd.map(() => 0));
});

testInFull(
  'of several images at once that do not wait some deploy, and the others are turned away',
  async () => {
    const exitCodes = await deployCrowd('0');
    expect(exitCodes).toContain(0);
    expect(exitCodes.filter((code) => code !== 0 && code !== 5)).toEqual([]);
  },
);

testInFull('those who wait deploy one after another, and say whom they wait for', async () => {
  await deploys.up('shop:1');
  const slow = start('shop:slow');
  await slow.seen('"probe"');
  const waiting = ['shop:2', 'shop:3'].map((image) => start(image, '--lock-wait', '2m'));
  for (const one of waiting) await one.seen(`(process ${slow.child.pid})`);
  // Looking takes no lock.
  const status = await deploys.lab.ctrBg(['status', '--project', 'shop', '--json']);
  expect(status).toMatchObject({ exitCode: 0, stderr: '' });
  for (const one of [slow, ...waiting]) expect(await resultOf(one)).toMatchObject({ exitCode: 0 });
  expect(await containers()).toEqual(['/ctr-bg-proxy', expect.stringMatching(/^\/shop-web-\w+-1$/)]);
});

testInFull('who waits can be interrupted, or has waited long enough', async () => {
  await deploys.up('shop:1');
  const slow = start('shop:slow');
  await slow.seen('"probe"');
  const [interrupted, impatient] = ['2m', '500ms'].map((wait) => start('shop:2', '--lock-wait', wait));
  await interrupted?.seen('"waiting"');
  interrupted?.child.kill('SIGINT');
  expect(await resultOf(interrupted ?? slow)).toMatchObject({ exitCode: 130 });
  expect(await resultOf(impatient ?? slow)).toMatchObject({
    exitCode: 5,
    document: { error: { message: expect.stringContaining('waited 500ms') } },
  });
  expect(await resultOf(slow)).toMatchObject({ exitCode: 0 });
});

/** An `up` of a project with a host of its own, in a file. */
async function startProject(project: string, image: string): Promise<Started> {
  const file = join(deploys.lab.engine.folder, `${project}.yml`);
  const service = `{ image: "shop:1", x-ctr-bg: { routes: [${project}.example.com] } }`;
  await writeFile(file, `services:\n  web: ${service}\n`);
  return start(image, '--project', project, '-f', file, '--lock-wait', '2m');
}

testInFull(
  'a first deploy is raced by others of two projects: one network, one proxy, and all get there',
  async () => {
    const wishes = [
      ['shop', 'shop:1'],
      ['blog', 'shop:2'],
      ['shop', 'shop:3'],
      ['blog', 'shop:3'],
    ] as const;
    const all = await Promise.all(wishes.map(([project, image]) => startProject(project, image)));
    for (const { exitCode, document } of await Promise.all(all.map(resultOf)))
      expect({ exitCode, error: document.error }).toEqual({ exitCode: 0, error: undefined });
    const networks = (await inventory(deploys.lab))['networks']?.filter((name) => name === 'ctr-bg');
    expect(networks).toEqual(['ctr-bg']);
    expect(await containers()).toEqual([
      expect.stringMatching(/^\/blog-web-\w+-1$/),
      '/ctr-bg-proxy',
      expect.stringMatching(/^\/shop-web-\w+-1$/),
    ]);
    for (const project of ['shop', 'blog'])
      expect(await get('/', `${project}.example.com`)).toMatchObject({ status: 200 });
  },
);

testInFull(
  'two projects are deployed at once, and one that is taken down leaves the other its proxy',
  async () => {
    expect(await resultOf(await startProject('blog', 'shop:1'))).toMatchObject({ exitCode: 0 });
    const slow = await startProject('shop', 'shop:slow');
    await slow.seen('"probe"');
    expect(await resultOf(await startProject('blog', 'shop:2'))).toMatchObject({ exitCode: 0 });
    expect(await get('/', 'blog.example.com')).toMatchObject({ version: 'v2' });
    await deploys.down('blog');
    expect(await resultOf(slow)).toMatchObject({ exitCode: 0 });
    expect(await get('/', 'shop.example.com')).toMatchObject({ version: 'slow' });
  },
);
