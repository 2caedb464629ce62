import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseReference } from '../../../src/engine/index.ts';
import { encodeCredentials, findCredentials } from '../../../src/engine/registry-auth.ts';
import { answer, fakeEngine, rejection } from './fake-engine.ts';

const login = (user: string, password: string): string =>
  Buffer.from(`${user}:${password}`).toString('base64');
const HUB = 'https://index.docker.io/v1/';

let directory = '';

/** A credential helper as a script: it knows three registries and fails in the others, each in its way. */
const HELPER = `#!/bin/sh
read -r registry
case "$1 $registry" in
  "get helped.example.com") echo '{"ServerURL":"x","Username":"helper","Secret":"from-helper"}' ;;
  "get token.example.com") echo '{"Username":"<token>","Secret":"identity"}' ;;
  "get ${HUB}") echo '{"Username":"hub","Secret":"from-hub"}' ;;
  "get broken.example.com") echo 'hunter2 is not JSON' ;;
  "get failing.example.com") echo 'hunter2 locked'; exit 1 ;;
  "get slow.example.com") sleep 5 ;;
  *) echo 'credentials not found in native keychain'; exit 1 ;;
esac
`;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'eng-auth-'));
  const path = join(directory, 'docker-credential-fake');
  await writeFile(path, HELPER);
  await chmod(path, 0o755);
});

afterAll(() => rm(directory, { recursive: true }));

function find(image: string, config: object | undefined, variable?: object) {
  return findCredentials(parseReference(image), {
    environment: {
      HOME: '/home/ann',
      PATH: `${directory}:${process.env['PATH']}`,
      ...(variable === undefined ? {} : { DOCKER_AUTH_CONFIG: JSON.stringify(variable) }),
    },
    files: {
      read: () => (config === undefined ? undefined : Buffer.from(JSON.stringify(config))),
      exists: () => true,
    },
    deadline: 500,
  });
}

describe('the credentials for an image', () => {
  const auths = {
    'a.example.com': { auth: login('ann', 'a:b') },
    'https://b.example.com/v2/': { auth: login('bob', 'b') },
  };

  test.each<[string, string, object | undefined, object | undefined, object | undefined]>([
    ['none without a config', 'a.example.com/x', undefined, undefined, undefined],
    [
      'those of auths',
      'a.example.com/x',
      { auths },
      undefined,
      { username: 'ann', password: 'a:b', serveraddress: 'a.example.com' },
    ],
    [
      'those of auths under a URL',
      'b.example.com/x',
      { auths },
      undefined,
      { username: 'bob', password: 'b', serveraddress: 'b.example.com' },
    ],
    ['none of another registry', 'a.example.com:5000/x', { auths }, undefined, undefined],
    ['none of a registry with a similar name', 'a.example.com.evil.test/x', { auths }, undefined, undefined],
    [
      'those of Docker Hub',
      'nginx',
      { auths: { [HUB]: { auth: login('h', 'p') } } },
      undefined,
      { username: 'h', password: 'p', serveraddress: HUB },
    ],
    [
      'none of Docker Hub for others',
      'a.example.com/x',
      { auths: { [HUB]: { auth: login('h', 'p') } } },
      undefined,
      undefined,
    ],
    [
      'an identity token',
      'a.example.com/x',
      { auths: { 'a.example.com': { auth: '', identitytoken: 't' } } },
      undefined,
      { identitytoken: 't', serveraddress: 'a.example.com' },
    ],
    ['none of an empty entry', 'a.example.com/x', { auths: { 'a.example.com': {} } }, undefined, undefined],
    [
      'those of the variable before all',
      'a.example.com/x',
      { auths, credsStore: 'fake' },
      { auths: { 'a.example.com': { auth: login('env', 'e') } } },
      { username: 'env', password: 'e', serveraddress: 'a.example.com' },
    ],
    [
      'those of the file where the variable has none',
      'a.example.com/x',
      { auths },
      { auths: {} },
      { username: 'ann', password: 'a:b', serveraddress: 'a.example.com' },
    ],
    [
      "those of the registry's helper",
      'helped.example.com/x',
      { credHelpers: { 'helped.example.com': 'fake' }, credsStore: 'absent' },
      undefined,
      { username: 'helper', password: 'from-helper', serveraddress: 'helped.example.com' },
    ],
    [
      'those of the store',
      'nginx',
      { credsStore: 'fake' },
      undefined,
      { username: 'hub', password: 'from-hub', serveraddress: HUB },
    ],
    [
      "those of Docker Hub's helper",
      'nginx',
      { credHelpers: { 'docker.io': 'fake' } },
      undefined,
      { username: 'hub', password: 'from-hub', serveraddress: HUB },
    ],
    [
      "a helper's token",
      'token.example.com/x',
      { credsStore: 'fake' },
      undefined,
      { identitytoken: 'identity', serveraddress: 'token.example.com' },
    ],
    [
      'none that the helper does not have',
      'other.example.com/x',
      { credsStore: 'fake' },
      undefined,
      undefined,
    ],
  ])('are %s', async (_name, image, config, variable, expected) => {
    expect(await find(image, config, variable)).toEqual(expected);
  });

  test.each<[string, string, object, string]>([
    ['fails', 'failing.example.com/x', { credsStore: 'fake' }, 'REGISTRY_REFUSED'],
    ['answers no JSON', 'broken.example.com/x', { credsStore: 'fake' }, 'REGISTRY_REFUSED'],
    ['hangs', 'slow.example.com/x', { credsStore: 'fake' }, 'REGISTRY_REFUSED'],
    ['is not installed', 'a.example.com/x', { credsStore: 'absent' }, 'CONFIG'],
    ['is a path', 'a.example.com/x', { credsStore: '../../bin/sh' }, 'CONFIG'],
  ])('are an error without its output when the helper %s', async (_name, image, config, code) => {
    const begin = performance.now();
    const error = await rejection(find(image, config));
    expect(error).toMatchObject({ code });
    expect(error.message).not.toContain('hunter2');
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  test('that are malformed are an error that does not show them', async () => {
    const error = await rejection(
      find('a.example.com/x', {
        auths: { 'a.example.com': { auth: Buffer.from('hunter2').toString('base64') } },
      }),
    );
    expect(error).toMatchObject({ code: 'CONFIG' });
    expect(error.message).not.toContain('hunter2');
    expect(await rejection(find('a.example.com/x', {}, { auths: 'hunter2' }))).toMatchObject({
      code: 'CONFIG',
    });
  });

  test('are base64url with padding', () => {
    const header = encodeCredentials({ username: '>>>???', password: 'ÿÿ', serveraddress: 'x' });
    expect(header).toMatch(/^[A-Za-z0-9_-]+=*$/);
    expect(header.length % 4).toBe(0);
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
      username: '>>>???',
      password: 'ÿÿ',
      serveraddress: 'x',
    });
  });
});

describe('the engine is given them', () => {
  const environment = {
    HOME: '/nowhere',
    DOCKER_AUTH_CONFIG: JSON.stringify({ auths: { 'a.example.com': { auth: login('ann', 'hunter2') } } }),
  };

  test('for their own registry alone, and what it repeats of them is not shown', async () => {
    await using fake = await fakeEngine(
      (_request, socket) => void socket.write(answer(500, '{"message":"unauthorized: hunter2"}')),
    );
    const engine = await fake.open({ environment });
    const error = await rejection(engine.pullImage('a.example.com/x:1', {}));
    expect(error).toMatchObject({
      code: 'REGISTRY_REFUSED',
      message: 'cannot get a.example.com/x:1: unauthorized: ***',
    });
    await rejection(engine.lookUpImage('b.example.com/x:1'));
    const [first, second] = fake.seen.map(({ headers }) => headers['x-registry-auth']);
    expect(JSON.parse(Buffer.from(first ?? '', 'base64url').toString())).toMatchObject({
      password: 'hunter2',
    });
    expect(second).toBeUndefined();
  });

  test('looks an image up through the engine, by its digest alone where it has one', async () => {
    const digest = `sha256:${'d'.repeat(64)}`;
    const platform = (architecture: string) => ({ os: 'linux', architecture });
    const Platforms = [platform('arm64'), platform('amd64'), platform('arm64'), platform('')];
    await using fake = await fakeEngine(
      (_request, socket) =>
        void socket.write(answer(200, JSON.stringify({ Descriptor: { digest }, Platforms }))),
    );
    const engine = await fake.open({ environment });
    const found = { digest, architectures: ['amd64', 'arm64'] };
    expect(await engine.lookUpImage('a.example.com/x/y')).toEqual(found);
    expect(await engine.lookUpImage(`nginx:1@${digest}`)).toEqual(found);
    expect(fake.seen.map(({ url }) => url)).toEqual([
      '/v1.41/distribution/a.example.com/x/y%3Alatest/json',
      `/v1.41/distribution/nginx%40${encodeURIComponent(digest)}/json`,
    ]);
  });
});
