import { EventEmitter, once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CtrBgResult } from '../../laboratory/index.ts';
import { connect, resolveEndpoint, type Engine } from '../../src/engine/index.ts';
import type { ProofDocument, ResultDocument } from '../../src/types/index.ts';
import { get, inventory, openDeploys, type Deploys } from '../support/deploys.ts';
import { testInFull } from '../support/size.ts';

/** `prove` finds what is lost, and nothing where nothing is. */
const ALL_LANES = [
  'keep-alive',
  'think',
  'new-connection',
  'slow:path=/slow?ms=700,connections=4',
  'upload:path=/upload,bytes=200000,rate=4,connections=2',
  'sse:path=/sse,ids',
  'websocket:path=/ws,echo',
].flatMap((lane) => ['--lane', lane]);
const BUSY = ['--lane', 'keep-alive:connections=100,rate=1500', '--lane', 'think:rate=500,pause=400ms'];

let deploys: Deploys;
let engine: Engine;
let folder: string;

beforeAll(async () => {
  deploys = await openDeploys();
  engine = await connect(resolveEndpoint({ environment: process.env }));
  folder = await mkdtemp(join(tmpdir(), 'ctr-bg-prove-'));
  await deploys.lab.application('shop:1', { version: 'v1' });
  await deploys.lab.application('shop:2', { version: 'v2' });
  await deploys.lab.application('shop:late', { version: 'v3', env: { START_DELAY: '900' } });
  await deploys.up('shop:1', '--drain', '2s');
});
afterAll(async () => {
  engine.close();
  await deploys.down();
  await rm(folder, { recursive: true });
});

type Proved = CtrBgResult & { readonly document: ResultDocument; readonly proof: ProofDocument };

async function prove(...args: readonly string[]): Promise<Proved> {
  const result = await deploys.lab.ctrBg(['prove', '--json', '--project', 'shop', ...args]);
  const document = JSON.parse(result.stdout) as ResultDocument;
  if (document.proof === undefined) throw new Error(`no proof: ${result.stdout}${result.stderr}`);
  return { ...result, document, proof: document.proof };
}

const up = (image: string): string[] => ['--', 'up', image, '--service', 'web', '--drain', '2s'];

/** Resolves when a new connection is answered by this version; in two minutes at the latest. */
async function answeredBy(version: string): Promise<void> {
  const end = performance.now() + 120_000;
  while ((await get('/').catch(() => undefined))?.version !== version) {
    if (performance.now() > end) throw new Error(`nothing was answered by ${version}`);
    await sleep(20);
  }
}

const containerOf = async (color: string): Promise<string> =>
  String(
    (
      (await deploys.lab.engine.api.json(
        'GET',
        `/containers/json?filters=${encodeURIComponent(JSON.stringify({ label: [`ctr-bg.color=${color}`, 'ctr-bg.project=shop'] }))}`,
      )) as { Id: string }[]
    )[0]?.Id,
  );

const colorOf = ({ document }: Proved): string => document.hosts?.[0]?.services[0]?.color ?? '';
const lost = ({ proof }: Proved) => ({
  failed: proof.totals.failed,
  wrong: proof.totals.wrong,
  samples: proof.lanes.flatMap(({ name, samples }) => samples.map((one) => ({ name, ...one }))),
});
const NOTHING = { failed: 0, wrong: 0, samples: [] };

let color = '';

describe('a throw-away copy', () => {
  test('is deployed under the load instead of what serves, and nothing of it is left', async () => {
    const before = await inventory(deploys.lab);
    const proved = await prove('--against', 'copy', ...up('shop:2'));
    expect(lost(proved)).toEqual(NOTHING);
    expect(proved).toMatchObject({ exitCode: 0, document: { outcome: 'deployed' } });
    expect(proved.document.project).toMatch(/^shop-prove-[0-9a-f]{6}$/);
    expect(proved.proof.host).toBe(`${proved.document.project}.prove.invalid`);
    expect(proved.proof.versions).toMatchObject({ old: ['v1'], next: ['v2'], late: 0 });
    expect(await inventory(deploys.lab)).toEqual(before);
    expect((await get('/')).version).toBe('v1');
  });

  testInFull('nor is anything when a signal ends it', async () => {
    const before = await inventory(deploys.lab);
    const args = ['prove', '--json', '--project', 'shop', '--progress', 'json', '--against', 'copy'];
    const { child, ended } = deploys.lab.startCtrBg([...args, ...up('shop:2')]);
    let told = '';
    const listen = (text: string): void => {
      told += text;
      // The first is that of what serves before.
      if (told.split('"stage":"prepare"').length < 4) return;
      child.stderr?.off('data', listen);
      child.kill('SIGINT');
    };
    child.stderr?.on('data', listen);
    expect((await ended).exitCode).toBe(130);
    expect(await inventory(deploys.lab)).toEqual(before);
    expect((await get('/')).version).toBe('v1');
  });
});

describe('a sound deploy', () => {
  test('loses nothing in any lane, and says which version answered when', async () => {
    const junit = join(folder, 'proof.xml');
    const html = join(folder, 'proof.html');
    const proved = await prove(...ALL_LANES, '--junit', junit, '--html', html, ...up('shop:2'));
    expect(lost(proved)).toEqual(NOTHING);
    expect(proved).toMatchObject({
      exitCode: 0,
      document: { ok: true, command: 'prove', outcome: 'deployed' },
    });
    expect(proved.proof.ran).toBe('ctr-bg up shop:2');
    expect(proved.proof.versions).toEqual({ header: 'X-Version', old: ['v1'], next: ['v2'], late: 0 });
    for (const { name, sent } of proved.proof.lanes)
      expect({ name, any: sent > 0 }).toEqual({ name, any: true });
    expect(proved.proof.timeline.marks.map(({ name }) => name)).toEqual(['command', 'switch', 'end']);
    expect(await readFile(junit, 'utf8')).toContain('failures="0"');
    expect(await readFile(html, 'utf8')).toContain('</svg>');
    color = colorOf(proved);
  });

  testInFull('nor does a rollback, though nginx is reloaded again and again', async () => {
    const proving = prove(...ALL_LANES, '--', 'rollback');
    for (let round = 0; round < 10; round++) {
      await engine.exec('ctr-bg-proxy', ['nginx', '-s', 'reload']);
      await sleep(200);
    }
    const proved = await proving;
    expect(lost(proved)).toEqual(NOTHING);
    expect(proved).toMatchObject({ exitCode: 0, document: { outcome: 'rolled-back' } });
    expect(proved.proof.versions).toMatchObject({ old: ['v2'], next: ['v1'], late: 0 });
    color = colorOf(proved);
  });
});

test('what serves badly is told before anything is changed', async () => {
  const { version } = await get('/');
  const proved = await prove('--path', '/nowhere', ...up(version === 'v1' ? 'shop:2' : 'shop:1'));
  expect(proved).toMatchObject({ exitCode: 7, document: { error: { code: 'BUDGET_EXCEEDED' } } });
  expect(proved.document.error?.message).toContain('before anything was changed');
  expect((await get('/')).version).toBe(version);
});

testInFull('Ctrl-C ends it and its load, and it tells what it saw', async () => {
  let requests = 0;
  const first = new EventEmitter();
  const server = createServer((_, response) => {
    requests += 1;
    response.end();
    first.emit('request');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const args = ['prove', '--json', '--for', '5m', '--against', String(port)];
  const { child, ended } = deploys.lab.startCtrBg(args);
  await once(first, 'request');
  child.kill('SIGINT');
  const { exitCode, stdout } = await ended;
  const seen = requests;
  const { proof, error } = JSON.parse(stdout) as ResultDocument;
  expect({ exitCode, code: error?.code }).toEqual({ exitCode: 130, code: 'INTERRUPTED' });
  expect(proof?.totals).toMatchObject({ sent: seen, failed: 0 });
  await sleep(300);
  expect(requests).toBe(seen);
  server.close();
});

describe('a fault is found', () => {
  testInFull('blue that is killed while requests are under way on it', async () => {
    const lanes = ['keep-alive', 'slow:path=/slow?ms=3000,connections=6'].flatMap((lane) => ['--lane', lane]);
    const proving = prove(...lanes, '--', 'up', 'shop:2', '--service', 'web', '--drain', '4s');
    const blue = await containerOf(color);
    await answeredBy('v2');
    await deploys.lab.engine.api.json('POST', `/containers/${blue}/kill`);
    const proved = await proving;
    color = colorOf(proved);
    expect(proved).toMatchObject({ exitCode: 7, document: { outcome: 'deployed', ok: false } });
    const slow = proved.proof.lanes.find(({ name }) => name === 'slow');
    expect(slow?.failed).toBeGreaterThan(0);
    expect(proved.document.error?.message).toContain('failed');
  });

  testInFull('green that does not listen yet when it gets its first requests', async () => {
    const proving = prove(...up('shop:late'));
    await answeredBy('v3');
    await deploys.lab.engine.api.json(
      'POST',
      `/containers/${await containerOf(color === 'blue' ? 'green' : 'blue')}/restart?t=0`,
    );
    const proved = await proving;
    expect(proved.exitCode).toBe(7);
    const kinds = Object.assign({}, ...proved.proof.lanes.map(({ kinds: ofLane }) => ofLane)) as object;
    expect(Object.keys(kinds)).toContain('5xx');
    expect(proved.proof.totals.failed).toBeGreaterThan(0);
    await answeredBy('v3');
  });

  test('a proxy without keepalive_min_timeout', async () => {
    const script = 'sed -i /keepalive_min_timeout/d /etc/ctr-bg/nginx.conf && nginx -s reload';
    expect(await engine.exec('ctr-bg-proxy', ['sh', '-c', script])).toMatchObject({ exitCode: 0 });
    const proving = prove(...BUSY, '--for', '4s');
    for (let round = 0; round < 14; round++) {
      await engine.exec('ctr-bg-proxy', ['nginx', '-s', 'reload']);
      await sleep(250);
    }
    const proved = await proving;
    expect(proved.exitCode).toBe(7);
    expect(proved.proof.totals.reset).toBeGreaterThan(0);
  });
});
