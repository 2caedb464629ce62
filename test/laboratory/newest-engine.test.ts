import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { importApplication, laboratory, startCtrBg, type PrivateEngine } from '../../laboratory/index.ts';
import type { ResultDocument } from '../../src/types/index.ts';

/** The same on the newest engine that there is here: another API, another runtime, another network stack. */
let engine: PrivateEngine;

beforeAll(async () => {
  engine = await (await laboratory()).newestEngine();
  for (const version of ['v1', 'v2']) await importApplication(engine, `shop:${version}`, { version });
});
afterAll(() => engine.stop());

async function ctrBg(...args: string[]): Promise<ResultDocument> {
  const { exitCode, stdout, stderr } = await startCtrBg(engine, [...args, '--json']).ended;
  const document = JSON.parse(stdout) as ResultDocument;
  const told = exitCode === 0 ? '' : stderr;
  expect({ exitCode, told, error: document.error }).toEqual({ exitCode: 0, told: '', error: undefined });
  return document;
}

const up = (image: string, ...flags: string[]): Promise<ResultDocument> =>
  ctrBg('up', image, '-p', 'shop', '--service', 'web', '--publish', '127.0.0.1:8080', ...flags);

test('it is newer than the one that everything else is tested on', async () => {
  const { ApiVersion } = (await engine.api.json('GET', '/version')) as { ApiVersion: string };
  expect(Number(ApiVersion.split('.')[1])).toBeGreaterThanOrEqual(48);
});

test('first deploy, the same again, another image, more replicas', async () => {
  expect(await up('shop:v1')).toMatchObject({ outcome: 'deployed' });
  expect(await up('shop:v1')).toMatchObject({ outcome: 'unchanged' });
  expect(await up('shop:v2', '--replicas', '2')).toMatchObject({
    outcome: 'deployed',
    hosts: [{ services: [{ color: 'green', replicas: 2, previous: { color: 'blue' } }] }],
  });
  expect(await ctrBg('status')).toMatchObject({ hosts: [{ services: [{ state: 'running' }] }] });
});

test('it comes back after a kill -9 of the engine', async () => {
  await engine.kill9();
  await engine.restart();
  expect(await up('shop:v1')).toMatchObject({ outcome: 'deployed' });
});

test('down leaves nothing', async () => {
  await ctrBg('down', '-p', 'shop');
  expect(await engine.api.json('GET', '/containers/json?all=1')).toEqual([]);
  const networks = (await engine.api.json('GET', '/networks')) as { Name: string }[];
  expect(networks.map(({ Name }) => Name).sort()).toEqual(['bridge', 'host', 'none']);
});
