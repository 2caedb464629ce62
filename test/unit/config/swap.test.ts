import { describe, expect, test } from '@jest/globals';
import type { ComposeService } from '../../../src/config/compose/model-service.ts';
import type { ComposeModel } from '../../../src/config/compose/model.ts';
import { checkSwap, type Overlap } from '../../../src/config/swap.ts';
import type { Path } from '../../../src/config/located.ts';
import { CtrBgError } from '../../../src/types/index.ts';

type Partly = Partial<ComposeService>;
const BASE = { command: null, entrypoint: null };

/** Each path is on a line of its own, in the order in which it is first asked for. */
function check(services: Readonly<Record<string, Partly>>, overlap?: Overlap): string[] {
  const model: ComposeModel = {
    name: 'shop',
    services: Object.fromEntries(Object.entries(services).map(([name, one]) => [name, { ...BASE, ...one }])),
  };
  const warnings: string[] = [];
  checkSwap(model, {
    swapped: new Set(['web']),
    overlap: () => overlap,
    isSwarm: false,
    at: (path: Path) => ({ file: path.join('.'), line: 1, column: 1 }),
    warn: (message) => warnings.push(message),
  });
  return warnings;
}

function refusal(services: Readonly<Record<string, Partly>>, overlap?: Overlap): CtrBgError {
  try {
    check(services, overlap);
  } catch (error) {
    if (error instanceof CtrBgError) return error;
  }
  throw new Error('it was accepted');
}

describe('a service with a route', () => {
  test.each<[string, Partly, string, string, string]>([
    ['a name', { container_name: 'x' }, 'container_name', 'one container alone', 'Remove it'],
    [
      'a port of the host',
      { ports: [{ target: 3000, published: '8080', protocol: 'tcp' }] },
      'ports.0',
      'only one of them can have port 8080 of the host',
      'x-ctr-bg: { port: 3000 } in the service and x-ctr-bg: { proxy: { publish: 8080 } } at the top',
    ],
    [
      'a UDP port',
      { ports: [{ target: 53, published: '53', protocol: 'udp' }] },
      'ports.0',
      'port 53 of the host',
      'speaks UDP',
    ],
    ['the network of the host', { network_mode: 'host' }, 'network_mode', 'off the network', 'Remove it'],
    ['no network', { network_mode: 'none' }, 'network_mode', 'off the network', 'Remove it'],
    ['the network of a service', { network_mode: 'service:db' }, 'network_mode', 'off the', 'Remove it'],
    ['that of a container', { network_mode: 'container:x' }, 'network_mode', 'off the', 'Remove it'],
    [
      'a static address',
      { networks: { back: { ipv4_address: '10.1.0.2' } } },
      'networks.back.ipv4_address',
      'this ipv4 address',
      'Remove it',
    ],
    ['a mac address', { mac_address: '02:42:ac:11:00:02' }, 'mac_address', 'this mac address', 'Remove it'],
    ['no containers', { scale: 0 }, 'scale', 'none of them is to run', 'ctr-bg down'],
    [
      'a mode of Swarm',
      { deploy: { mode: 'global', resources: {}, placement: {} } },
      'deploy.mode',
      'is for a Swarm',
      'deploy.replicas',
    ],
    ['a provider', { provider: { type: 'x' } }, 'provider', 'no containers', 'image'],
  ])('cannot have %s', (_name, service, path, message, hint) => {
    const error = refusal({ web: service });
    expect(error).toMatchObject({ code: 'CONFIG', where: { file: `services.web.${path}` } });
    expect(error.message).toMatch(/^web has a route, so blue and green of it run side by side, but /);
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
  });

  test('may have what each of its containers can have', () => {
    const service: Partly = {
      ports: [{ target: 3000, protocol: 'tcp' }],
      networks: { back: { aliases: ['www'] }, front: null },
      volumes: [
        { type: 'tmpfs', target: '/tmp' },
        { type: 'volume', target: '/cache' },
      ],
      deploy: { mode: 'replicated', replicas: 2, resources: {}, placement: {} },
      pid: 'service:db',
    };
    expect(check({ web: service, db: {} })).toEqual([]);
  });

  test('what another service has is its own affair', () => {
    const db: Partly = {
      container_name: 'db',
      ports: [{ target: 5432, published: '5432', protocol: 'tcp' }],
      network_mode: 'host',
      volumes: [{ type: 'volume', source: 'data', target: '/data' }],
    };
    expect(check({ web: {}, db })).toEqual([]);
  });

  test('all obstacles are told at once', () => {
    const error = refusal({ web: { container_name: 'x', scale: 0, network_mode: 'host' } });
    expect(error.details).toHaveLength(2);
  });
});

describe('a service that is bound to the containers of one with a route', () => {
  test.each<[string, Partly, string]>([
    ['by its processes', { pid: 'service:web' }, 'pid'],
    ['by its memory', { ipc: 'service:web' }, 'ipc'],
    ['by its network', { network_mode: 'service:web' }, 'network_mode'],
    ['by a link', { links: ['db', 'web:www'] }, 'links.1'],
    ['by its volumes', { volumes_from: ['container:web', 'web:ro'] }, 'volumes_from.1'],
  ])('%s is refused', (_name, service, path) => {
    expect(refusal({ web: {}, worker: service })).toMatchObject({
      message: expect.stringMatching(/binds worker to one container of web/),
      where: { file: `services.worker.${path}` },
    });
  });
});

describe('a volume that both colours can write', () => {
  const web: Partly = {
    volumes: [
      { type: 'volume', source: 'data', target: '/data' },
      { type: 'volume', source: 'assets', target: '/assets', read_only: true },
      { type: 'bind', source: '/srv/files', target: '/files' },
    ],
  };

  test('is told as a warning', () => {
    expect(check({ web })).toEqual([
      expect.stringContaining(
        'services.web.volumes.0:1:1: blue and green of web can both write the volume data',
      ),
      expect.stringContaining('can both write /srv/files of the host'),
    ]);
  });
  test('is refused where the project says so', () => {
    expect(refusal({ web }, 'refuse')).toMatchObject({
      message: 'blue and green of web can both write the volume data at /data while both run',
      hint: expect.stringContaining('overlap: allowed'),
      details: [expect.stringContaining('/srv/files')],
    });
  });
  test('is nobody’s business where it is allowed', () => {
    expect(check({ web }, 'allowed')).toEqual([]);
  });
});
