import { setTimeout as sleep } from 'node:timers/promises';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { runDocker } from '../../laboratory/index.ts';
import type { Load, LaneOptions } from '../../laboratory/load/index.ts';
import { binomialTail } from '../../src/judge/chance.ts';
import type { ResultDocument } from '../../src/types/index.ts';
import { startCrowd, visit, type Crowd } from '../support/crowd.ts';
import { inventory, openDeploys, type Deploys } from '../support/deploys.ts';
import { resultOf, startUp, type Started } from '../support/started.ts';
import { underLoad } from '../support/under-load.ts';
import { testInFull } from '../support/size.ts';

/** A release that some of the public get first: how many, always the same ones, and none of them loses a request. */
let deploys: Deploys;
let file = '';
/** The watch of each step takes longer, so all of this lies between two reloads; in ms. */
const PHASE = 3000;
const PARTS = [0.1, 0.4];

beforeAll(async () => {
  deploys = await openDeploys();
  const { lab } = deploys;
  for (const [tag, delay] of [
    ['1', 20],
    ['2', 20],
    ['3', 1200],
    ['4', 20],
    // Healthy, and no other answer before anybody has given up.
    ['5', 600_000],
  ] as const)
    await lab.application(`shop:${tag}`, { version: `v${tag}`, env: { DELAY: String(delay) } });
  file = join(lab.engine.folder, 'canary.yml');
  await writeFile(
    file,
    `services:
  web: { image: "shop:1", x-ctr-bg: { routes: ["*"] } }
x-ctr-bg:
  canary: { steps: [10%, 40%, 100%], for: 5s }
  shadow: { for: 5s }
  watch: { for: 2s, warm_up: 1s, slower: 6 }
`,
  );
});
afterEach(() => deploys.down('shop'));

const start = (image: string, ...flags: string[]): Started =>
  startUp(deploys.lab.engine, image, ['-f', file, ...flags]);
const given = (part: number): string =>
  `to ${part * 100} % of the clients","because":"a part of the public gets it first"},"ms"`;
const containers = async (): Promise<readonly string[]> =>
  ((await inventory(deploys.lab))['containers'] ?? []).filter((name) => name.startsWith('/shop-'));

const LANES: readonly LaneOptions[] = [
  { kind: 'new-connection', rate: 120 },
  { kind: 'keep-alive', connections: 5, rate: 30 },
  { kind: 'think', connections: 5 },
];

/** So few or so many of them get it by chance less often than once in a million times. */
function expectShare(got: number, of: number, part: number): void {
  const [more, less] = [binomialTail(got, of, part), 1 - binomialTail(got + 1, of, part)];
  expect({ part, got, of, isLikely: more > 1e-6 && less > 1e-6 }).toMatchObject({ isLikely: true });
}

/** What each client gets in a time between two reloads: always the same. Absent: it did not ask. */
function versionsIn({ visits }: Crowd, from: number, to: number): (string | undefined)[] {
  return visits.map((own) => {
    const versions = own.flatMap((one) => (one.sentAt >= from && one.endedAt <= to ? one.version : []));
    expect(new Set(versions).size).toBeLessThanOrEqual(1);
    return versions[0];
  });
}

/** How often each version has answered the clients that keep no cookies, so that each of their requests is a throw. */
const answersOf = (load: Load): readonly number[] => {
  const lane = load.snapshot().lanes.find(({ name }) => name === 'new-connection');
  return ['v1', 'v2'].map((version) => lane?.versions[version]?.answers ?? 0);
};

async function stepByStep(crowd: Crowd, load: Load): Promise<void> {
  const deploy = start('shop:2');
  let before: readonly (string | undefined)[] = [];
  for (const part of PARTS) {
    await deploy.seen(given(part));
    const from = performance.now();
    await sleep(200);
    const first = answersOf(load);
    await sleep(PHASE);
    const [blue = 0, green = 0] = answersOf(load).map((count, index) => count - (first[index] ?? 0));
    expectShare(green, green + blue, part);
    const versions = versionsIn(crowd, from, from + PHASE);
    const seen = versions.filter((version) => version !== undefined);
    expect(seen.length).toBeGreaterThan(30);
    expectShare(seen.filter((version) => version === 'v2').length, seen.length, part);
    for (const [index, version] of before.entries())
      if (version === 'v2') expect([undefined, 'v2']).toContain(versions[index]);
    before = versions;
  }
  expect(await resultOf(deploy)).toMatchObject({ exitCode: 0, document: { outcome: 'deployed' } });
  expect(await containers()).toEqual(['/shop-web-green-1']);
}

async function takenAway(): Promise<void> {
  const { exitCode, document } = await resultOf(start('shop:3'));
  expect({ exitCode, outcome: document.outcome, code: document.error?.code }).toEqual({
    exitCode: 7,
    outcome: 'undone',
    code: 'WORSE',
  });
  expect(document.error?.message).toMatch(/answers 95 % of its requests in/);
  expect(await containers()).toEqual(['/shop-web-green-1']);
}

async function killed(): Promise<void> {
  const deploy = start('shop:4');
  await deploy.seen(given(0.1));
  deploy.child.kill('SIGKILL');
  await deploy.ended;
  const status = await deploys.lab.ctrBg(['status', '-p', 'shop', '--json']);
  const { hosts } = JSON.parse(status.stdout) as ResultDocument;
  expect(hosts).toMatchObject([
    { services: [{ image: 'shop:2' }], staged: { preview: { share: 0.1 }, services: [{ image: 'shop:4' }] } },
  ]);
  const again = start('shop:4', '--canary', '100%', '--lock-wait', '30s');
  expect(await resultOf(again)).toMatchObject({ exitCode: 0, document: { outcome: 'deployed' } });
  expect(await containers()).toEqual(['/shop-web-blue-1']);
}

test('a canary goes live in its shares, one that is worse is taken away, one that is killed converges: 0 lost', async () => {
  await deploys.up('shop:1', '-f', file);
  await using crowd = startCrowd(150, 700);
  const versions = ['v1', 'v2', 'v3', 'v4'];
  await underLoad(
    async (load) => {
      await stepByStep(crowd, load);
      await takenAway();
      await killed();
    },
    { versions, lanes: LANES },
  );
  await crowd.stop();
  expect(crowd.lost).toEqual([]);
});

/** How many lines the record has of what is mirrored, and of the generation from which it is. */
async function mirrored(generation: string): Promise<readonly [number, number]> {
  const { stdout } = await runDocker(deploys.lab.engine, [
    'exec',
    'ctr-bg-proxy',
    'cat',
    '/var/log/ctr-bg/requests',
  ]);
  const count = (text: string): number => stdout.split(text).length - 1;
  return [count('~mirrored|'), count(`|${generation}|`)];
}

testInFull(
  'a shadow gets copies that no client notices, and goes live or, when it is worse, away: 0 lost',
  async () => {
    await deploys.up('shop:1', '-f', file);
    const versions = ['v1', 'v2'];
    await underLoad(
      async () => {
        const deploy = start('shop:2', '--shadow', '50%', '--canary', '100%');
        const { exitCode, stderr, document } = { ...(await deploy.ended), ...(await resultOf(deploy)) };
        expect({ exitCode, outcome: document.outcome }).toEqual({ exitCode: 0, outcome: 'deployed' });
        // What is mirrored crossed nothing.
        expect(document.hosts?.[0]?.traffic?.services).toHaveLength(2);
        const receipts = [...stderr.matchAll(/"kind":"receipt".*?"generation":"([0-9a-f]{12})"/g)];
        const [copies, of] = await mirrored(receipts[0]?.[1] ?? '');
        expect(of).toBeGreaterThan(200);
        expectShare(copies, of, 0.5);
        const worse = await resultOf(start('shop:3', '--shadow', '50%', '--canary', '100%'));
        expect(worse).toMatchObject({
          exitCode: 7,
          document: { outcome: 'undone', error: { code: 'WORSE' } },
        });
        expect(await containers()).toEqual(['/shop-web-green-1']);
      },
      { versions, lanes: LANES },
    );
  },
);

testInFull('a shadow that hangs is taken away, and no client waits for it until it is lost', async () => {
  await deploys.up('shop:1', '-f', file);
  await underLoad(
    async () => {
      const flags = ['--shadow', '100%', '--canary', '100%', '--health-path', '/health'];
      const { exitCode, document } = await resultOf(start('shop:5', ...flags));
      expect({ exitCode, outcome: document.outcome, code: document.error?.code }).toEqual({
        exitCode: 7,
        outcome: 'undone',
        code: 'WORSE',
      });
      expect(await containers()).toEqual(['/shop-web-blue-1']);
    },
    { versions: ['v1'], lanes: LANES },
  );
});

const TENANTS = Array.from({ length: 100 }, (_, number) => ({ host: 'a.test', 'x-tenant': `t${number}` }));

testInFull('by hand, by a header: hosts that only one has are not shared, and a cookie chooses', async () => {
  const byHand = join(deploys.lab.engine.folder, 'by-hand.yml');
  await writeFile(
    byHand,
    `name: shop
services:
  web: { image: "shop:1", x-ctr-bg: { routes: [a.test, "\${OWN}"] } }
x-ctr-bg: { canary: { key: "header:X-Tenant" }, proxy: { publish: "127.0.0.1:8080" } }
`,
  );
  const run = async (OWN: string, ...args: string[]) => {
    const { stdout } = await deploys.lab.ctrBg([...args, '-f', byHand, '--json'], { env: { OWN } });
    return JSON.parse(stdout) as ResultDocument;
  };
  expect(await run('old.test', 'up')).toMatchObject({ outcome: 'deployed' });
  const staged = await run('new.test', 'stage', 'shop:2', '--share', '30%');
  expect(staged).toMatchObject({ outcome: 'staged', hosts: [{ staged: { preview: { share: 0.3 } } }] });
  const all = async () => Promise.all(TENANTS.map(async (headers) => (await visit('/', headers)).version));
  const versions = await all();
  expectShare(versions.filter((version) => version === 'v2').length, TENANTS.length, 0.3);
  expect(await all()).toEqual(versions);
  const always = { cookie: 'a=1; ctr_bg_canary=always' };
  const lucky = TENANTS[versions.indexOf('v2')];
  expect(await visit('/', { host: 'a.test' })).toMatchObject({ version: 'v1', cookie: undefined });
  expect(await visit('/', { host: 'a.test', ...always })).toMatchObject({ version: 'v2' });
  expect(await visit('/', { ...lucky, cookie: 'ctr_bg_canary=never' })).toMatchObject({ version: 'v1' });
  expect(await visit('/', { host: 'old.test', ...always })).toMatchObject({ version: 'v1' });
  expect(await visit('/', { host: 'new.test', ...always })).toMatchObject({ status: 404 });
  expect(await run('new.test', 'stage', 'shop:2', '--share', '60%')).toMatchObject({ outcome: 'staged' });
  const more = await all();
  expectShare(more.filter((version) => version === 'v2').length, TENANTS.length, 0.6);
  for (const [index, version] of versions.entries()) if (version === 'v2') expect(more[index]).toBe('v2');
  expect(await run('new.test', 'abort')).toMatchObject({ outcome: 'aborted' });
  expect(new Set(await all())).toEqual(new Set(['v1']));
});
