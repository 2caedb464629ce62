import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer } from 'node:net';
import { request } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import WebSocket from 'ws';
import { PORT, openDeploys, type Deploys } from '../support/deploys.ts';
import { testInFull } from '../support/size.ts';

/** What nginx does with the routes and settings of a file. */
let deploys: Deploys;
let folder: string;

beforeAll(async () => {
  deploys = await openDeploys();
  await deploys.lab.application('shop:1', { version: 'v1' });
  await deploys.lab.application('shop:2', { version: 'v2' });
  folder = await mkdtemp(join(tmpdir(), 'ctr-bg-routing-'));
});
afterEach(() => deploys.down());
afterAll(() => rm(folder, { recursive: true }));

type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  readonly seen: {
    readonly version?: string;
    readonly url?: string;
    readonly headers?: Record<string, string>;
  };
};

function ask(
  path: string,
  { host = 'shop.example.com', headers = {}, body }: { host?: string; headers?: object; body?: Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: PORT,
        path,
        method: body === undefined ? 'GET' : 'POST',
        agent: false,
        headers: { host, ...headers, ...(body && { 'content-length': body.length }) },
        signal: AbortSignal.timeout(20_000),
      },
      (response) => {
        text(response).then((answer) => {
          const isJson = answer.startsWith('{');
          const seen = (isJson ? JSON.parse(answer) : {}) as Answer['seen'];
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: answer, seen });
        }, reject);
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

async function up(
  file: string,
  ...args: string[]
): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  await writeFile(join(folder, 'ctr-bg.yml'), file);
  const { exitCode, stdout, stderr } = await deploys.lab.ctrBg(['up', '--json', ...args], { cwd: folder });
  return { exitCode: exitCode ?? -1, stdout, stderr };
}

async function deployed(file: string, ...args: string[]): Promise<void> {
  const { exitCode, stderr } = await up(file, ...args);
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
}

const FRAME = `
name: shop
x-ctr-bg: { proxy: { publish: "127.0.0.1:${PORT}" } }
`;

describe('routes', () => {
  test('hosts, wildcard hosts and paths lead to their services, the longest prefix first', async () => {
    await deployed(`${FRAME}
services:
  web:
    image: shop:1
    x-ctr-bg: { routes: [shop.example.com, "*.example.com"] }
  api:
    image: shop:2
    x-ctr-bg:
      routes:
        - shop.example.com/api
        - { host: shop.example.com, path: /stripped, strip: true }
        - { host: "*.example.com", path: /api/ }
`);
    const cases: [host: string, path: string, version: string, url: string][] = [
      ['shop.example.com', '/echo', 'v1', '/echo'],
      ['any.example.com', '/echo', 'v1', '/echo'],
      ['a.b.example.com', '/echo', 'v1', '/echo'],
      ['shop.example.com', '/api/echo?a=b%20c', 'v2', '/api/echo?a=b%20c'],
      ['any.example.com', '/api/echo', 'v2', '/api/echo'],
      ['shop.example.com', '/stripped/echo?x=1', 'v2', '/echo?x=1'],
      ['shop.example.com', '/stripped/deep/echo', 'v2', '/deep/echo'],
      ['shop.example.com', '/apis/echo', 'v1', '/apis/echo'],
    ];
    for (const [host, path, version, url] of cases) {
      expect({ host, path, ...(await ask(path, { host })).seen }).toMatchObject({ host, path, version, url });
    }
    expect((await ask('/stripped')).seen.version).toBe('v2');
    expect(await ask('/', { host: 'example.com' })).toMatchObject({ status: 404 });
  });

  test('a host whose paths are all taken answers the rest itself', async () => {
    await deployed(`${FRAME}
services:
  api: { image: "shop:1", x-ctr-bg: { routes: [shop.example.com/api] } }
`);
    expect(await ask('/elsewhere')).toMatchObject({ status: 404, body: 'no service has this path\n' });
    expect((await ask('/api/echo')).seen.version).toBe('v1');
  });

  testInFull("another project cannot have a path of a host that is somebody else's", async () => {
    await deployed(`${FRAME}
services:
  web: { image: "shop:1", x-ctr-bg: { routes: [shop.example.com] } }
`);
    const { exitCode, stdout } = await up(
      `
name: blog
services:
  web: { image: "shop:2", x-ctr-bg: { routes: [shop.example.com/blog] } }
`,
    );
    expect(exitCode).toBe(2);
    expect(stdout).toContain('blog/web wants shop.example.com/blog, and shop/web has shop.example.com');
  });
});

describe('how requests are passed on', () => {
  test('body size, timeouts and headers are as the file says, for each service', async () => {
    await deployed(`
name: shop
services:
  web:
    image: shop:1
    x-ctr-bg:
      routes: [shop.example.com]
      proxy:
        body: 1m
        timeouts: { read: 300ms }
        request_headers: { X-Team: "a; b", Cookie: "" }
        response_headers: { X-Frame-Options: DENY, X-Version: hidden }
  api: { image: "shop:2", x-ctr-bg: { routes: [api.example.com] } }
x-ctr-bg:
  proxy:
    publish: "127.0.0.1:${PORT}"
    body: 10m
    response_headers: { Content-Security-Policy: "default-src 'self'; img-src *" }
`);
    const big = Buffer.alloc(2 * 1024 * 1024);
    expect(await ask('/upload', { body: big })).toMatchObject({ status: 413 });
    expect(await ask('/upload', { body: big, host: 'api.example.com' })).toMatchObject({ status: 200 });
    expect(await ask('/slow?ms=1500')).toMatchObject({ status: 504 });
    expect(await ask('/slow?ms=1500', { host: 'api.example.com' })).toMatchObject({ status: 200 });
    const echo = await ask('/echo', { headers: { cookie: 'a=b' } });
    expect(echo.seen.headers).toMatchObject({ 'x-team': 'a; b', host: 'shop.example.com' });
    expect(echo.seen.headers).not.toHaveProperty('cookie');
    expect(echo.headers).toMatchObject({
      'x-frame-options': 'DENY',
      'x-version': 'hidden',
      'content-security-policy': "default-src 'self'; img-src *",
    });
  });

  test("the client's address comes from a header only when its sender is trusted", async () => {
    const file = (from: string) => `
name: shop
services:
  web: { image: "shop:1", x-ctr-bg: { routes: [shop.example.com] } }
x-ctr-bg:
  proxy:
    publish: "127.0.0.1:${PORT}"
    real_ip: { from: [${from}] }
`;
    const headers = { 'x-forwarded-for': '198.51.100.7' };
    await deployed(file('203.0.113.0/24'));
    expect((await ask('/echo', { headers })).seen.headers?.['x-real-ip']).not.toBe('198.51.100.7');
    await deployed(file('0.0.0.0/0'));
    expect((await ask('/echo', { headers })).seen.headers?.['x-real-ip']).toBe('198.51.100.7');
  });
});

describe('draining by kind', () => {
  const file = (tag: string, drain: string) => `${FRAME}
services:
  web: { image: "shop:${tag}", x-ctr-bg: { routes: [shop.example.com], drain: ${drain} } }
`;

  testInFull(
    'WebSockets that have no budget do not hold blue, while a request of the old colour ends',
    async () => {
      await deployed(file('1', '{ http: 60s, websockets: 0s }'));
      const socket = new WebSocket(`ws://127.0.0.1:${PORT}/ws`, { headers: { host: 'shop.example.com' } });
      await new Promise((resolve) => socket.once('open', resolve));
      const closed = new Promise<number>((resolve) => socket.once('close', () => resolve(performance.now())));
      const slow = ask('/slow?ms=9000');
      await new Promise((resolve) => setTimeout(resolve, 200));
      const start = performance.now();
      await deployed(file('2', '{ http: 60s, websockets: 0s }'));
      const took = performance.now() - start;
      expect(await slow).toMatchObject({ status: 200, seen: { version: 'v1' } });
      expect(took).toBeLessThan(40_000);
      expect((await closed) - start).toBeGreaterThan(7000);
    },
  );

  testInFull('WebSockets with a budget hold blue longer than its requests do', async () => {
    await deployed(file('1', '{ http: 1s, websockets: 12s }'));
    const socket = new WebSocket(`ws://127.0.0.1:${PORT}/ws`, { headers: { host: 'shop.example.com' } });
    await new Promise((resolve) => socket.once('open', resolve));
    const start = performance.now();
    const closed = new Promise<number>((resolve) => socket.once('close', () => resolve(performance.now())));
    await deployed(file('2', '{ http: 1s, websockets: 12s }'));
    expect((await closed) - start).toBeGreaterThan(12_000);
  });
});

test('a port that is taken is named, also when it is the one for HTTPS', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const { exitCode, stdout } = await up(`
name: shop
services:
  web: { image: "shop:1", x-ctr-bg: { routes: [shop.example.com] } }
x-ctr-bg: { proxy: { publish: { http: "127.0.0.1:${PORT}", https: "127.0.0.1:${port}" } } }
`);
  server.close();
  expect({ exitCode, stdout }).toMatchObject({
    exitCode: 6,
    stdout: expect.stringContaining(`port ${port} of the host is taken`),
  });
});
