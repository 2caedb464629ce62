import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { SERVICE_FIELDS } from '../../../../src/config/compose/decode-service.ts';
import { loadFiles, serviceOf } from './compose-folder.ts';

/** Beside the service web with this attribute there are a service db, and one of each thing it may refer to. */
const SURROUNDINGS = `
  db: { image: db, build: { context: . } }
networks: { front: , back: }
volumes: { data: }
secrets: { key: { file: ./key } }
configs: { page: { content: hello } }
models: { llm: { model: ai/small } }
`;

type Case = readonly [attribute: string, written: string, expected: unknown];

/** How each attribute is written, short and long, and what Docker Compose 2.40.3 prints for it. FOLDER is the file's. */
const CASES: readonly Case[] = [
  ['annotations', '[a=b, c]', { a: 'b', c: '' }],
  ['attach', 'false', false],
  [
    'blkio_config',
    '{ weight: 300, weight_device: [{ path: /dev/sda, weight: 400 }], device_read_bps: [{ path: /dev/sda, rate: 12mb }] }',
    {
      weight: 300,
      weight_device: [{ Path: '/dev/sda', Weight: 400 }],
      device_read_bps: [{ Path: '/dev/sda', Rate: '12582912' }],
    },
  ],
  ['build', './app', { context: 'FOLDER/app', dockerfile: 'Dockerfile' }],
  [
    'build',
    '{ context: https://example.com/app.git, dockerfile: A, args: [X=1, Y], target: t, ssh: [default, a=/key], extra_hosts: ["h:1.2.3.4"], cache_from: [x], shm_size: 1k }',
    {
      context: 'https://example.com/app.git',
      dockerfile: 'A',
      args: { X: '1' },
      ssh: ['a: /key', 'default'],
      cache_from: ['x'],
      extra_hosts: ['h=1.2.3.4'],
      target: 't',
      shm_size: '1024',
    },
  ],
  ['cap_add', '[ALL]', ['ALL']],
  ['cap_drop', '[NET_ADMIN, NET_ADMIN=x]', ['NET_ADMIN=x']],
  ['cgroup', 'host', 'host'],
  ['cgroup_parent', 'm-executor-abcd', 'm-executor-abcd'],
  ['command', 'bundle exec "thin -p 3000"', ['bundle', 'exec', 'thin -p 3000']],
  ['command', '[a, "b c"]', ['a', 'b c']],
  ['command', '[]', []],
  ['configs', '[page]', [{ source: 'page' }]],
  [
    'configs',
    '[{ source: page, target: /p, uid: "1", gid: "2", mode: 0440 }]',
    [{ source: 'page', target: '/p', uid: '1', gid: '2', mode: '0440' }],
  ],
  ['container_name', 'my-web', 'my-web'],
  ['cpu_count', '2', 2],
  ['cpu_percent', '12', 12],
  ['cpu_period', '100000', 100_000],
  ['cpu_quota', '"50000"', 50_000],
  ['cpu_rt_period', '1400', 1400],
  ['cpu_rt_runtime', '400', 400],
  ['cpu_shares', '73', 73],
  ['cpus', '0.5', 0.5],
  ['cpuset', '0,1', '0,1'],
  ['credential_spec', '{ file: my-spec.json }', { file: 'my-spec.json' }],
  ['depends_on', '[db]', { db: { condition: 'service_started', required: true } }],
  [
    'depends_on',
    '{ db: { condition: service_healthy, restart: true, required: false } }',
    { db: { condition: 'service_healthy', restart: true, required: false } },
  ],
  [
    'deploy',
    '{ replicas: 2, labels: [a=b], resources: { limits: { cpus: "0.25", memory: 50M, pids: 9 } }, restart_policy: { condition: any, delay: 5s, window: 2m }, update_config: { parallelism: 2, delay: 10s } }',
    {
      replicas: 2,
      labels: { a: 'b' },
      update_config: { parallelism: 2, delay: '10s' },
      resources: { limits: { cpus: 0.25, memory: '52428800', pids: 9 } },
      restart_policy: { condition: 'any', delay: '5s', window: '2m0s' },
      placement: {},
    },
  ],
  [
    'develop',
    '{ watch: [{ path: ./src, action: sync, target: /src, ignore: a }] }',
    {
      watch: [{ path: 'FOLDER/src', action: 'sync', target: '/src', exec: { command: null }, ignore: ['a'] }],
    },
  ],
  ['device_cgroup_rules', '["c 1:3 mr"]', ['c 1:3 mr']],
  [
    'devices',
    '["/dev/a:/dev/b:r", { source: /dev/c, target: /dev/d }]',
    [
      { source: '/dev/a', target: '/dev/b', permissions: 'r' },
      { source: '/dev/c', target: '/dev/d' },
    ],
  ],
  ['dns', '8.8.8.8', ['8.8.8.8']],
  ['dns_opt', '[use-vc]', ['use-vc']],
  ['dns_search', '[a.example.com, b.example.com]', ['a.example.com', 'b.example.com']],
  ['domainname', 'example.com', 'example.com'],
  ['entrypoint', '/start --fast', ['/start', '--fast']],
  ['env_file', './web.env', undefined],
  ['environment', '{ A: 1, B: true, C: "", D: }', { A: '1', B: 'true', C: '', D: null }],
  ['environment', '["A=b=c", D]', { A: 'b=c', D: null }],
  ['expose', '[80, "81-82/udp"]', ['80', '81-82/udp']],
  ['extends', '{ service: db }', undefined],
  ['external_links', '[redis]', ['redis']],
  ['extra_hosts', '["b:[::1]", "a=1.2.3.4"]', ['a=1.2.3.4', 'b=::1']],
  ['extra_hosts', '{ a: 1.2.3.4 }', ['a=1.2.3.4']],
  ['gpus', 'all', [{ count: -1 }]],
  ['gpus', '[{ driver: nvidia, count: 2 }]', [{ driver: 'nvidia', count: 2 }]],
  ['group_add', '[mail, 4]', ['mail', '4']],
  [
    'healthcheck',
    '{ test: curl -f x, interval: 90s, timeout: 1.5s, retries: 0, start_period: 500ms, start_interval: 1d }',
    {
      test: ['CMD-SHELL', 'curl -f x'],
      timeout: '1.5s',
      interval: '1m30s',
      retries: 0,
      start_period: '500ms',
      start_interval: '24h0m0s',
    },
  ],
  ['hostname', 'web-1', 'web-1'],
  ['image', 'web:2', 'web:2'],
  ['init', 'true', true],
  ['ipc', 'shareable', 'shareable'],
  ['isolation', 'default', 'default'],
  ['label_file', './web.labels', undefined],
  ['labels', '{ a: 1, b: }', { a: '1', b: '' }],
  ['links', '["db:database"]', ['db:database']],
  [
    'logging',
    '{ driver: json-file, options: { max-file: 3 } }',
    { driver: 'json-file', options: { 'max-file': '3' } },
  ],
  ['mac_address', '02:42:ac:11:65:43', '02:42:ac:11:65:43'],
  ['mem_limit', '1.5g', '1610612736'],
  ['mem_reservation', '64m', '67108864'],
  ['mem_swappiness', '60', '60'],
  ['memswap_limit', '-1', '-1'],
  ['models', '[llm]', { llm: null }],
  ['models', '{ llm: { endpoint_var: URL } }', { llm: { endpoint_var: 'URL' } }],
  ['network_mode', 'host', 'host'],
  ['networks', '[front, back]', { back: null, front: null }],
  [
    'networks',
    '{ front: { aliases: [a], ipv4_address: 10.0.0.9, priority: 5, driver_opts: { x: 1 } } }',
    { front: { aliases: ['a'], driver_opts: { x: '1' }, ipv4_address: '10.0.0.9', priority: 5 } },
  ],
  ['oom_kill_disable', 'true', true],
  ['oom_score_adj', '-500', -500],
  ['pid', 'host', 'host'],
  ['pids_limit', '10', 10],
  ['platform', 'linux/amd64', 'linux/amd64'],
  [
    'ports',
    '["127.0.0.1:8080:80", "3000-3001:3000-3001/udp", 90, { target: 70, published: "7000-7009", name: x }]',
    [
      { mode: 'ingress', host_ip: '127.0.0.1', target: 80, published: '8080', protocol: 'tcp' },
      { mode: 'ingress', target: 3000, published: '3000', protocol: 'udp' },
      { mode: 'ingress', target: 3001, published: '3001', protocol: 'udp' },
      { mode: 'ingress', target: 90, protocol: 'tcp' },
      { name: 'x', mode: 'ingress', target: 70, published: '7000-7009', protocol: 'tcp' },
    ],
  ],
  ['post_start', '[{ command: ./a b, user: root }]', [{ command: ['./a', 'b'], user: 'root' }]],
  ['pre_start', '[{ command: [migrate] }]', [{ command: ['migrate'], image: 'web:1' }]],
  ['pre_stop', '[{ command: ./bye, environment: [A=1] }]', [{ command: ['./bye'], environment: { A: '1' } }]],
  ['privileged', '"yes"', true],
  ['profiles', '[active]', ['active']],
  [
    'provider',
    '{ type: x, options: { a: 1, b: [2, 3] } }',
    { type: 'x', options: { a: ['1'], b: ['2', '3'] } },
  ],
  ['pull_policy', 'if_not_present', 'missing'],
  ['pull_refresh_after', '1d', undefined],
  ['read_only', 'true', true],
  ['restart', '"no"', 'no'],
  ['runtime', 'runc', 'runc'],
  ['scale', '3', 3],
  ['secrets', '[key]', [{ source: 'key', target: '/run/secrets/key' }]],
  ['security_opt', '["label:user:USER"]', ['label:user:USER']],
  ['shm_size', '2gb', '2147483648'],
  ['stdin_open', 'true', true],
  ['stop_grace_period', '1m30s', '1m30s'],
  ['stop_signal', 'SIGUSR1', 'SIGUSR1'],
  ['storage_opt', '{ size: 1G }', { size: '1G' }],
  ['sysctls', '[net.core.somaxconn=1024]', { 'net.core.somaxconn': '1024' }],
  ['tmpfs', '/run', ['/run']],
  ['tty', 'true', true],
  [
    'ulimits',
    '{ nproc: 65535, nofile: { soft: 1, hard: 2 } }',
    { nofile: { soft: 1, hard: 2 }, nproc: 65_535 },
  ],
  ['use_api_socket', 'true', true],
  ['user', '1000:1000', '1000:1000'],
  ['userns_mode', 'host', 'host'],
  ['uts', 'host', 'host'],
  [
    'volumes',
    '["./a:/a/:ro", "data:/b:nocopy", /cache, { type: tmpfs, target: /d, tmpfs: { size: 1m, mode: 01777 } }]',
    [
      {
        type: 'bind',
        source: 'FOLDER/a',
        target: '/a',
        read_only: true,
        bind: { create_host_path: true },
      },
      { type: 'volume', source: 'data', target: '/b', volume: { nocopy: true } },
      { type: 'volume', target: '/cache', volume: {} },
      { type: 'tmpfs', target: '/d', tmpfs: { size: '1048576', mode: 1023 } },
    ],
  ],
  ['volumes_from', '[db]', ['db']],
  ['working_dir', '/app', '/app'],
];

const fileOf = (attribute: string, written: string): string =>
  `services:\n  web:\n    ${attribute === 'image' ? '' : 'image: web:1\n    '}${attribute}: ${written}${SURROUNDINGS}`;

test.each(CASES)('%s: %s', async (attribute, written, expected) => {
  const files = { 'compose.yaml': fileOf(attribute, written), 'web.env': 'F=f', 'web.labels': 'l=m' };
  const project = await loadFiles(files, { profiles: ['active'], projectName: 'shop' });
  const found = (serviceOf(project) as Record<string, unknown>)[attribute];
  expect(JSON.parse(JSON.stringify(found ?? null).replaceAll(project.folder, 'FOLDER'))).toEqual(
    expected ?? null,
  );
});

test('what a service takes from files is in its own attributes', async () => {
  const text = 'services: { web: { image: a, env_file: web.env, label_file: [web.labels] } }';
  const web = serviceOf(await loadFiles({ 'compose.yaml': text, 'web.env': 'F=f', 'web.labels': 'l=m' }));
  expect(web).toMatchObject({ environment: { F: 'f' }, labels: { l: 'm' } });
});

test('every attribute of the specification has a case, and a place in the canonical form', async () => {
  const schema = JSON.parse(await readFile('compose/compose-spec.schema.json', 'utf8')) as {
    definitions: { service: { properties: Record<string, unknown> } };
  };
  const attributes = Object.keys(schema.definitions.service.properties);
  const tested = new Set(CASES.map(([attribute]) => attribute));
  expect(attributes.filter((attribute) => !tested.has(attribute))).toEqual([]);
  // What is worked into other attributes, or says how a registry is asked.
  const gone = ['env_file', 'extends', 'label_file', 'pull_refresh_after'];
  expect(attributes.filter((attribute) => !(attribute in SERVICE_FIELDS)).sort()).toEqual(gone);
});
