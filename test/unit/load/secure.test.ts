import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WebSocketServer } from 'ws';
import { startLoad } from '../../../laboratory/load/index.ts';
import { makeCertificate } from '../../support/certificates.ts';

let folder: string;
let server: ReturnType<typeof createServer>;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctr-bg-load-'));
  const { certificate, key } = await makeCertificate(['shop.test']);
  await writeFile(join(folder, 'ca.pem'), certificate);
  server = createServer({ cert: certificate, key }, (_, response) => response.end('hello'));
  const sockets = new WebSocketServer({ server, path: '/ws' });
  sockets.on('connection', (socket) => socket.on('message', (data: Buffer) => socket.send(data.toString())));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true });
});

async function loseOver(hostHeader: string) {
  const options = {
    target: { host: '127.0.0.1', port, secure: true, hostHeader },
    lanes: [
      { kind: 'keep-alive', connections: 2, rate: 100 },
      { kind: 'new-connection', rate: 20 },
      { kind: 'websocket', connections: 1, interval: 20 },
    ],
  } as const;
  const trusting = (argv: readonly string[]): string[] => [
    'env',
    `NODE_EXTRA_CA_CERTS=${join(folder, 'ca.pem')}`,
    ...argv,
  ];
  await using load = await startLoad(options, trusting);
  await sleep(300);
  return (await load.stop()).lanes;
}

it('goes over TLS, too', async () => {
  for (const { sent, succeeded } of await loseOver('shop.test')) {
    expect(sent).toBeGreaterThan(0);
    expect(succeeded).toBe(sent);
  }
});

it('takes no certificate of another name', async () => {
  for (const { sent, failed } of await loseOver('other.test')) {
    expect(sent).toBeGreaterThan(0);
    expect(failed).toBe(sent);
  }
});
