import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { formatReport, startLoad, totals, type Load } from '../../laboratory/load/index.ts';
import type { ResultDocument } from '../../src/types/index.ts';
import { PORT, get, openDeploys, type Deploys } from '../support/deploys.ts';
import { sized, testInFull } from '../support/size.ts';

/** Two projects with three services on one proxy: whoever deploys, nobody loses a request. */
const HOSTS = ['shop.example.com', 'api.example.com', 'blog.example.com'];
const DEPLOYS = sized(4, 12);
const REQUESTS = sized(3_000, 200_000);
const FEW_REQUESTS = sized(1_000, 20_000);
let deploys: Deploys;
let folder: string;

beforeAll(async () => {
  deploys = await openDeploys();
  folder = await mkdtemp(join(tmpdir(), 'ctr-bg-projects-'));
  for (const version of ['1', '2'])
    await deploys.lab.application(`shop:${version}`, { version: `v${version}` });
  await deploys.lab.application('shop:ill', { version: 'v3', env: { ROOT_STATUS: '500' } });
});
afterEach(async () => {
  for (const project of ['shop', 'blog']) await deploys.down(project);
});
afterAll(() => rm(folder, { recursive: true }));

const service = (name: string, image: string): string =>
  `  ${name}: { image: "${image}", x-ctr-bg: { routes: [${name}.example.com], probe: { timeout: 20s } } }`;
const shop = (web: string, api: string): string => [service('shop', web), service('api', api)].join('\n');

type Deployed = {
  exitCode: number | null;
  document: ResultDocument;
  switches: number;
  /** The kinds of those that ended well. */
  steps: string[];
};

/** Deploys a project from a file of these services; `switches` counts the reloads that were made. */
async function deploy(project: string, services: string): Promise<Deployed> {
  const file = join(folder, `${project}.yml`);
  await writeFile(file, `name: ${project}\nservices:\n${services}\n`);
  const { lab } = deploys;
  const flags = ['--publish', `127.0.0.1:${PORT}`, '--json', '--progress', 'json'];
  const { exitCode, stdout, stderr } = await lab.ctrBg(['up', '-f', file, ...flags]);
  const ended = stderr
    .split('\n')
    .filter((line) => line.includes('"step-ended"'))
    .map((line) => JSON.parse(line) as { step: { kind: string }; result: string });
  const switches = ended.filter(({ step, result }) => step.kind === 'route' && result === 'made').length;
  const steps = ended.map(({ step }) => step.kind);
  return { exitCode, document: JSON.parse(stdout) as ResultDocument, switches, steps };
}

function startLoads(versions: readonly string[]): Promise<Load[]> {
  return Promise.all(
    HOSTS.map((hostHeader) =>
      startLoad({
        target: { host: '127.0.0.1', port: PORT, hostHeader },
        versions,
        lanes: [
          { kind: 'keep-alive', connections: sized(10, 40), rate: sized(40, 700) },
          { kind: 'think', connections: sized(2, 30) },
          { kind: 'new-connection', rate: sized(10, 40) },
        ],
      }),
    ),
  );
}

/** Ends the loads, of which nothing may be lost, and of which each has seen these versions; how much was sent. */
async function lossless(loads: readonly Load[], versions: readonly string[] = ['v1']): Promise<number> {
  let sent = 0;
  for (const load of loads) {
    const report = await load.stop();
    const { failed, wrong } = totals(report);
    sent += totals(report).sent;
    const text = failed + wrong > 0 ? formatReport(report) : '';
    expect({ failed, wrong, text }).toEqual({ failed: 0, wrong: 0, text: '' });
    expect(Object.keys(report.lanes[0]?.versions ?? {}).sort()).toEqual(versions);
  }
  return sent;
}

const sentBy = (loads: readonly Load[]): number =>
  loads.reduce((sum, load) => sum + totals(load.snapshot()).sent, 0);

test(`deploys of two projects with three services in turn lose none of ${REQUESTS} requests, by one reload each`, async () => {
  await deploy('shop', shop('shop:1', 'shop:1'));
  await deploy('blog', service('blog', 'shop:1'));
  const loads = await startLoads(['v1', 'v2']);
  for (let round = 0; round < DEPLOYS || sentBy(loads) < REQUESTS; round++) {
    const image = round % 4 < 2 ? 'shop:2' : 'shop:1';
    const services = round % 2 === 0 ? shop(image, image) : service('blog', image);
    const { exitCode, document, switches } = await deploy(round % 2 === 0 ? 'shop' : 'blog', services);
    expect({ round, exitCode, outcome: document.outcome, switches, error: document.error }).toEqual({
      round,
      exitCode: 0,
      outcome: 'deployed',
      switches: 1,
      error: undefined,
    });
  }
  expect(await lossless(loads, ['v1', 'v2'])).toBeGreaterThanOrEqual(REQUESTS);
});

testInFull('a second service that is ill leaves both on blue, and the other project alone', async () => {
  await deploy('shop', shop('shop:1', 'shop:1'));
  await deploy('blog', service('blog', 'shop:1'));
  // The deadline of a service that never gets healthy is waited for to its end.
  const ill = shop('shop:2', 'shop:ill').replaceAll('timeout: 20s', 'timeout: 5s');
  const loads = await startLoads(['v1']);
  for (let round = 0; round < sized(1, 2) || sentBy(loads) < FEW_REQUESTS; round++) {
    const { exitCode, document, switches } = await deploy('shop', ill);
    expect({ exitCode, outcome: document.outcome, switches }).toEqual({
      exitCode: 3,
      outcome: 'undone',
      switches: 0,
    });
  }
  expect(await lossless(loads)).toBeGreaterThanOrEqual(FEW_REQUESTS);
  for (const host of HOSTS) expect(await get('/', host)).toMatchObject({ status: 200, version: 'v1' });
  const containers = (await deploys.lab.engine.api.json('GET', '/containers/json?all=1')) as {
    Names: string[];
  }[];
  expect(containers.flatMap(({ Names }) => Names).sort()).toEqual([
    '/blog-blog-blue-1',
    '/ctr-bg-proxy',
    '/shop-api-blue-1',
    '/shop-shop-blue-1',
  ]);
});

test('routes that another project serves are refused by its name, and nothing is changed', async () => {
  await deploy('blog', service('blog', 'shop:1'));
  const { exitCode, document } = await deploy('shop', service('blog', 'shop:2'));
  expect({ exitCode, code: document.error?.code }).toEqual({ exitCode: 2, code: 'ROUTE_CONFLICT' });
  expect(document.error?.message).toContain('blog/blog');
  expect(await get('/', 'blog.example.com')).toMatchObject({ version: 'v1' });
});

testInFull(
  'of two first deploys that claim one host at the same moment one fails, and never are both configured',
  async () => {
    await deploys.lab.application('shop:slow', { version: 'v1', env: { START_DELAY: '1500' } });
    const both = await Promise.all(['shop', 'blog'].map((one) => deploy(one, service('blog', 'shop:slow'))));
    const ended = both.map(({ exitCode, document }) => ({ exitCode, code: document.error?.code }));
    // Both were judged to be free to have it when they began.
    expect(both.map(({ steps }) => steps.includes('healthy'))).toEqual([true, true]);
    expect(ended.toSorted((a, b) => (a.exitCode ?? 0) - (b.exitCode ?? 0))).toEqual([
      { exitCode: 0, code: undefined },
      { exitCode: 2, code: 'ROUTE_CONFLICT' },
    ]);
    const winner = ended[0]?.exitCode === 0 ? 'shop' : 'blog';
    const loser = winner === 'shop' ? 'blog' : 'shop';
    expect(both.find(({ exitCode }) => exitCode === 2)?.document).toMatchObject({
      outcome: 'undone',
      error: { message: expect.stringContaining(`${winner}/blog already serves`) },
    });
    expect(await get('/', 'blog.example.com')).toMatchObject({ version: 'v1' });
    const containers = (await deploys.lab.engine.api.json('GET', '/containers/json?all=1')) as {
      Names: string[];
    }[];
    expect(containers.flatMap(({ Names }) => Names).sort()).toEqual(
      [`/${winner}-blog-blue-1`, '/ctr-bg-proxy'].sort(),
    );
    // What was refused leaves the way free.
    await deploys.down(winner);
    expect(await deploy(loser, service('blog', 'shop:1'))).toMatchObject({ exitCode: 0 });
  },
);
