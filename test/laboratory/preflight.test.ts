import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from 'tar-stream';
import { get, inventory, openDeploys, PORT, type Deploys } from '../support/deploys.ts';
import { expectLeft } from '../support/doctor.ts';
import { someOf, testInFull } from '../support/size.ts';

/** What would make a deploy fail is said before anything is changed, in one error. */
let deploys: Deploys;
let folder: string;

beforeAll(async () => {
  deploys = await openDeploys();
  folder = await mkdtemp(join(tmpdir(), 'ctr-bg-preflight-'));
  await deploys.lab.application('shop:1', { version: 'v1' });
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(async () => {
  await deploys.down();
  for (const name of ['thief', 'holder'])
    await deploys.lab.engine.api.call('DELETE', `/containers/${name}?force=1`);
  await deploys.lab.engine.api.call('DELETE', '/volumes/ctr-bg-proxy');
});

const api = (method: string, path: string, body?: object): Promise<unknown> =>
  deploys.lab.engine.api.json(method, path, body ? { body } : {});

type Event = { Type: string; Action: string; Actor: { Attributes: { name?: string } } };

/** What the engine made, started or removed from this moment on, until the answer is awaited. */
async function watch(): Promise<() => Promise<string[]>> {
  const now = async () => (await api('GET', '/info')) as { SystemTime: string };
  const seconds = async () => String(Date.parse((await now()).SystemTime) / 1000);
  const since = await seconds();
  return async () => {
    const query = `since=${since}&until=${await seconds()}`;
    const { body } = await deploys.lab.engine.api.call('GET', `/events?${query}`);
    const lines = body.split('\n').filter((line) => line !== '');
    const events = lines.map((line) => JSON.parse(line) as Event);
    // The lock of a host without a proxy is a container, and gone by now.
    return events
      .map(({ Type, Action, Actor }) => `${Type} ${Action} ${Actor.Attributes.name ?? ''}`)
      .filter((event) => !/ exec_|ctr-bg-lock$|^network (dis)?connect none$/.test(event));
  };
}

test('a disk that is nearly full: nothing is pulled, blue serves on, and doctor tells it', async () => {
  await using registry = await deploys.lab.registry();
  await deploys.lab.application('local:1', { version: 'v2' });
  const image = await registry.push('local:1', 'shop:2');
  for (const name of [image, 'local:1']) await api('DELETE', `/images/${encodeURIComponent(name)}?force=1`);
  // The disk of the proxy's volume is what is asked.
  const options = { type: 'tmpfs', device: 'tmpfs', o: 'size=20m' };
  const labels = { 'ctr-bg.role': 'proxy', 'ctr-bg.schema': '1' };
  await api('POST', '/volumes/create', { Name: 'ctr-bg-proxy', DriverOpts: options, Labels: labels });
  // A tmpfs is empty again when nobody uses it any more.
  await api('POST', '/containers/create?name=holder', {
    Image: 'shop:1',
    HostConfig: { Binds: ['ctr-bg-proxy:/held'] },
  });
  await api('POST', '/containers/holder/start');
  await deploys.up('shop:1');
  const before = await inventory(deploys.lab);
  const events = await watch();
  const { exitCode, document } = await deploys.tryUp(image);
  expect({ exitCode, error: document.error }).toMatchObject({
    exitCode: 6,
    error: {
      code: 'ENGINE_REFUSED',
      message: expect.stringContaining('nearly full'),
      hint: expect.anything(),
    },
  });
  expect(await events()).toEqual([]);
  expect(await inventory(deploys.lab)).toEqual(before);
  expect(await get('/')).toMatchObject({ version: 'v1' });
  await expectLeft(deploys.lab, ['disk']);
});

async function upWithMemory(
  resources: string,
): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  const file = join(folder, 'ctr-bg.yml');
  await writeFile(
    file,
    `name: shop\nservices:\n  web:\n    image: shop:1\n    deploy: { resources: { ${resources} } }\n`,
  );
  return deploys.lab.ctrBg(['up', '-f', file, '--json', '--publish', `127.0.0.1:${PORT}`]);
}

testInFull('memory that is not there: what is reserved is refused, a limit is a warning', async () => {
  await deploys.up('shop:1');
  const events = await watch();
  const { exitCode, stdout } = await upWithMemory(
    'reservations: { memory: 9000g }, limits: { memory: 9000g }',
  );
  expect({ exitCode, document: JSON.parse(stdout) as object }).toMatchObject({
    exitCode: 6,
    document: {
      error: { code: 'ENGINE_REFUSED', message: expect.stringMatching(/reserve \d+ MB of memory/) },
    },
  });
  expect(await events()).toEqual([]);
  const limited = await upWithMemory('limits: { memory: 9000g }');
  expect({ exitCode: limited.exitCode }).toEqual({ exitCode: 0 });
  expect(limited.stderr).toMatch(/may take \d+ MB of memory/);
  const modest = await upWithMemory('limits: { memory: 200m }, reservations: { memory: 10m }');
  expect({ exitCode: modest.exitCode, stderr: modest.stderr }).toEqual({
    exitCode: 0,
    stderr: expect.not.stringContaining('of memory'),
  });
});

test('a port that a container has: the first deploy makes nothing', async () => {
  const binding = { '8080/tcp': [{ HostIp: '127.0.0.1', HostPort: String(PORT) }] };
  await api('POST', '/containers/create?name=thief', {
    Image: 'shop:1',
    HostConfig: { PortBindings: binding },
  });
  await api('POST', '/containers/thief/start');
  const events = await watch();
  const { exitCode, document } = await deploys.tryUp('shop:1');
  expect({ exitCode, error: document.error }).toMatchObject({
    exitCode: 6,
    error: { message: `port ${PORT} of the host is taken by container thief`, hint: expect.anything() },
  });
  expect(await events()).toEqual([]);
  await api('DELETE', '/containers/thief?force=1');
  await deploys.up('shop:1');
});

test.each(someOf(['says so', 'does not say so'], 2))(
  'an nginx that is too old, and %s: no proxy is left',
  async (tells) => {
    const script =
      'if [ "$1" = -v ]; then echo nginx version: nginx/1.22.1 >&2; else exec /usr/sbin/nginx "$@"; fi';
    await makeImage('old-nginx', tells === 'says so' ? 'NGINX_VERSION=1.22.1' : 'OTHER=1', script);
    const file = join(folder, 'old.yml');
    const proxy = `{ publish: "127.0.0.1:${PORT}", image: "old-nginx:1" }`;
    await writeFile(
      file,
      `name: shop\nservices:\n  web: { image: "shop:1" }\nx-ctr-bg: { proxy: ${proxy} }\n`,
    );
    const before = await inventory(deploys.lab);
    const events = await watch();
    const { exitCode, stdout } = await deploys.lab.ctrBg(['up', '-f', file, '--json']);
    expect({ exitCode, document: JSON.parse(stdout) as object }).toMatchObject({
      exitCode: 6,
      document: {
        error: {
          code: 'PROXY_UNUSABLE',
          message: expect.stringContaining('nginx 1.22.1 of image old-nginx:1 is too old'),
        },
      },
    });
    if (tells === 'says so') expect(await events()).toEqual([]);
    expect((await inventory(deploys.lab))['containers']).toEqual(before['containers']);
    await api('DELETE', '/images/old-nginx:1?force=1');
  },
);

/** The proxy's image with another environment, and a program that stands before nginx. */
async function makeImage(name: string, environment: string, script: string): Promise<void> {
  const { engine, nginxImage } = deploys.lab;
  await api('POST', '/containers/create?name=holder', { Image: nginxImage });
  const tar = pack();
  tar.entry({ name: 'nginx', mode: 0o755 }, `#!/bin/sh\n${script}\n`);
  tar.finalize();
  await engine.api.call('PUT', '/containers/holder/archive?path=/usr/local/sbin', { body: tar });
  const changes = encodeURIComponent(`ENV ${environment}`);
  await api('POST', `/commit?container=holder&repo=${name}&tag=1&changes=${changes}`);
  await api('DELETE', '/containers/holder?force=1');
}
