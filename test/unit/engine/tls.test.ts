import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { type AddressInfo, connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect, type Endpoint } from '../../../src/engine/index.ts';
import { answer, fakeEngine, rejection } from './fake-engine.ts';

type Pair = { readonly cert: string; readonly key: string };

let directory = '';
let server: Pair;
let stranger: Pair;

/** A certificate for 127.0.0.1 that is its own authority. */
async function certificate(name: string): Promise<Pair> {
  const [cert, key] = [join(directory, `${name}.pem`), join(directory, `${name}-key.pem`)];
  const subject = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1'];
  await promisify(execFile)('openssl', [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '2',
    ...subject,
    '-keyout',
    key,
    '-out',
    cert,
  ]);
  return { cert: await readFile(cert, 'utf8'), key: await readFile(key, 'utf8') };
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'eng-tls-'));
  [server, stranger] = await Promise.all([certificate('server'), certificate('stranger')]);
});

afterAll(() => rm(directory, { recursive: true }));

/** TLS before the fake engine; with `client`, only that client is let in. */
async function listen(path: string, client?: Pair): Promise<AsyncDisposable & { port: number }> {
  const sockets = new Set<TLSSocket>();
  const tls = createServer(
    { ...server, ...(client === undefined ? {} : { requestCert: true, ca: client.cert }) },
    (socket) => {
      sockets.add(socket);
      const engine = connectSocket({ path });
      socket.on('error', () => engine.destroy()).pipe(engine);
      engine.on('error', () => socket.destroy()).pipe(socket);
    },
  );
  await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
  return {
    port: (tls.address() as AddressInfo).port,
    [Symbol.asyncDispose]: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => tls.close(() => resolve()));
    },
  };
}

function endpointAt(port: number, tls: NonNullable<Extract<Endpoint, { kind: 'tcp' }>['tls']>): Endpoint {
  return { kind: 'tcp', name: `tcp://127.0.0.1:${port}`, host: '127.0.0.1', port, tls };
}

describe('TLS', () => {
  test('reaches an engine whose authority is known', async () => {
    await using fake = await fakeEngine((_request, socket) => void socket.write(answer(200, '[]')));
    await using front = await listen(fake.path);
    const engine = await connect(endpointAt(front.port, { verify: true, ca: server.cert }), {
      environment: {},
    });
    expect(await engine.listContainers([])).toEqual([]);
    expect(fake.seen[0]?.headers['host']).toBe(`127.0.0.1:${front.port}`);
    engine.close();
  });

  test('sends nothing to an engine of another authority', async () => {
    await using fake = await fakeEngine(() => undefined);
    await using front = await listen(fake.path);
    for (const tls of [{ verify: true, ca: stranger.cert }, { verify: true }]) {
      expect(await rejection(connect(endpointAt(front.port, tls), { environment: {} }))).toMatchObject({
        code: 'ENGINE_UNREACHABLE',
      });
    }
    expect(fake.requests()).toBe(0);
  });

  test('may be told not to look', async () => {
    await using fake = await fakeEngine(() => undefined);
    await using front = await listen(fake.path);
    const engine = await connect(endpointAt(front.port, { verify: false }), { environment: {} });
    expect(engine.apiVersion).toBe('1.41');
    engine.close();
  });

  test('shows who we are to an engine that asks', async () => {
    await using fake = await fakeEngine(() => undefined);
    await using front = await listen(fake.path, stranger);
    const trusted = { verify: true, ca: server.cert };
    const engine = await connect(endpointAt(front.port, { ...trusted, ...stranger }), { environment: {} });
    expect(engine.apiVersion).toBe('1.41');
    engine.close();
    expect(await rejection(connect(endpointAt(front.port, trusted), { environment: {} }))).toMatchObject({
      code: 'ENGINE_UNREACHABLE',
    });
  });
});
