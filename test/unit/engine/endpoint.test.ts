import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { type EndpointOptions, resolveEndpoint } from '../../../src/engine/index.ts';
import { sshArguments } from '../../../src/engine/ssh.ts';

const CONFIG = '/home/ann/.docker';
const hash = (name: string): string => createHash('sha256').update(name).digest('hex');
const meta = (name: string): string => `${CONFIG}/contexts/meta/${hash(name)}/meta.json`;
const pem = (name: string, file: string): string => `${CONFIG}/contexts/tls/${hash(name)}/docker/${file}`;
const context = (docker: object): string => JSON.stringify({ Name: 'x', Endpoints: { docker } });

type Case = Omit<EndpointOptions, 'environment' | 'files'> & {
  files?: Readonly<Record<string, string>>;
  environment?: Readonly<Record<string, string>>;
};

function resolve({ files = {}, environment = {}, ...options }: Case) {
  return resolveEndpoint({
    ...options,
    uid: options.uid ?? 1000,
    environment: { HOME: '/home/ann', ...environment },
    files: {
      read: (path) => (path in files ? Buffer.from(files[path] ?? '') : undefined),
      exists: (path) => path in files,
    },
  });
}

describe('the endpoint', () => {
  const files = {
    [`${CONFIG}/config.json`]: '{"currentContext":"current"}',
    [meta('flag')]: context({ Host: 'unix:///flag.sock' }),
    [meta('variable')]: context({ Host: 'unix:///variable.sock' }),
    [meta('current')]: context({ Host: 'ssh://deploy@example.com' }),
    '/var/run/docker.sock': '',
  };
  const both = { DOCKER_HOST: 'unix:///host.sock', DOCKER_CONTEXT: 'variable' };

  test.each<[string, Case, string]>([
    ['--context', { files, environment: both, context: 'flag' }, 'unix:///flag.sock'],
    ['--host', { files, environment: both, host: 'unix:///h.sock' }, 'unix:///h.sock'],
    ['--host with a context', { files, environment: both, host: 'context:flag' }, 'unix:///flag.sock'],
    ['DOCKER_HOST', { files, environment: both }, 'unix:///host.sock'],
    ['DOCKER_CONTEXT', { files, environment: { DOCKER_CONTEXT: 'variable' } }, 'unix:///variable.sock'],
    ['currentContext', { files }, 'ssh://deploy@example.com'],
    ['the default socket', { files: { '/var/run/docker.sock': '' } }, 'unix:///var/run/docker.sock'],
    ['the default socket, where there is none', {}, 'unix:///var/run/docker.sock'],
    [
      'an empty variable as no variable',
      { files, environment: { DOCKER_HOST: '', DOCKER_CONTEXT: '' } },
      'ssh://deploy@example.com',
    ],
    ['the context default', { files, context: 'default' }, 'unix:///var/run/docker.sock'],
    [
      'the context default with DOCKER_HOST',
      { files, context: 'default', environment: both },
      'unix:///host.sock',
    ],
    [
      'DOCKER_CONFIG',
      { environment: { DOCKER_CONFIG: '/c' }, files: { '/c/config.json': '{"currentContext":"default"}' } },
      'unix:///var/run/docker.sock',
    ],
    [
      'the rootless socket of the session',
      {
        environment: { XDG_RUNTIME_DIR: '/run/x' },
        files: { '/run/x/docker.sock': '', '/run/user/1000/docker.sock': '' },
      },
      'unix:///run/x/docker.sock',
    ],
    [
      'the socket of Docker Desktop',
      { files: { '/home/ann/.docker/desktop/docker.sock': '' } },
      'unix:///home/ann/.docker/desktop/docker.sock',
    ],
    [
      'the rootless socket of the user',
      { files: { '/run/user/1000/docker.sock': '' } },
      'unix:///run/user/1000/docker.sock',
    ],
  ])('is named by %s', (_name, options, name) => {
    expect(resolve(options).name).toBe(name);
  });

  test.each<[string, object]>([
    ['unix://', { kind: 'unix', path: '/var/run/docker.sock' }],
    ['unix:///a b/docker.sock', { kind: 'unix', path: '/a b/docker.sock' }],
    ['tcp://127.0.0.1', { kind: 'tcp', host: '127.0.0.1', port: 2375, name: 'tcp://127.0.0.1:2375' }],
    ['tcp://[::1]:99', { kind: 'tcp', host: '::1', port: 99, name: 'tcp://[::1]:99' }],
    ['localhost:1234', { kind: 'tcp', host: 'localhost', port: 1234, name: 'tcp://localhost:1234' }],
    ['ssh://example.com', { kind: 'ssh', host: 'example.com', name: 'ssh://example.com' }],
    ['ssh://my_alias', { kind: 'ssh', host: 'my_alias', name: 'ssh://my_alias' }],
    [
      'ssh://ann@example.com:2222/',
      { kind: 'ssh', host: 'example.com', user: 'ann', port: 2222, name: 'ssh://ann@example.com:2222' },
    ],
    [
      'ssh://[::1]/run/user/1000/docker.sock',
      {
        kind: 'ssh',
        host: '::1',
        path: '/run/user/1000/docker.sock',
        name: 'ssh://[::1]/run/user/1000/docker.sock',
      },
    ],
  ])('of %s is understood', (host, endpoint) => {
    expect(resolve({ host })).toEqual({
      name: host,
      ...endpoint,
      ...(host === 'unix://' ? { name: 'unix:///var/run/docker.sock' } : {}),
    });
  });

  test.each([
    'unix://relative.sock',
    'unix:///a\nb',
    'http://127.0.0.1',
    'npipe:////./pipe/docker_engine',
    'fd://',
    'tcp://',
    'tcp://user@127.0.0.1',
    'tcp://127.0.0.1/path',
    'tcp://127.0.0.1:0',
    'tcp://127.0.0.1:99999',
    'tcp://127.0.0.1:x',
    'tcp://127.0.0.1?x',
    'ssh://',
    'ssh://ann:secret@example.com',
    'ssh://-oProxyCommand=x',
    'ssh://-l@example.com',
    'ssh://example.com?x=1',
    'ssh://example.com#x',
    'ssh://example.com/run/$(id).sock',
    'ssh://example.com/a;b',
    'ssh://exam%20ple.com',
    'ssh://%2Dl',
    ' ',
  ])('of --host %j is refused as usage, and of DOCKER_HOST as configuration', (host) => {
    const refusal = (code: string) =>
      expect.objectContaining({ code, message: expect.not.stringContaining('secret') });
    expect(() => resolve({ host: host })).toThrow(refusal('USAGE'));
    if (host.trim() !== '')
      expect(() => resolve({ environment: { DOCKER_HOST: host } })).toThrow(refusal('CONFIG'));
  });

  test.each<[string, Case, string]>([
    ['--context together with --host', { context: 'a1', host: 'unix:///x' }, 'USAGE'],
    ['a context that is not there', { context: 'nope' }, 'USAGE'],
    ['a context whose name is a path', { context: '../../etc' }, 'USAGE'],
    ['DOCKER_CONTEXT that is not there', { environment: { DOCKER_CONTEXT: 'nope' } }, 'CONFIG'],
    ['a config.json that is not JSON', { files: { [`${CONFIG}/config.json`]: '{' } }, 'CONFIG'],
    [
      'a config.json of another shape',
      { files: { [`${CONFIG}/config.json`]: '{"currentContext":7}' } },
      'CONFIG',
    ],
    [
      'a context without an engine',
      { context: 'flag', files: { [meta('flag')]: '{"Endpoints":{"kubernetes":{}}}' } },
      'CONFIG',
    ],
    [
      'a context without an address',
      { context: 'flag', files: { [meta('flag')]: context({ Host: '' }) } },
      'CONFIG',
    ],
  ])('cannot be %s', (_name, options, code) => {
    expect(() => resolve(options)).toThrow(expect.objectContaining({ code }));
  });
});

describe('TLS', () => {
  const host = 'tcp://192.0.2.1';
  const pair = { '/certs/ca.pem': 'CA', '/certs/cert.pem': 'CERT', '/certs/key.pem': 'KEY' };

  test.each<[string, Case, object]>([
    [
      'DOCKER_TLS_VERIFY with any value',
      { host, files: pair, environment: { DOCKER_TLS_VERIFY: '0', DOCKER_CERT_PATH: '/certs' } },
      { verify: true, ca: 'CA', cert: 'CERT', key: 'KEY' },
    ],
    ['DOCKER_TLS alone', { host, environment: { DOCKER_TLS: '1' } }, { verify: false }],
    [
      'certificates beside the docker config',
      { host, files: { [`${CONFIG}/ca.pem`]: 'CA' }, environment: { DOCKER_TLS_VERIFY: '1' } },
      { verify: true, ca: 'CA' },
    ],
    [
      'a context with its own',
      { context: 'flag', files: { [meta('flag')]: context({ Host: host }), [pem('flag', 'ca.pem')]: 'CA' } },
      { verify: true, ca: 'CA' },
    ],
    [
      'a context that does not verify',
      { context: 'flag', files: { [meta('flag')]: context({ Host: host, SkipTLSVerify: true }) } },
      { verify: false },
    ],
  ])('is taken from %s, on port 2376', (_name, options, tls) => {
    expect(resolve(options)).toEqual({
      kind: 'tcp',
      name: 'tcp://192.0.2.1:2376',
      host: '192.0.2.1',
      port: 2376,
      tls,
    });
  });

  test.each<[string, Case, string]>([
    [
      'a missing authority',
      { host, environment: { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' } },
      'CONFIG',
    ],
    [
      'a certificate without a key',
      {
        host,
        files: { '/certs/ca.pem': 'CA', '/certs/cert.pem': 'C' },
        environment: { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' },
      },
      'CONFIG',
    ],
    ['no TLS to another machine', { host }, 'USAGE'],
    ['no TLS to another machine in DOCKER_HOST', { environment: { DOCKER_HOST: host } }, 'CONFIG'],
    ['no TLS to what only looks like this machine', { host: 'tcp://127.0.0.1.example.com' }, 'USAGE'],
  ])('with %s is refused', (_name, options, code) => {
    expect(() => resolve(options)).toThrow(expect.objectContaining({ code }));
  });

  test('may be left out where CTR_BG_INSECURE_TCP=1 says so', () => {
    expect(resolve({ host, environment: { CTR_BG_INSECURE_TCP: '1' } })).toMatchObject({ port: 2375 });
  });
});

describe('the arguments of ssh', () => {
  test('are those of the docker CLI', () => {
    expect(sshArguments({ kind: 'ssh', name: '', host: 'h', user: 'u', port: 22, path: '/s' })).toEqual([
      '-o',
      'ConnectTimeout=30',
      '-T',
      '-l',
      'u',
      '-p',
      '22',
      '--',
      'h',
      'docker',
      '--host=unix:///s',
      'system',
      'dial-stdio',
    ]);
    expect(sshArguments({ kind: 'ssh', name: '', host: 'h' })).toEqual([
      '-o',
      'ConnectTimeout=30',
      '-T',
      '--',
      'h',
      'docker',
      'system',
      'dial-stdio',
    ]);
  });
});
