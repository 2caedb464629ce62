import { afterAll, beforeAll, expect } from '@jest/globals';
import { readRan } from '../support/hosts.ts';
import { versionInside } from '../support/inside.ts';
import { testInFull } from '../support/size.ts';
import { strikeAt } from '../support/struck.ts';
import { listening, openSwarm, type LabSwarm } from '../support/swarm.ts';

/** A Swarm of three nodes, and proxies on two: the manager and a worker. What one host can do, these do together. */
let swarm: LabSwarm;
const LOST_NOTHING = { failed: 0, wrong: 0, cut: 0 };
const PREVIEW = 'key_of_the_preview_0123456789';
const KEY = 'the first';
const GOOD = { exitCode: 0, error: undefined };

beforeAll(async () => {
  swarm = await openSwarm(3);
  await write();
});
afterAll(() => swarm.close());

/** Its tasks begin to serve where the secret is the one that the release has. */
const SERVICE = `deploy: { replicas: 6 }
    secrets: [key]
    command: [-e, "fs.readFileSync('/run/secrets/key', 'utf8') === process.env.KEY && import('/app/server.js')"]
  cache:
    image: \${CACHE}
    x-ctr-bg: { routes: [] }
secrets: { key: { environment: KEY } }
`;

function write(more = ''): Promise<void> {
  const hosts = [swarm.one, swarm.two]
    .map(({ endpoint }, index) => `{ name: edge-${index + 1}, endpoint: "${endpoint}" }`)
    .join(', ');
  const top = `engine: swarm
  preview: { key: ${PREVIEW}, header: X-Preview }
  hosts: [ ${hosts} ]
  ${more}`;
  return swarm.write(top, SERVICE);
}

const env = (image: number): Record<string, string> => ({
  CACHE: swarm.images[2] ?? '',
  IMAGE: swarm.images[image] ?? '',
  KEY,
});

async function run(args: readonly string[], image = 0, more: Readonly<Record<string, string>> = {}) {
  const { exitCode, document } = await swarm.run(args, { ...env(image), ...more });
  const { outcome, error, hosts } = document;
  return { exitCode, outcome, error, hosts };
}

const served = (headers: Readonly<Record<string, string>> = {}): Promise<string[]> =>
  Promise.all([swarm.one, swarm.two].map((engine) => versionInside(engine, '127.0.0.1', headers)));
const underLoad = <T>(work: () => Promise<T>) => swarm.underLoad(['v1', 'v2'], work, [swarm.one, swarm.two]);
const names = async (): Promise<string[]> => (await swarm.services()).map(({ Spec }) => Spec.Name).toSorted();
const both = (outcome: string) => ['edge-1', 'edge-2'].map((host) => ({ host, outcome }));

testInFull('each host passes requests to all tasks, wherever they run', async () => {
  expect(await run(['up'])).toMatchObject({ ...GOOD, hosts: both('deployed') });
  expect(await names()).toEqual(['shop-cache', 'shop-web-blue']);
  expect(await served()).toEqual(['v1', 'v1']);
  expect(await run(['up'])).toMatchObject({ ...GOOD, outcome: 'unchanged' });
});

testInFull('deploys and rollbacks switch them together and lose nothing', async () => {
  const { losses } = await underLoad(async () => {
    for (let round = 0; round < 3; round++) {
      expect(await run(['up'], 1)).toMatchObject({ ...GOOD, hosts: both('deployed') });
      expect(await served()).toEqual(['v2', 'v2']);
      expect(await run(['rollback'])).toMatchObject({ ...GOOD, hosts: both('rolled-back') });
      expect(await served()).toEqual(['v1', 'v1']);
    }
  });
  expect(losses).toMatchObject(LOST_NOTHING);
});

testInFull('their proxies are switched one after the other, where that is wished', async () => {
  const { result, losses } = await underLoad(async () => {
    const deploy = await run(['up', '--rolling', '1'], 1);
    const after = await served();
    return { deploy, after, back: await run(['rollback']) };
  });
  expect(result).toMatchObject({
    deploy: { ...GOOD, hosts: both('deployed') },
    after: ['v2', 'v2'],
    back: { ...GOOD, hosts: both('rolled-back') },
  });
  expect(losses).toMatchObject(LOST_NOTHING);
});

testInFull('logs are followed from one colour to the next, of tasks on every node', async () => {
  const tasks = listening(swarm.start(['logs', '--follow'], env(0)), 12);
  expect(await run(['up'], 1)).toMatchObject(GOOD);
  const slots = [1, 2, 3, 4, 5, 6];
  const colors = ['blue', 'green'];
  expect(await tasks).toEqual(colors.flatMap((color) => slots.map((slot) => `shop-web-${color}.${slot}`)));
  expect(await run(['rollback'])).toMatchObject(GOOD);
});

testInFull('what is staged is seen on each of them by its key alone, and promoted or given up', async () => {
  const withKey = { 'x-preview': PREVIEW };
  const { losses } = await underLoad(async () => {
    for (const [verb, outcome, left] of [
      ['abort', 'aborted', 'v1'],
      ['promote', 'promoted', 'v2'],
    ] as const) {
      expect(await run(['stage'], 1)).toMatchObject({ ...GOOD, hosts: both('staged') });
      expect([await served(), await served(withKey)]).toEqual([
        ['v1', 'v1'],
        ['v2', 'v2'],
      ]);
      expect(await run([verb])).toMatchObject({ ...GOOD, hosts: both(outcome) });
      expect([await served(), await served(withKey)]).toEqual([
        [left, left],
        [left, left],
      ]);
    }
  });
  expect(losses).toMatchObject(LOST_NOTHING);
  expect(await names()).toHaveLength(2);
});

testInFull('a part of the clients gets it first, step by step', async () => {
  await write('canary: { steps: [50%, 100%], for: 2s }');
  const { result, losses } = await underLoad(() => run(['up']));
  expect(result).toMatchObject({ ...GOOD, outcome: 'deployed' });
  expect(losses).toMatchObject(LOST_NOTHING);
  expect(await served()).toEqual(['v1', 'v1']);
  await write();
});

testInFull('what is worse than blue on real requests goes, and blue serves on', async () => {
  const { result } = await underLoad(() => run(['up', '--watch', '20s'], 1, { FAIL_SHARE: '0.5' }));
  expect(result).toMatchObject({ exitCode: 7, outcome: 'undone', error: { code: 'WORSE' } });
  expect(await served()).toEqual(['v1', 'v1']);
  expect(await names()).toHaveLength(2);
});

testInFull('a secret that changes reaches every node, and the old one goes', async () => {
  const { result, losses } = await underLoad(() => run(['up'], 0, { KEY: 'the second' }));
  expect(result).toMatchObject({ ...GOOD, outcome: 'deployed' });
  expect(losses).toMatchObject(LOST_NOTHING);
  expect(await swarm.one.api.json('GET', '/secrets')).toHaveLength(1);
});

testInFull('a host that is no manager is lost before the switch: the other one is not switched', async () => {
  const { result, losses } = await swarm.underLoad(['v1'], async () => {
    const strike = () => swarm.crash(swarm.two);
    return readRan(await strikeAt(swarm.start(['up'], env(1)), { at: 'healthy' }, strike));
  });
  expect({ exitCode: result.exitCode, hosts: result.document.hosts }).toMatchObject({
    exitCode: 6,
    hosts: [
      { host: 'edge-1', outcome: 'undone' },
      { host: 'edge-2', outcome: 'unreachable', serves: 'before' },
    ],
  });
  expect(losses.wrong).toBe(0);
  expect(await versionInside(swarm.one)).toBe('v1');
  await swarm.revive(swarm.two);
  expect(await run(['up'], 1)).toMatchObject(GOOD);
  expect(await served()).toEqual(['v2', 'v2']);
});

testInFull('down takes all of it from both', async () => {
  expect(await run(['down'])).toMatchObject({ ...GOOD, hosts: both('removed') });
  expect(await names()).toEqual([]);
  expect(await swarm.one.api.json('GET', '/secrets')).toEqual([]);
});
