import { describe, expect, test } from '@jest/globals';
import type { ComposeService } from '../../../../src/config/compose/model.ts';
import {
  buildSettings,
  containerSettings,
  networksOf,
  volumesOf,
} from '../../../../src/config/container/index.ts';
import type { ContainerSettings } from '../../../../src/types/index.ts';
import { composeContext, type Sketch } from '../../../support/compose-subject.ts';

type Service = Partial<ComposeService>;

function settingsOf(service: Service, sketch: Sketch = {}): ContainerSettings {
  const services = { db: {}, ...sketch.services, web: service };
  return containerSettings('web', composeContext({ ...sketch, services }));
}

const HOST: readonly [string, Service, ContainerSettings['hostConfig']][] = [
  ['cpus', { cpus: 0.5 }, { NanoCpus: 500_000_000 }],
  ['mem_limit', { mem_limit: '67108864', memswap_limit: '-1' }, { Memory: 67_108_864, MemorySwap: -1 }],
  [
    'limits of deploy before the older ones',
    {
      mem_limit: '1',
      cpus: 1,
      pids_limit: 1,
      deploy: {
        placement: {},
        resources: { limits: { memory: '2', cpus: 2, pids: 2 }, reservations: { memory: '3' } },
      },
    },
    { Memory: 2, NanoCpus: 2e9, PidsLimit: 2, MemoryReservation: 3 },
  ],
  [
    'ulimits',
    { ulimits: { nproc: 5, nofile: { soft: 1, hard: 2 } } },
    {
      Ulimits: [
        { Name: 'nproc', Soft: 5, Hard: 5 },
        { Name: 'nofile', Soft: 1, Hard: 2 },
      ],
    },
  ],
  [
    'blkio_config',
    { blkio_config: { weight: 300, device_read_bps: [{ Path: '/dev/sda', Rate: '1024' }] } },
    { BlkioWeight: 300, BlkioDeviceReadBps: [{ Path: '/dev/sda', Rate: 1024 }] },
  ],
  [
    'devices',
    { devices: [{ source: '/dev/a', target: '/dev/b', permissions: 'r' }] },
    { Devices: [{ PathOnHost: '/dev/a', PathInContainer: '/dev/b', CgroupPermissions: 'r' }] },
  ],
  [
    'devices of CDI',
    { devices: [{ source: 'vendor.com/x=all', target: 'vendor.com/x=all' }] },
    { DeviceRequests: [{ Driver: 'cdi', DeviceIDs: ['vendor.com/x=all'] }] },
  ],
  ['gpus', { gpus: [{ count: -1 }] }, { DeviceRequests: [{ Count: -1, Capabilities: [['gpu']] }] }],
  ['extra_hosts', { extra_hosts: ['a=10.0.0.1', 'six=::1'] }, { ExtraHosts: ['a:10.0.0.1', 'six:::1'] }],
  [
    'logging',
    { logging: { driver: 'json-file', options: { 'max-size': '1m' } } },
    { LogConfig: { Type: 'json-file', Config: { 'max-size': '1m' } } },
  ],
  ['restart', { restart: 'on-failure:3' }, { RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 3 } }],
  [
    'restart_policy before restart',
    { restart: 'no', deploy: { placement: {}, resources: {}, restart_policy: { condition: 'any' } } },
    { RestartPolicy: { Name: 'always', MaximumRetryCount: 0 } },
  ],
  [
    'security_opt',
    { security_opt: ['no-new-privileges:true', 'systempaths=unconfined'] },
    { SecurityOpt: ['no-new-privileges:true'], MaskedPaths: [], ReadonlyPaths: [] },
  ],
  [
    'namespaces of services',
    { pid: 'service:db', ipc: 'host', volumes_from: ['db:ro', 'container:x'] },
    { PidMode: 'container:shop-db-1', IpcMode: 'host', VolumesFrom: ['shop-db-1:ro', 'x'] },
  ],
  ['network_mode', { network_mode: 'host' }, { NetworkMode: 'host' }],
  ['tmpfs', { tmpfs: ['/a', '/b:size=1m,mode=700'] }, { Tmpfs: { '/a': '', '/b': 'size=1m,mode=700' } }],
  [
    'volumes',
    {
      volumes: [
        { type: 'volume', source: 'data', target: '/data', volume: {} },
        { type: 'volume', source: 'data', target: '/sub', volume: { subpath: 'x' } },
        { type: 'volume', target: '/anonymous' },
        { type: 'bind', source: '/a', target: '/a', read_only: true, bind: { selinux: 'z' } },
        { type: 'bind', source: '/b', target: '/b', bind: { create_host_path: false } },
        { type: 'bind', source: '/c', target: '/c', bind: { propagation: 'rshared' } },
        { type: 'tmpfs', target: '/t', tmpfs: { size: '1024' } },
      ],
    },
    {
      Binds: ['shop_data:/data:rw', '/a:/a:ro,z'],
      Mounts: [
        { Type: 'volume', Source: 'shop_data', Target: '/sub', VolumeOptions: { Subpath: 'x' } },
        { Type: 'volume', Target: '/anonymous' },
        { Type: 'bind', Source: '/b', Target: '/b', BindOptions: {} },
        {
          Type: 'bind',
          Source: '/c',
          Target: '/c',
          BindOptions: { Propagation: 'rshared' },
        },
        { Type: 'tmpfs', Target: '/t', TmpfsOptions: { SizeBytes: 1024 } },
      ],
    },
  ],
  [
    'ports',
    {
      ports: [
        { target: 80, protocol: 'tcp', published: '8080', host_ip: '127.0.0.1' },
        { target: 80, protocol: 'tcp' },
      ],
    },
    {
      PortBindings: {
        '80/tcp': [
          { HostIp: '127.0.0.1', HostPort: '8080' },
          { HostIp: '', HostPort: '' },
        ],
      },
    },
  ],
];

const REFUSED: readonly [string, Service, string][] = [
  ['credential_spec', { credential_spec: { file: 'x' } }, 'services.web.credential_spec'],
  ['isolation', { isolation: 'hyperv' }, 'services.web.isolation'],
  ['provider', { provider: { type: 'x' } }, 'services.web.provider'],
  ['models', { models: { a: null } }, 'services.web.models'],
  ['use_api_socket', { use_api_socket: true }, 'services.web.use_api_socket'],
  ['post_start', { post_start: [{ command: ['x'] }] }, 'services.web.post_start'],
  [
    'start_interval without start_period',
    { healthcheck: { start_interval: '1s' } },
    'services.web.healthcheck.start_interval',
  ],
  ['the namespace of what is swapped', { pid: 'service:front' }, 'services.web.pid'],
  ['links to what is swapped', { links: ['front'] }, 'services.web.links.0'],
  ['npipe', { volumes: [{ type: 'npipe', source: 'a', target: 'b' }] }, 'services.web.volumes.0'],
  [
    'selinux with a mount',
    {
      volumes: [
        { type: 'bind', source: '/a', target: '/a', bind: { selinux: 'z', create_host_path: false } },
      ],
    },
    'services.web.volumes.0',
  ],
  ['an external secret', { secrets: [{ source: 'far' }] }, 'services.web.secrets.0'],
  ['a file that is not there', { secrets: [{ source: 'gone' }] }, 'services.web.secrets.0'],
  ['a folder', { secrets: [{ source: 'folder' }] }, 'services.web.secrets.0'],
  ['a variable that is not set', { configs: [{ source: 'unset' }] }, 'services.web.configs.0'],
  ['a user by name', { configs: [{ source: 'text', uid: 'me' }] }, 'services.web.configs.0.uid'],
  [
    'a config at the root of a read-only service',
    { read_only: true, configs: [{ source: 'text' }] },
    'services.web.read_only',
  ],
  [
    'a config in a volume',
    { configs: [{ source: 'text', target: '/data/c' }], tmpfs: ['/data'] },
    'services.web.volumes',
  ],
  ['labels of ours', { labels: { 'ctr-bg.role': 'proxy' } }, 'services.web.labels.ctr-bg.role'],
];
const OBJECTS = {
  secrets: { far: { external: true, name: 'far' }, gone: { file: '/nowhere/x' }, folder: { file: '/' } },
  configs: { text: { content: 'text' }, unset: { environment: 'UNSET' } },
};

describe('a Compose service becomes', () => {
  test.each(HOST)('%s', (_name, service, hostConfig) => {
    const model = { volumes: { data: { name: 'shop_data' } } };
    expect(settingsOf(service, { model }).hostConfig).toEqual(hostConfig);
  });

  test('a process with its health check and ports', () => {
    const { config } = settingsOf({
      command: ['a'],
      user: '1',
      tty: true,
      expose: ['80', '53/udp'],
      healthcheck: { test: ['CMD', 'x'], interval: '1m30s', timeout: '1.5s', retries: 2, start_period: '0s' },
    });
    expect(config).toEqual({
      Cmd: ['a'],
      User: '1',
      Tty: true,
      ExposedPorts: { '80/tcp': {}, '53/udp': {} },
      Healthcheck: { Test: ['CMD', 'x'], Interval: 90e9, Timeout: 1.5e9, Retries: 2, StartPeriod: 0 },
    });
    expect(settingsOf({ healthcheck: { disable: true } }).config).toEqual({
      Healthcheck: { Test: ['NONE'] },
    });
  });

  test('attachments by priority, the first with the address of the service', () => {
    const model = {
      networks: { a: { name: 'shop_a', ipam: {} }, b: { name: 'far', ipam: {}, external: true } },
    };
    const networks = { a: null, b: { priority: 2, aliases: ['x'], ipv4_address: '10.0.0.9' } };
    const { networks: found } = settingsOf(
      { networks, mac_address: '02:00:00:00:00:01', links: ['db:d'] },
      { model },
    );
    expect(found).toEqual([
      {
        name: 'far',
        aliases: ['web', 'x'],
        endpoint: {
          Links: ['shop-db-1:d'],
          IPAMConfig: { IPv4Address: '10.0.0.9' },
          MacAddress: '02:00:00:00:00:01',
        },
      },
      { name: 'shop_a', aliases: ['web'], endpoint: { Links: ['shop-db-1:d'] } },
    ]);
  });

  test('a volume for files under a read-only root', () => {
    const service = { read_only: true, configs: [{ source: 'text', target: '/etc/app/c' }] };
    const { config, files } = settingsOf(service, { model: OBJECTS });
    expect(config).toEqual({ Volumes: { '/etc/app': {} } });
    expect(files).toEqual([{ target: '/etc/app/c', uid: 0, gid: 0, mode: 0o444, base64: 'dGV4dA==' }]);
  });

  test('needs of a newer engine, each with its place', () => {
    const { needs } = settingsOf({
      annotations: { a: 'b' },
      healthcheck: { start_period: '5s', start_interval: '1s' },
      volumes: [{ type: 'image', source: 'x', target: '/x' }],
      networks: { default: { gw_priority: 1, interface_name: 'eth9' } },
    });
    expect(needs.map(({ api, where }) => `${api} ${where?.file ?? ''}`)).toEqual([
      '1.43 services.web.annotations',
      '1.44 services.web.healthcheck.start_interval',
      '1.48 services.web.volumes.0',
      '1.48 services.web.networks.default.gw_priority',
      '1.49 services.web.networks.default.interface_name',
    ]);
  });

  test('a warning for what is for a Swarm', () => {
    const warnings: string[] = [];
    const deploy = {
      placement: { constraints: ['a'] },
      resources: { reservations: { cpus: 1 } },
      mode: 'replicated',
    };
    settingsOf({ deploy }, { warn: (message) => warnings.push(message) });
    expect(warnings).toEqual([
      expect.stringMatching(/^services\.web\.deploy\.placement:1:1: deploy\.placement of web has no effect/),
      expect.stringMatching(/deploy\.resources\.reservations\.cpus of web has no effect/),
    ]);
  });
});

test.each(REFUSED)('what cannot be honoured is refused with its place: %s', (_name, service, file) => {
  const sketch = { model: OBJECTS, services: { front: {} }, routed: ['front'] };
  expect(() => settingsOf(service, sketch)).toThrow(
    expect.objectContaining({ code: 'CONFIG', where: { file, line: 1, column: 1 } }),
  );
});

test('networks and volumes keep their options; external ones have none', () => {
  const context = composeContext({
    model: {
      networks: {
        a: {
          name: 'shop_a',
          driver: 'bridge',
          driver_opts: { x: '1' },
          internal: true,
          enable_ipv6: true,
          ipam: { config: [{ subnet: '10.1.0.0/16', aux_addresses: { r: '10.1.0.2' } }] },
        },
        b: { name: 'far', external: true, ipam: {} },
      },
      volumes: { v: { name: 'shop_v', driver: 'local', driver_opts: { type: 'nfs' }, labels: { l: '1' } } },
    },
  });
  expect(networksOf(context)).toEqual([
    {
      name: 'shop_a',
      external: false,
      labels: {},
      needs: [],
      body: {
        Driver: 'bridge',
        Options: { x: '1' },
        Internal: true,
        EnableIPv6: true,
        IPAM: { Config: [{ Subnet: '10.1.0.0/16', AuxiliaryAddresses: { r: '10.1.0.2' } }] },
      },
    },
    { name: 'far', external: true, labels: {}, needs: [], body: {} },
  ]);
  expect(volumesOf(context.model)).toEqual([
    {
      name: 'shop_v',
      external: false,
      labels: { l: '1' },
      body: { Driver: 'local', DriverOpts: { type: 'nfs' } },
    },
  ]);
});

test('a build is for the own builder of the engine, or refused', () => {
  const of = (build: NonNullable<Service['build']>) =>
    buildSettings('web', composeContext({ services: { web: { build, pull_policy: 'build' } } }));
  expect(
    of({ context: '/a', dockerfile: 'D', args: { A: null }, extra_hosts: ['a=10.0.0.1'], shm_size: '64' }),
  ).toMatchObject({
    context: '/a',
    isRemote: false,
    dockerfile: 'D',
    args: { A: null },
    extraHosts: ['a:10.0.0.1'],
    shmSize: 64,
    always: true,
  });
  expect(of({ context: 'https://example.com/a.git' })).toMatchObject({ isRemote: true });
  const place = (key: string) =>
    expect.objectContaining({
      code: 'CONFIG',
      where: expect.objectContaining({ file: `services.web.build.${key}` }),
    });
  expect(() => of({ context: '/a', ssh: ['default'] })).toThrow(place('ssh'));
  expect(() => of({ context: '/a', platforms: ['linux/amd64', 'linux/arm64'] })).toThrow(place('platforms'));
});
