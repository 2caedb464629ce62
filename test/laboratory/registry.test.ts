import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Registry } from '../../laboratory/index.ts';
import { get, inventory, openDeploys, type Deploys } from '../support/deploys.ts';
import { someOf, testInFull } from '../support/size.ts';

/** A real registry that wants a password: how the caller's logins are found, and what is said without one. */
const LOGIN = { username: 'deployer', password: 'canary-password' };
const AUTH = Buffer.from(`${LOGIN.username}:${LOGIN.password}`).toString('base64');
let deploys: Deploys;
let registry: Registry;
let folder: string;
let image: string;

beforeAll(async () => {
  deploys = await openDeploys();
  registry = await deploys.lab.registry({ credentials: LOGIN });
  await deploys.lab.application('local:1', { version: 'v1' });
  image = await registry.push('local:1', 'team/shop:1');
});
afterAll(() => registry.stop());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctr-bg-registry-'));
  await forget();
});
afterEach(() => rm(folder, { recursive: true }));

/** The engine no longer has the image, whatever it is called. */
async function forget(): Promise<void> {
  const { api } = deploys.lab.engine;
  for (const name of [image, 'local:1'])
    await api.call('DELETE', `/images/${encodeURIComponent(name)}?force=1`);
}

async function up(env: Record<string, string>) {
  const args = ['up', image, '-p', 'shop', '--service', 'web', '--json', '--debug'];
  const result = await deploys.lab.ctrBg([...args, '--publish', '127.0.0.1:8080'], {
    env: { DOCKER_CONFIG: folder, ...env },
  });
  expect(result.stdout + result.stderr).not.toContain(LOGIN.password);
  expect(result.stdout + result.stderr).not.toContain(AUTH);
  return { exitCode: result.exitCode, document: JSON.parse(result.stdout) as Record<string, unknown> };
}

const configFile = (config: object): Promise<void> =>
  writeFile(join(folder, 'config.json'), JSON.stringify(config));

/** A credential helper as docker login installs them: `get`, with the registry's name on its stdin. */
async function helper(name: string): Promise<Record<string, string>> {
  const answer = JSON.stringify({
    ServerURL: registry.host,
    Username: LOGIN.username,
    Secret: LOGIN.password,
  });
  const script = `#!/bin/sh\nread -r server\n[ "$1" = get ] && [ "$server" = ${registry.host} ] || exit 1\necho '${answer}'\n`;
  const path = join(folder, `docker-credential-${name}`);
  await writeFile(path, script);
  await chmod(path, 0o700);
  return { PATH: `${folder}:${process.env['PATH']}` };
}

describe('with a login', () => {
  afterEach(() => deploys.down());

  const LOGINS: readonly [where: string, prepare: () => Promise<Record<string, string>>][] = [
    [
      'in DOCKER_AUTH_CONFIG',
      async () => ({ DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { [registry.host]: { auth: AUTH } } }) }),
    ],
    [
      'in config.json',
      async () => {
        await configFile({ auths: { [registry.host]: { auth: AUTH } } });
        return {};
      },
    ],
    [
      'from the credential helper of that registry',
      async () => {
        await configFile({ credHelpers: { [registry.host]: 'lab' }, credsStore: 'none' });
        return helper('lab');
      },
    ],
    [
      'from the credential store',
      async () => {
        await configFile({ credsStore: 'lab' });
        return helper('lab');
      },
    ],
  ];

  test.each(someOf(LOGINS, 4))(
    '%s the image is pulled and deployed by its digest',
    async (_where, prepare) => {
      const { exitCode, document } = await up(await prepare());
      expect({ exitCode, error: document['error'] }).toEqual({ exitCode: 0, error: undefined });
      const services = [{ digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) }];
      expect(document).toMatchObject({ outcome: 'deployed', hosts: [{ services }] });
      expect(await get('/')).toMatchObject({ version: 'v1' });
    },
  );

  testInFull('a tag that moves is followed with --pull always, and not otherwise', async () => {
    const env = { DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { [registry.host]: { auth: AUTH } } }) };
    await up(env);
    const { api } = deploys.lab.engine;
    const { Image } = (await api.json('GET', '/containers/shop-web-blue-1/json')) as { Image: string };
    await deploys.lab.application('local:2', { version: 'v2' });
    await registry.push('local:2', 'team/shop:1');
    // Pushing named the new image so on this engine too: as if another machine had pushed, it has the old one.
    await api.json('POST', `/images/${Image}/tag?repo=${registry.host}/team/shop&tag=1`);
    expect((await up(env)).document).toMatchObject({ outcome: 'unchanged' });
    const args = ['up', image, '-p', 'shop', '--service', 'web', '--pull', 'always', '--json'];
    const { stdout } = await deploys.lab.ctrBg(args, { env });
    expect(JSON.parse(stdout)).toMatchObject({ outcome: 'deployed' });
    expect(await get('/')).toMatchObject({ version: 'v2' });
  });
});

test('a dry run refuses an image for another processor, and pulls nothing', async () => {
  const architecture = process.arch === 'arm64' ? 'amd64' : 'arm64';
  await deploys.lab.application('local:3', { version: 'v3', architecture });
  const foreign = await registry.push('local:3', 'team/foreign:1');
  const { api } = deploys.lab.engine;
  for (const name of [foreign, 'local:3'])
    await api.call('DELETE', `/images/${encodeURIComponent(name)}?force=1`);
  const before = await inventory(deploys.lab);
  const env = { DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { [registry.host]: { auth: AUTH } } }) };
  const args = ['plan', foreign, '-p', 'shop', '--service', 'web', '--port', '8080', '--json'];
  const { exitCode, stdout } = await deploys.lab.ctrBg(args, { env });
  expect({ exitCode, document: JSON.parse(stdout) as object }).toMatchObject({
    exitCode: 2,
    document: {
      error: {
        code: 'WRONG_ARCHITECTURE',
        message: expect.stringContaining(`is made for ${architecture}, the host is`),
      },
    },
  });
  expect(await inventory(deploys.lab)).toEqual(before);
});

describe('without a good login nothing is changed, and the error says how to log in', () => {
  test.each<[string, object]>([
    ['without any', {}],
    ['with a wrong password', { auths: { '127.0.0.1:5000': { auth: 'd3Jvbmc6d3Jvbmc=' } } }],
  ])('%s', async (_name, config) => {
    await configFile(config);
    const before = await inventory(deploys.lab);
    const { exitCode, document } = await up({});
    expect(exitCode).toBe(6);
    expect(document['error']).toMatchObject({
      code: 'REGISTRY_REFUSED',
      hint: expect.stringContaining(`docker login ${registry.host}`),
    });
    expect(await inventory(deploys.lab)).toEqual(before);
  });
});
