import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import type { ResultDocument } from '../../src/types/index.ts';
import { PORT, inventory, openDeploys, type Deploys } from '../support/deploys.ts';
import { underLoad } from '../support/under-load.ts';
import { testInFull } from '../support/size.ts';

/** Story 1: a person looks at green while the public sees blue only; then it goes live, back, and is given up. */
let deploys: Deploys;
let folder = '';
const PREVIEW_PORT = 8081;
const KEY = 'canary.of+the=key_0123456789';

beforeAll(async () => {
  deploys = await openDeploys();
  for (const version of ['1', '2', '3'])
    await deploys.lab.application(`shop:${version}`, { version: `v${version}` });
  folder = await mkdtemp(join(tmpdir(), 'ctr-bg-stage-'));
  await writeFile(
    join(folder, 'ctr-bg.yml'),
    `name: shop
services:
  web: { image: "shop:1", x-ctr-bg: { routes: ["*", "shop.test", "shop.test/api"] } }
x-ctr-bg:
  bg: true
  preview: { key: "\${PREVIEW_KEY}", header: X-Preview, cookie: true, host: preview.test, port: ${PREVIEW_PORT} }
  proxy: { publish: "127.0.0.1:${PORT}" }
`,
  );
});
afterEach(() => deploys.down('shop'));
afterAll(() => rm(folder, { recursive: true }));

type Ran = { exitCode: number | null; document: ResultDocument; all: string };

async function run(...args: string[]): Promise<Ran> {
  const env = { PREVIEW_KEY: KEY };
  const { exitCode, stdout, stderr } = await deploys.lab.ctrBg([...args, '--json'], { cwd: folder, env });
  return { exitCode, document: JSON.parse(stdout) as ResultDocument, all: stdout + stderr };
}

type Answer = { status: number; version: string; body: string; headers: Record<string, unknown> };

function ask(
  path: string,
  headers: Record<string, string> = {},
  { method = 'GET', body = '', port = PORT } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const all = { host: `shop.test:${port}`, ...headers };
    const options = { host: '127.0.0.1', port, path, method, headers: all, agent: false } as const;
    const request = httpRequest(options, (response) => {
      text(response).then(
        (got) =>
          resolve({
            status: response.statusCode ?? 0,
            version: String(response.headers['x-version'] ?? ''),
            body: got,
            headers: response.headers,
          }),
        reject,
      );
    });
    request.once('error', reject);
    request.end(body);
  });
}

const good = { exitCode: 0, document: { ok: true } };
const containers = async (): Promise<readonly string[]> =>
  ((await inventory(deploys.lab))['containers'] ?? []).filter(
    (name) => !['/ctr-bg-proxy', '/shop-ctr-bg-preview-1'].includes(name),
  );
const withKey = { 'x-preview': KEY };

async function expectPublic(version: string): Promise<void> {
  for (const headers of [{}, { 'x-preview': KEY.toUpperCase() }, { cookie: 'ctr_bg_preview=1.a' }])
    expect(await ask('/', headers)).toMatchObject({ status: 200, version });
  expect(await ask('/', { host: 'preview.test' })).toMatchObject({
    status: 404,
    body: 'no project serves this host\n',
  });
}

test('staged, looked at by every way while the public sees blue alone, promoted, rolled back, given up: 0 lost', async () => {
  expect(await run('up')).toMatchObject(good);
  expect(await run('promote')).toMatchObject({
    exitCode: 2,
    document: { error: { code: 'NOTHING_STAGED' } },
  });
  await underLoad(async () => {
    const planned = await run('stage', 'shop:2', '--dry-run');
    expect(planned).toMatchObject({
      exitCode: 0,
      document: { changes: [{ text: 'blue → green' }, { action: 'keep' }] },
    });
    const staged = await run('stage', 'shop:2');
    expect(staged).toMatchObject({ exitCode: 0, document: { outcome: 'staged' } });
    expect(await run('stage', 'shop:2')).toMatchObject({ document: { outcome: 'unchanged' } });
    await expectPublic('v1');

    // By the header, its value and nothing like it; on the host of the preview too.
    expect(await ask('/', withKey)).toMatchObject({
      version: 'v2',
      headers: { 'cache-control': 'private, no-store' },
    });
    expect(await ask('/x', { ...withKey, host: 'preview.test' })).toMatchObject({ version: 'v2' });
    expect((await ask('/bg', withKey)).body).toBe('blue\n');
    // The application sees the path as it was written, and nothing of the key.
    const echo = await ask('/api/@a%2Fb/echo?c=%20d', { ...withKey, cookie: 'a=1; ctr_bg_preview=1.a; b=2' });
    const seen = JSON.parse(echo.body) as { url: string; headers: Record<string, string> };
    expect(seen.url).toBe('/api/@a%2Fb/echo?c=%20d');
    expect(seen.headers).toMatchObject({ cookie: 'a=1; b=2' });
    expect(echo.body).not.toContain(KEY);

    // By a link, which sets a cookie and leads to the clean path; a wrong or changed one is none.
    const preview = staged.document.hosts?.[0]?.staged?.preview;
    expect(preview).toMatchObject({ header: 'X-Preview', host: 'preview.test', cookie: true });
    const link = new URL(preview?.links?.[0] ?? '');
    expect(link.host).toBe(`preview.test:${PORT}`);
    const entered = await ask(`/some/page${link.search}`, { host: 'preview.test' });
    expect(entered).toMatchObject({ status: 302, headers: { location: '/some/page' } });
    const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? '';
    for (const host of ['preview.test', 'shop.test'])
      expect(await ask('/', { cookie: `x=1; ${cookie}`, host })).toMatchObject({ version: 'v2' });
    // Another time than the one that was signed, whichever digit that ended with.
    const forged = cookie.replace(/(\d)\./, (_, digit: string) => `${(Number(digit) + 1) % 10}.`);
    expect(await ask('/', { cookie: forged })).toMatchObject({ version: 'v1' });

    // By the port, which is on loopback alone and needs no key, whatever the name.
    for (const host of ['shop.test', 'localhost'])
      expect(await ask('/', { host }, { port: PREVIEW_PORT })).toMatchObject({
        version: 'v2',
        headers: { 'cache-control': 'private, no-store' },
      });
    expect(preview).toMatchObject({ port: { address: '127.0.0.1', port: PREVIEW_PORT } });

    // Uploads and WebSockets.
    const body = 'x'.repeat(300_000);
    const uploaded = await ask('/upload', withKey, { method: 'POST', body });
    expect(JSON.parse(uploaded.body)).toMatchObject({ version: 'v2', bytes: body.length });
    for (const port of [PORT, PREVIEW_PORT]) {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, { headers: withKey });
      await once(socket, 'open');
      socket.terminate();
    }

    const status = await run('status');
    expect(status.document.hosts).toMatchObject([
      {
        services: [{ color: 'blue', image: 'shop:1' }],
        staged: { release: staged.document.release, services: [{ color: 'green', state: 'running' }] },
      },
    ]);
    for (const { all } of [planned, staged, status, await run('history'), await run('config')])
      expect(all).not.toContain(KEY);

    expect(await run('promote')).toMatchObject({
      exitCode: 0,
      document: { outcome: 'promoted', release: staged.document.release },
    });
    await expectNoPreview('v2');
    expect(await containers()).toEqual(['/shop-web-green-1']);
    expect(await run('rollback')).toMatchObject({ exitCode: 0, document: { outcome: 'rolled-back' } });
    await expectNoPreview('v1');

    expect(await run('stage', 'shop:3')).toMatchObject({ exitCode: 0, document: { outcome: 'staged' } });
    expect(await ask('/', withKey)).toMatchObject({ version: 'v3' });
    expect(await run('abort')).toMatchObject({ exitCode: 0, document: { outcome: 'aborted' } });
    await expectNoPreview('v1');
    expect(await containers()).toEqual(['/shop-web-blue-1']);
    expect(await run('up', 'shop:2', '--stage-for', '2s')).toMatchObject({
      exitCode: 0,
      document: { command: 'up', outcome: 'deployed' },
    });
    await expectNoPreview('v2');
  });
});

async function expectNoPreview(version: string): Promise<void> {
  for (const headers of [{}, withKey]) expect(await ask('/', headers)).toMatchObject({ version });
  expect(await ask('/', {}, { port: PREVIEW_PORT })).toMatchObject({
    status: 502,
    body: 'nothing of shop is staged\n',
  });
}

testInFull(
  '--stage-for gives up what does not stay healthy, and nothing is staged where nothing serves',
  async () => {
    expect(await run('stage')).toMatchObject({ exitCode: 2, document: { error: { code: 'NOTHING_LIVE' } } });
    expect(await run('up')).toMatchObject(good);
    const watched = run('up', 'shop:2', '--stage-for', '10m');
    // Before it is staged there may be nothing to pause, or a deploy that wakes it up.
    while ((await run('history')).document.history?.[0]?.outcome !== 'staged');
    await deploys.lab.engine.api.call('POST', '/containers/shop-web-green-1/pause');
    expect(await watched).toMatchObject({
      exitCode: 3,
      document: { outcome: 'undone', error: { code: 'UNHEALTHY' } },
    });
    expect(await containers()).toEqual(['/shop-web-blue-1']);
    expect(await ask('/', withKey)).toMatchObject({ version: 'v1' });

    // The next file asks for no port: what published it goes, and the port is free.
    const file = join(folder, 'ctr-bg.yml');
    const before = await readFile(file, 'utf8');
    await writeFile(file, before.replace(`, port: ${PREVIEW_PORT}`, ''));
    expect(await run('up')).toMatchObject(good);
    expect((await inventory(deploys.lab))['containers']).toEqual(['/ctr-bg-proxy', '/shop-web-blue-1']);
    await expect(ask('/', {}, { port: PREVIEW_PORT })).rejects.toThrow('ECONNREFUSED');
    expect(await run('up')).toMatchObject({ document: { outcome: 'unchanged' } });
    await writeFile(file, before);
  },
);
