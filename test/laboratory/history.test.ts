import { writeFile } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { connect, resolveEndpoint, type Engine } from '../../src/engine/index.ts';
import type { PastCommandDocument, ResultDocument } from '../../src/types/index.ts';
import { get, openDeploys, PORT, type Deploys } from '../support/deploys.ts';
import { testInFull } from '../support/size.ts';

let deploys: Deploys;
let engine: Engine;
const JOURNAL = '/etc/ctr-bg/projects/shop/journal';

beforeAll(async () => {
  deploys = await openDeploys();
  engine = await connect(resolveEndpoint({ environment: process.env }));
  for (const version of ['1', '2'])
    await deploys.lab.application(`shop:${version}`, { version: `v${version}` });
});
afterEach(() => deploys.down());
afterAll(() => engine.close());

async function history(): Promise<readonly PastCommandDocument[]> {
  const { stdout, exitCode } = await deploys.lab.ctrBg(['history', '-p', 'shop', '--json']);
  expect(exitCode).toBe(0);
  return (JSON.parse(stdout) as ResultDocument).history ?? [];
}

const sh = async (script: string): Promise<string> =>
  (await engine.exec('ctr-bg-proxy', ['sh', '-c', script])).stdout.trim();

test('tells who did what, from where, and what came of it; what changed nothing leaves no trace', async () => {
  const first = await deploys.up('shop:1');
  const second = await deploys.up('shop:2');
  await deploys.up('shop:2');
  const ill = ['--health-path', '/status/500', '--health-timeout', '1s'];
  expect(await deploys.tryUp('shop:1', ...ill)).toMatchObject({ exitCode: 3 });
  const by = { user: userInfo().username, machine: hostname() };
  const web = { name: 'web', digest: expect.stringMatching(/^sha256:/), replicas: 1 };
  const told = await history();
  expect(told).toMatchObject([
    {
      command: 'up',
      by,
      previous: second.release,
      outcome: 'undone',
      error: { code: 'UNHEALTHY', message: expect.any(String) },
      isLive: false,
    },
    {
      command: 'up',
      by,
      release: second.release,
      previous: first.release,
      services: [{ ...web, image: 'shop:2', color: 'green' }],
      outcome: 'deployed',
      receipt: second.hosts?.[0]?.receipt,
      timings: second.timings,
      isLive: true,
    },
    { release: first.release, services: [{ ...web, image: 'shop:1', color: 'blue' }], outcome: 'deployed' },
  ]);
  expect(told).toHaveLength(3);
  const times = told.map(({ at }) => at);
  expect(times.toSorted().toReversed()).toEqual(times);
  const { stdout } = await deploys.lab.ctrBg(['history', '-p', 'shop']);
  expect(stdout).toMatch(new RegExp(`${second.release}.* serves`));
  expect(await sh(`stat -c '%a %u' ${JOURNAL}`)).toBe('600 0');
});

testInFull(
  'names the job of a CI without the secrets of its address, and no variable of the application',
  async () => {
    const { lab } = deploys;
    const env = { CI_JOB_URL: 'https://me:canary@ci.example.com/jobs/7?token=canary' };
    const flags = ['-p', 'shop', '--publish', '127.0.0.1:8080', '-e', 'PASSWORD=canary'];
    expect(await lab.ctrBg(['up', 'shop:1', ...flags], { env })).toMatchObject({ exitCode: 0 });
    expect(await history()).toMatchObject([{ by: { job: 'https://ci.example.com/jobs/7' } }]);
    expect(await sh(`grep -c canary ${JOURNAL}`)).toBe('0');
  },
);

testInFull('a note that a power cut has torn is passed over, and what comes after it is not', async () => {
  await deploys.up('shop:1');
  await sh(`printf '\\n17 {"kind":"outco' >> ${JOURNAL}`);
  await deploys.up('shop:2');
  expect((await history()).map(({ outcome }) => outcome)).toEqual(['deployed', 'deployed']);
});

testInFull('is read while the proxy is stopped, and can be lost without losing anything else', async () => {
  await deploys.up('shop:1');
  await deploys.lab.engine.api.call('POST', '/containers/ctr-bg-proxy/stop');
  expect(await history()).toHaveLength(1);
  await deploys.lab.engine.api.call('POST', '/containers/ctr-bg-proxy/start');
  await sh(`rm ${JOURNAL} && mkdir ${JOURNAL}`);
  const { exitCode, stderr } = await deploys.tryUp('shop:2');
  expect(exitCode).toBe(0);
  expect(stderr).toContain('the history on local misses something');
  expect(await get('/')).toMatchObject({ version: 'v2' });
});

testInFull('forgets its older half when it gets too long', async () => {
  await deploys.up('shop:1');
  await sh(`head -c 400000 /dev/zero | tr '\\0' x | fold -w 100 >> ${JOURNAL}`);
  await deploys.up('shop:2');
  expect(Number(await sh(`wc -c < ${JOURNAL}`))).toBeLessThanOrEqual(131_072);
  expect(await history()).toMatchObject([{ services: [{ image: 'shop:2' }], outcome: 'deployed' }]);
});

testInFull('a first deploy that fails leaves none, and misses none', async () => {
  const { exitCode, stderr } = await deploys.tryUp(
    'shop:1',
    '--health-path',
    '/status/500',
    '--health-timeout',
    '1s',
  );
  expect(exitCode).toBe(3);
  expect(stderr).not.toContain('history');
  expect(await history()).toEqual([]);
});

testInFull('goes with the project', async () => {
  await deploys.up('shop:1');
  await deploys.down();
  await deploys.up('shop:2');
  expect(await history()).toHaveLength(1);
});

testInFull('tells of the first deploy of a project also where others have brought the proxy', async () => {
  const file = join(deploys.lab.engine.folder, 'blog.yml');
  await writeFile(
    file,
    'name: blog\nservices: { web: { image: "shop:1", x-ctr-bg: { routes: [blog.example.com] } } }\n',
  );
  const blog = await deploys.lab.ctrBg(['up', '-f', file, '--publish', `127.0.0.1:${PORT}`]);
  expect(blog).toMatchObject({ exitCode: 0 });
  const { release } = await deploys.up('shop:2');
  expect(await history()).toMatchObject([{ command: 'up', release, outcome: 'deployed', isLive: true }]);
  await deploys.down('blog');
});
