import { contentId } from '../../src/plan/index.ts';
import { containerSettings } from './container-settings.ts';
import type { HostView, Release, ReleasedService, SupportingService } from '../../src/types/index.ts';

/** A release of project `shop` whose services run the image of the given tag. */
export function release(
  tag: string,
  overrides: Partial<ReleasedService> = {},
  names: readonly string[] = ['web'],
): Release {
  const services = names.map((name) =>
    service(name, tag, names.length === 1 ? '*' : `${name}.example.com`, overrides),
  );
  const behind = { supporting: [], networks: [], volumes: [], dependencies: {} };
  return { id: contentId(services), project: 'shop', publicColor: false, services, ...behind };
}

/**
 * The release of a tag with all that can stand behind it: `db`, which is to be healthy before `migrate` runs to its
 * end, which `web` waits for, which `worker` follows; a network and a volume.
 */
export function stack(tag: string, { db = 'db1', migrate = tag } = {}): Release {
  return {
    ...release(tag),
    supporting: [
      supporting('db', db),
      supporting('migrate', migrate, { oneOff: true }),
      supporting('worker', 'worker1'),
    ],
    networks: [{ name: 'shop_default', external: false, labels: {}, body: {}, needs: [] }],
    volumes: [{ name: 'shop_data', external: false, labels: {}, body: {} }],
    dependencies: {
      migrate: [{ service: 'db', condition: 'healthy', required: true }],
      web: [
        { service: 'db', condition: 'healthy', required: true },
        { service: 'migrate', condition: 'completed', required: true },
      ],
      worker: [{ service: 'web', condition: 'started', required: true }],
    },
  };
}

function supporting(
  name: string,
  tag: string,
  overrides: Partial<SupportingService> = {},
): SupportingService {
  const digest = `sha256:${tag}`;
  return {
    name,
    image: { reference: `${name}:${tag}`, digest, source: digest },
    configHash: contentId({ name, tag }),
    replicas: 1,
    stopGrace: 10_000,
    oneOff: false,
    container: containerSettings(),
    ...overrides,
  };
}

function service(
  name: string,
  tag: string,
  host: string,
  overrides: Partial<ReleasedService>,
): ReleasedService {
  const digest = `sha256:${tag}`;
  return {
    name,
    image: { reference: `shop:${tag}`, digest, source: digest },
    configHash: contentId({ name, tag }),
    replicas: 1,
    port: 8080,
    routes: [{ host }],
    probe: { path: '/', timeout: 60_000, interval: 50, successes: 2 },
    drain: 30_000,
    stopGrace: 10_000,
    container: containerSettings(),
    ...overrides,
  };
}

/** A host on which nothing of ours is. */
export const emptyHost: HostView = {
  engine: { version: '20.10.24', architecture: 'amd64' },
  network: { subnet: '10.210.0.0/16' },
  proxy: null,
  containers: [],
  supporting: [],
  images: new Set(),
  networks: [],
  volumes: new Set(),
};
