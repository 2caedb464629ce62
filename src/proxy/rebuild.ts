import type {
  ContainerView,
  Generation,
  Instance,
  PlacedFront,
  PlacedService,
  Route,
} from '../types/index.ts';

/** What a configuration does not say; the next deploy brings the project's own again. */
const UNKNOWN = {
  probe: { path: '/', timeout: 60_000, interval: 50, successes: 2 },
  drain: { http: 30_000, websockets: 30_000 },
  timeouts: { connect: 5000, read: 300_000, send: 300_000 },
};

type Location = { readonly upstream: string; readonly route: Route; readonly body: string };

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
  const locations = servers.flatMap(locationsOf);
  // What is staged is left to the next stage.
  const services = blocks(configuration, /^upstream ([^\s~]+) \{\n([\s\S]*?)^\}/gm).map(
    ([, upstream = '', body = '']) =>
      serviceOf(
        upstream.slice(project.length + 1),
        body,
        locations.filter((one) => one.upstream === upstream),
        containers,
      ),
  );
  if (services.length === 0 || services.includes(undefined)) return undefined;
  const known = services.flatMap((service) => service ?? []);
  return { id, project, release, front: frontOf(servers), services: known };
}

const blocks = (text: string, pattern: RegExp): RegExpMatchArray[] => [...text.matchAll(pattern)];

function serviceOf(
  name: string,
  body: string,
  locations: readonly Location[],
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

/** Of a prefix there are two locations; the one that ends with a slash stands for both. */
function locationsOf(server: string): Location[] {
  const host = hostOf(server);
  return blocks(server, /^ {2}location (\/\S*) \{\n([\s\S]*?)^ {2}\}/gm).flatMap(
    ([, path = '', body = '']) => {
      const [, upstream, slash] = /^ {4}proxy_pass http:\/\/([^/;]+)(\/?);$/m.exec(body) ?? [];
      if (upstream === undefined) return [];
      const route = { host, path: path === '/' ? path : path.replace(/\/$/, ''), strip: slash === '/' };
      return [{ upstream, route, body: /client_max_body_size (\d+);/.exec(body)?.[1] ?? '0' }];
    },
  );
}

const hostOf = (server: string): string => {
  const name = /^ {2}server_name (\S+);$/m.exec(server)?.[1] ?? '_';
  return name === '_' ? '*' : name;
};

function frontOf(servers: readonly string[]): PlacedFront {
  const all = servers.join('\n');
  const certificates = new Map<string, string[]>();
  for (const server of servers) {
    const id = /ssl_certificate \S*\/([0-9a-f]+)\.crt;/.exec(server)?.[1];
    if (id !== undefined) certificates.set(id, [...(certificates.get(id) ?? []), hostOf(server)]);
  }
  const redirect = /return 308 https:\/\/\$host(?::(\d+))?\$request_uri;/.exec(all);
  return {
    publicColor: all.includes('location = /bg {'),
    certificates: [...certificates].map(([id, hosts]) => ({ id, hosts })),
    redirect: redirect !== null,
    httpsPort: Number(redirect?.[1] ?? 443),
  };
}
