import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, test } from '@jest/globals';
import { post } from '../../../src/notify/index.ts';
import { openReceiver } from '../../support/receiver.ts';

const DOCUMENT = { ok: true, command: 'up' };
const PATH = '/services/canary-of-an-address?token=canary';

test('a document is POSTed once where it is taken, and the login of its address goes into a header', async () => {
  await using receiver = await openReceiver([204]);
  const address = `${receiver.origin.replace('//', '//ann:p%40ss@')}${PATH}`;
  expect(await post(address, DOCUMENT, 5000)).toBeUndefined();
  expect(receiver.received).toMatchObject([
    {
      path: PATH,
      body: JSON.stringify(DOCUMENT),
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from('ann:p@ss').toString('base64')}`,
      },
    },
  ]);
});

test('it is sent again while that may help, as the same document', async () => {
  await using receiver = await openReceiver([503, 429, 200]);
  expect(await post(receiver.origin, DOCUMENT, 10_000)).toBeUndefined();
  const keys = receiver.received.map(({ headers }) => headers['idempotency-key']);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
});

test.each([400, 401, 404, 410])('an answer of %i is the last', async (status) => {
  await using receiver = await openReceiver([status]);
  expect(await post(receiver.origin + PATH, DOCUMENT, 5000)).toBe(`it answered ${status}`);
  expect(receiver.received).toHaveLength(1);
});

test('nobody is told elsewhere', async () => {
  await using elsewhere = await openReceiver();
  await using receiver = await openReceiver([307], { location: elsewhere.origin });
  expect(await post(receiver.origin, DOCUMENT, 5000)).toBe('it answered 307');
  expect(elsewhere.received).toEqual([]);
});

test('one that fails again and again, or is deaf, is given up in time, and no address is told', async () => {
  await using receiver = await openReceiver([500]);
  expect(await post(receiver.origin + PATH, DOCUMENT, 700)).toBe('it answered 500, for 0.7 s');
  expect(receiver.received.length).toBeGreaterThan(1);

  const sockets: Socket[] = [];
  const deaf = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1');
  await once(deaf, 'listening');
  const { port } = deaf.address() as AddressInfo;
  expect(await post(`http://127.0.0.1:${port}${PATH}`, DOCUMENT, 400)).toBe('it did not answer, for 0.4 s');
  for (const socket of sockets) socket.destroy();
  deaf.close();
  await once(deaf, 'close');
  const { origin, ...gone } = await openReceiver();
  await gone[Symbol.asyncDispose]();
  expect(await post(origin + PATH, DOCUMENT, 400)).toBe('it could not be reached (ECONNREFUSED), for 0.4 s');
});

test.each(['', 'canary', 'file:///etc/canary', 'ftp://canary.example.com'])(
  '%j is no address, and is not told',
  async (address) => {
    expect(await post(address, DOCUMENT, 400)).toBe('its address is no http or https URL');
  },
);
