import { contentId } from '../../src/plan/index.ts';
import type {
  FrontSettings,
  HostView,
  PlacedRouting,
  Release,
  ReleasedService,
  Route,
} from '../../src/types/index.ts';

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
    timeouts: { connect: 5000, read: 300_000, send: 300_000 },
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
  return { id: contentId(services), project: 'shop', front, services };
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
    container: { environment: {}, labels: {} },
    ...overrides,
  };
}

/** A host on which nothing of ours is. */
export const emptyHost: HostView = {
  engine: { id: 'engine', version: '20.10.24', architecture: 'amd64' },
  network: { subnet: '10.210.0.0/16' },
  proxy: null,
  containers: [],
  images: new Set(),
};
