import { contentId } from '../../src/plan/index.ts';
import { containerSettings } from './container-settings.ts';
import type { HostView, Release, ReleasedService } from '../../src/types/index.ts';

/** A release of project `shop` whose services run the image of the given tag. */
export function release(
  tag: string,
  overrides: Partial<ReleasedService> = {},
  names: readonly string[] = ['web'],
): Release {
  const services = names.map((name) =>
    service(name, tag, names.length === 1 ? '*' : `${name}.example.com`, overrides),
  );
  return { id: contentId(services), project: 'shop', publicColor: false, services };
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
  engine: { id: 'engine', version: '20.10.24', architecture: 'amd64' },
  network: { subnet: '10.210.0.0/16' },
  proxy: null,
  containers: [],
  images: new Set(),
};
