import fc from 'fast-check';
import { document, type Value } from './flow.ts';
import type { RandomCase } from './kind.ts';

const joined = (...parts: readonly (readonly string[])[]): fc.Arbitrary<string> =>
  fc.tuple(...parts.map((choices) => fc.constantFrom(...choices))).map((list) => list.join(''));

const address = ['', '', '127.0.0.1:', '0.0.0.0:', '[::1]:', '1.2.3:', 'host:'];
const range = ['80', '80-82', '8000', '0', '65535', '65536', '82-80', 'http', '', '-1', '08'];
const port = joined(address, ['', '8080:', '8080-8082:', ':', '0:', 'x:', '80-80:'], range, [
  '',
  '',
  '/tcp',
  '/udp',
  '/sctp',
  '/TCP',
  '/x',
  '/',
]);
const mount = joined(
  ['data:', './x:', '../x:', '/x:', '~/x:', '~:', '.:', 'C:\\x:', 'd:', '', '${HOME}:', 'no such:'],
  ['/a', '/a/', '/', 'a', '/a b', './a', '', 'C:\\a'],
  ['', '', ':ro', ':rw', ':ro,z', ':nocopy', ':cached', ':x', ':', ':rshared', ':Z,ro', ':volume-nocopy'],
);
const duration = joined(
  ['1', '90', '0', '1.5', '-1', '.5', '', '100000'],
  ['s', 'm', 'h', 'ms', 'us', 'µs', 'ns', '', 'd', ' s', 'S'],
  ['', '', '30s', '1ms', '1h'],
);
const size = joined(
  ['1', '1.5', '0', '1024', ''],
  ['', 'b', 'k', 'kb', 'K', 'KiB', 'm', 'MB', 'g', 'gb', 'GiB', 't', ' m', 'x', 'mm'],
);
const host = joined(
  ['h', 'a.b', '', 'h h'],
  [':', '=', ': ', ''],
  ['10.0.0.1', '::1', '[::1]', 'host-gateway', '', '10.0.0.1,10.0.0.2', 'x'],
);
const device = joined(
  ['/dev/a', './a', 'v.com/d=x', ''],
  ['', ':/dev/b', ':', ':b'],
  ['', ':r', ':rwm', ':x', ':/c'],
);
const word = joined(
  [
    'a',
    "'a b'",
    '"a b"',
    'a\\ b',
    '\'a\'"b"',
    '"a\\"b"',
    "'",
    '"',
    '\\',
    '$$a',
    '#',
    '\n',
    '\t',
    '*',
    '~',
    '!',
  ],
  [' ', '', '  ', '\n'],
  ['b', "''", '""', '', '-c', 'é', '\\n', '"\\n"', "'\\n'"],
);
const ulimit = fc.oneof<fc.Arbitrary<Value>[]>(
  fc.constantFrom(1, -1, '5', 'x', '', { soft: 1, hard: '2' }, { soft: 5 }, { single: 1 }),
);
const environmentItem = joined(['A', 'A B', 'A.b', '1'], ['', '=', '=x', '= x', '=x=y', '="x"']);

/** A service with one value in its short form, of which some are mistakes. */
const SHORT: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  ports: port.map((it) => [it]),
  volumes: mount.map((it) => [it]),
  command: word,
  entrypoint: word,
  stop_grace_period: duration,
  healthcheck: duration.map((it) => ({ test: 'true', interval: it })),
  mem_limit: size,
  shm_size: size,
  extra_hosts: host.map((it) => [it]),
  devices: device.map((it) => [it]),
  ulimits: ulimit.map((it) => ({ nofile: it })),
  environment: environmentItem.map((it) => [it]),
  labels: environmentItem.map((it) => [it]),
  sysctls: environmentItem.map((it) => [it]),
  expose: fc.constantFrom(...range).map((it) => [it]),
  links: fc.constantFrom<Value>(['db'], ['db:x'], ['x'], [':x']),
  depends_on: fc.constantFrom<Value>(
    ['db'],
    { db: {} },
    { db: { condition: 'service_started' } },
    { x: { condition: 'service_started' } },
    { x: { condition: 'service_started', required: false } },
    ['web'],
    [],
  ),
  network_mode: fc.constantFrom(
    'host',
    'none',
    'bridge',
    'service:db',
    'service:web',
    'service:x',
    'container:x',
    'default',
    'front',
    '',
  ),
  pid: fc.constantFrom('host', 'service:db', 'service:x', 'container:x', 'x', ''),
  ipc: fc.constantFrom('host', 'private', 'shareable', 'none', 'service:db', 'service:x', ''),
  restart: fc.constantFrom('always', 'on-failure', 'on-failure:3', 'on-failure:x', 'never', '', 'no'),
  pull_policy: fc.constantFrom(
    'always',
    'daily',
    'every_1h',
    'every_1h30m',
    'every_',
    'x',
    'build',
    'refresh',
    '',
  ),
  cpus: fc.constantFrom<Value>('0.5', '1', '', 'x', 0, -1, '1e1', 1.25, '.5'),
  image: fc.constantFrom('a', 'a:1', 'a/b', 'A', 'a:', 'a@sha256:1', 'http://a', ' a', ''),
  secrets: fc.constantFrom<Value>(
    ['key'],
    ['x'],
    [{ source: 'key', mode: '0400' }],
    [{ source: 'key', mode: '0x10' }],
    [{ source: 'key', mode: '9' }],
    [{ source: 'key', mode: 256 }],
    [{ target: 'x' }],
  ),
  gpus: fc.constantFrom<Value>(
    'all',
    'ALL',
    '',
    [],
    [{}],
    [{ count: 'all' }],
    [{ count: -1 }],
    [{ count: '2' }],
    [{ driver: 'x' }],
  ),
  profiles: fc.constantFrom<Value>([], ['a'], ['*'], ['a', 'a'], ['a b']),
  user: fc.constantFrom<Value>('a', '1', 'a:b', 5, ''),
  build: fc.constantFrom<Value>(
    '.',
    'https://x/y.git',
    'git@x:y',
    'github.com/a/b',
    { dockerfile: 'x' },
    { context: 'https://x', dockerfile: '../x' },
    { context: './a', dockerfile: '/x' },
  ),
};

/** Short forms of ports, mounts, durations, sizes, commands and so on, right ones and wrong ones. */
export const shortForms: fc.Arbitrary<RandomCase> = fc
  .constantFrom(...Object.keys(SHORT))
  .chain((name) => (SHORT[name] ?? fc.constant(null)).map((value): [string, Value] => [name, value]))
  .map(([name, value]) => ({
    files: {
      'compose.yaml': document({
        services: { web: { image: 'web:1', [name]: value }, db: { image: 'db:1' } },
        volumes: { data: {}, d: {} },
        networks: { front: {} },
        secrets: { key: { environment: 'KEY' } },
      }),
    },
    settings: { environment: { KEY: 'k' } },
  }));
