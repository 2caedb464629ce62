import { contentId } from '../../src/plan/index.ts';
import type {
  FrontSettings,
  HostView,
  PlacedRouting,
  Release,
  ReleasedService,
  Route,
  SupportingService,
} from '../../src/types/index.ts';
import { containerSettings } from './container-settings.ts';

export const front: FrontSettings = { publicColor: false, certificates: [], redirect: true };

/** Every path of a host, or what lies below one. */
export const route = (host: string, path = '/', strip = false): Route => ({ host, path, strip });

/** A service with every default, that answers every host. */
export const routing: PlacedRouting = {
  port: 8080,
  routes: [route('*')],
  probe: { path: '/', timeout: 60_000, interval: 50, successes: 2 },
  drain: { http: 30_000, websockets: 30_000 },
  handling: {
    body: 0,
    timeouts: { read: 300_000, send: 300_000 },
    requestHeaders: {},
    responseHeaders: {},
  },
};

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
  return { id: contentId(services), project: 'shop', front, services, ...behind };
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

/** The same, with what is run to its end as a migration. */
export function migrating(tag: string, reversible: boolean): Release {
  const made = stack(tag);
  const migration = { timeout: 1000, reversible, eachHost: false };
  return { ...made, supporting: made.supporting.map((one) => (one.oneOff ? { ...one, migration } : one)) };
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
    ...routing,
    routes: [route(host)],
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
  hooks: [],
  images: new Set(),
  networks: [],
  volumes: new Map(),
};
