import fc from 'fast-check';
import type { Value } from './flow.ts';
import { from, listOf, partly, settings, texts, pairs, textOrList } from './values.ts';

const mount = from(
  'data:/a',
  './x:/a:ro',
  './x:/b',
  '/c',
  'logs:/b:nocopy',
  { type: 'tmpfs', target: '/t', tmpfs: { size: '1m' } },
  { type: 'bind', source: './y', target: '/b' },
  { type: 'volume', source: 'data', target: '/d', read_only: true },
);

/** For each attribute of a service that files may give: values in its forms. */
export const ATTRIBUTES: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  annotations: texts,
  blkio_config: partly({
    weight: from(10, 20),
    device_read_bps: listOf(from({ path: '/dev/a', rate: '1mb' }, { path: '/dev/b', rate: 5 })),
  }),
  build: fc.oneof(
    from('.', './app'),
    partly({
      context: from('.', './app'),
      args: texts,
      target: from('a', 'b'),
      labels: texts,
      cache_from: listOf(from('x', 'y')),
      tags: listOf(from('t:1', 't:2')),
      additional_contexts: settings(['one', 'two'], './one', 'docker-image://x'),
      ssh: from(['default']),
      secrets: listOf(from('key', { source: 'key', target: 'k' })),
    }),
  ),
  cap_add: listOf(from('CHOWN', 'KILL')),
  command: fc.oneof(from('a b', 'x "y z"', null, ''), listOf(from('a', 'b c'))),
  configs: listOf(
    from('page', { source: 'page', target: '/p' }, { source: 'page', target: '/q', mode: '0444' }),
  ),
  cpus: from(0.5, '1.5', 2),
  depends_on: fc.oneof(
    listOf(from('db', 'cache')),
    settings(
      ['db', 'cache'],
      { condition: 'service_started' },
      { condition: 'service_healthy', restart: true },
      { condition: 'service_completed_successfully', required: false },
    ),
  ),
  deploy: partly({
    replicas: from(1, 2),
    labels: texts,
    resources: partly({
      limits: partly({ cpus: from('1', 0.5), memory: from('1g', '10m'), pids: from(5) }),
      reservations: partly({ memory: from('1m'), devices: from([{ capabilities: ['gpu'], count: 1 }]) }),
    }),
    restart_policy: partly({ condition: from('any', 'none'), delay: from('5s', '1m') }),
    placement: partly({ constraints: listOf(from('a==b', 'c==d')) }),
  }),
  devices: listOf(from('/dev/a:/dev/b', '/dev/b', '/dev/c:/dev/b:r', { source: '/dev/x', target: '/dev/y' })),
  dns: textOrList('1.1.1.1', '8.8.8.8'),
  dns_search: textOrList('a.example.com', 'b.example.com'),
  dns_opt: listOf(from('use-vc', 'ndots:1')),
  entrypoint: fc.oneof(from('/e x', null), listOf(from('/e', 'f g'))),
  env_file: fc.oneof(
    from('one.env', 'two.env'),
    listOf(from('one.env', { path: 'two.env' }, { path: 'none.env', required: false })),
  ),
  environment: texts,
  expose: listOf(from('80', 81, '90/udp', '100-102')),
  external_links: listOf(from('x', 'y:z')),
  extra_hosts: fc.oneof(
    settings(['h', 'i'], '10.0.0.1', '::1'),
    listOf(from('h:10.0.0.1', 'h=10.0.0.2', 'i:[::1]')),
  ),
  gpus: fc.oneof(
    from('all'),
    listOf(from({ driver: 'nvidia', count: 1 }, { capabilities: ['x'], device_ids: ['1'] })),
  ),
  group_add: listOf(from('mail', '5', 6)),
  healthcheck: partly({
    test: fc.oneof(from('true', ['CMD', 'a'], ['NONE']), from(['CMD-SHELL', 'x y'])),
    interval: from('1s', '90s'),
    timeout: from('1m30s'),
    retries: from(1, 2),
    start_period: from('0s', '5ms'),
    disable: from(true, false),
  }),
  hostname: from('one', 'two'),
  image: from('a:1', 'b:2'),
  init: from(true, false),
  label_file: textOrList('one.env', 'two.env'),
  labels: texts,
  links: listOf(from('db', 'db:database', 'cache')),
  logging: partly({ driver: from('json-file', 'syslog'), options: settings(['a', 'b'], '1', 2, null) }),
  mem_limit: from('1g', '512mb', 1024, '1.5k'),
  networks: fc.oneof(
    listOf(from('front', 'back', 'default')),
    settings(
      ['front', 'back'],
      null,
      { aliases: ['x'] },
      { aliases: ['y'], priority: 5 },
      { driver_opts: { a: 'b' } },
    ),
  ),
  ports: listOf(
    from(
      '80',
      81,
      '8080:80',
      '127.0.0.1:8080:80',
      '8080:80/udp',
      '9000-9001:9000-9001',
      { target: 80, published: '8080' },
      { target: 443, mode: 'host', published: 8443 },
    ),
  ),
  post_start: listOf(from({ command: 'a b' }, { command: ['c'], user: 'root', environment: ['A=1'] })),
  pull_policy: from('always', 'missing', 'if_not_present'),
  restart: from('always', 'on-failure:3'),
  secrets: listOf(
    from('key', { source: 'key', target: 'k' }, { source: 'key', target: '/run/k', mode: '0400' }),
  ),
  security_opt: listOf(from('a:b', 'c=d')),
  shm_size: from('64m', 100),
  stop_grace_period: from('1s', '1h30m', '90s', '1.5s'),
  sysctls: pairs(['net.a', 'net.b'], ['1', 2]),
  storage_opt: settings(['size', 'x'], '1G', '2'),
  tmpfs: textOrList('/run', '/tmp:size=1m'),
  ulimits: settings(['nofile', 'nproc'], 5, '6', { soft: 1, hard: 2 }),
  volumes: listOf(mount),
  working_dir: from('/w', '/v'),
};
