import type { ContainerView, Generation, Instance, PlacedFront, PlacedService } from '../types/index.ts';
import { blocks, locationsOf, serverNames, stagedIn, type RoutedTo } from './rebuild-locations.ts';
import { mirrorIn, shareIn } from './rebuild-share.ts';

const STAGED = '~staged';

/** What a configuration does not say; the next deploy brings the project's own again. */
const UNKNOWN = {
  probe: { path: '/', timeout: 60_000, interval: 50, successes: 2 },
  drain: { http: 30_000, websockets: 30_000 },
  timeouts: { read: 300_000, send: 300_000 },
};

/**
 * The document of a generation from what it was rendered to, `http.conf`, and the labels of its containers: enough to
 * know what serves, so that the next deploy can go on from there. Undefined where either does not say.
 */
export function rebuildGeneration(
  { project, id }: Pick<Generation, 'project' | 'id'>,
  configuration: string,
  containers: readonly ContainerView[],
): Generation | undefined {
  const head = /^# (\S+), release ([0-9a-f]{12}), generation ([0-9a-f]{12})$/m.exec(configuration);
  const [, named, release = '', told] = head ?? [];
  if (named !== project || told !== id) return undefined;
  const servers = blocks(configuration, /^server \{\n([\s\S]*?)^\}/gm).map(([, body = '']) => body);
  const upstreams = blocks(configuration, /^upstream (\S+) \{\n([\s\S]*?)^\}/gm);
  const read = (locations: readonly RoutedTo[], mark: string): readonly PlacedService[] | undefined => {
    const pattern = new RegExp(`^${project}\\.([^~]+)${mark}$`);
    const services = upstreams.flatMap(([, upstream = '', body = '']) => {
      const [, name] = pattern.exec(upstream) ?? [];
      const own = locations.filter((one) => one.upstream === upstream);
      return name === undefined ? [] : [serviceOf(name, body, own, containers)];
    });
    const known = services.flatMap((service) => service ?? []);
    return known.length === services.length ? known : undefined;
  };
  const services = read(servers.flatMap(locationsOf), '');
  if (services === undefined || services.length === 0) return undefined;
  const front = frontOf(servers);
  const generation = { id, project, release, front, services };
  const beside = /^# beside it release ([0-9a-f]{12}), generation ([0-9a-f]{12})$/m.exec(configuration);
  if (beside === null) return generation;
  const [, itsRelease = '', itsId = ''] = beside;
  const staged = read(servers.flatMap(stagedIn), STAGED);
  if (staged === undefined) return undefined;
  const next = { id: itsId, project, release: itsRelease, front, services: staged };
  // The ways to look at it are in a file of their own, with the key: the next stage brings them again.
  const ways = { cookie: false };
  return { ...generation, preview: { next, ways, ...shareIn(configuration), ...mirrorIn(configuration) } };
}

function serviceOf(
  name: string,
  body: string,
  locations: readonly RoutedTo[],
  containers: readonly ContainerView[],
): PlacedService | undefined {
  const servers = blocks(body, /^ {2}server ([\d.]+):(\d+); # (\S+)$/gm);
  const members = servers.map(([, address = '', port = '', container = '']) => ({
    port: Number(port),
    address,
    found: containers.find((one) => one.name === container && one.address === address),
  }));
  const [first] = members;
  if (first?.found === undefined) return undefined;
  const { color, configHash, image, stopGrace } = first.found;
  const instances = members.flatMap(({ found, address }): Instance[] =>
    found === undefined ? [] : [{ name: found.name, number: found.number, address }],
  );
  if (instances.length < members.length) return undefined;
  const { probe, drain, timeouts } = UNKNOWN;
  const handling = {
    body: Number(locations[0]?.body ?? 0),
    timeouts,
    requestHeaders: {},
    responseHeaders: {},
  };
  return {
    name,
    color,
    image: { ...image, source: image.digest },
    configHash,
    port: first.port,
    routes: locations.map(({ route }) => route),
    probe,
    drain,
    handling,
    stopGrace,
    instances,
  };
}

function frontOf(servers: readonly string[]): PlacedFront {
  const all = servers.join('\n');
  const certificates = new Map<string, string[]>();
  for (const server of servers) {
    const id = /ssl_certificate \S*\/([0-9a-f]+)\.crt;/.exec(server)?.[1];
    if (id !== undefined) certificates.set(id, [...(certificates.get(id) ?? []), ...serverNames(server)]);
  }
  const redirect = /return 308 https:\/\/\$host(?::(\d+))?\$request_uri;/.exec(all);
  return {
    publicColor: all.includes('location = /bg {'),
    certificates: [...certificates].map(([id, hosts]) => ({ id, hosts })),
    redirect: redirect !== null,
    httpsPort: Number(redirect?.[1] ?? 443),
  };
}
