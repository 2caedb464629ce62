import {
  namesFor,
  type Certificate,
  type Generation,
  type PlacedService,
  type PreviewPort,
  type PreviewWays,
} from '../types/index.ts';
import { PROXY, certificatesFolder } from './layout.ts';
import { locationsOf, stagedLocations, type Location, type Routed } from './locations.ts';
import { gateOf, type Gate } from './preview.ts';
import { withMirrors } from './shadow.ts';

/** A `server` block of http.conf.eta. */
export type Server = {
  readonly listens: readonly string[];
  readonly name: string;
  /** Path of its certificate and key, without their endings. */
  readonly certificate?: string;
  /** Answers with a redirect to HTTPS alone; the port with its colon, or nothing. */
  readonly redirect?: { readonly port: string };
  /** Of `/bg`; a service's name stands there where several share the host. */
  readonly colors: readonly { readonly name: string; readonly color: string }[];
  readonly locations: readonly Location[];
  readonly lacksRoot: boolean;
  /** To everybody without the key of the preview it is a host that no project serves. */
  readonly isHidden: boolean;
  /** What is staged for the host, where anybody may look at it. */
  readonly preview?: {
    readonly locations: readonly Location[];
    readonly lacksRoot: boolean;
    /** It is for those of the public too that have a share in it. */
    readonly isPublic: boolean;
  };
};

type Hosts = ReadonlyMap<string, readonly Routed[]>;

/**
 * One server for each host, or two where HTTP only leads to HTTPS; services of a project share hosts by paths. A host
 * that only what is staged has, and the one of the preview, are as if unknown to everybody without the key: only of hosts
 * that both have does the public get a share.
 */
export function serversOf(generation: Generation): Server[] {
  const { services, preview } = generation;
  const gate = gateOf(generation);
  const live = byHost(services);
  const byPort =
    preview?.ways.port === undefined ? [] : serversOfPort(generation, preview.ways, preview.ways.port);
  if (gate === undefined || preview === undefined)
    return [...[...live].flatMap(([host, routed]) => serversOfHost(host, routed, generation)), ...byPort];
  const staged = byHost(preview.next.services);
  const hosts = [...new Set([...live.keys(), ...staged.keys()])].flatMap((host) => {
    const [routed, next] = [covering(host, live), covering(host, staged)];
    const isPublic = gate.share !== undefined && routed.length > 0 && next.length > 0;
    const open = previewOf(next, generation, gate, isPublic ? host : undefined);
    const shown = gate.isKeyed || isPublic ? open : undefined;
    if (routed.length > 0) {
      const mirrored = gate.mirror ? previewOf(next, generation, { ...gate, at: '' }, host) : undefined;
      return serversOfHost(host, routed, generation, shown).map((server) =>
        mirrored === undefined
          ? server
          : {
              ...server,
              locations: withMirrors(server.locations, mirrored.locations, gate.at, gate.formats),
            },
      );
    }
    return gate.isKeyed ? hiddenServers(host, generation, shown) : [];
  });
  const host = gate.isKeyed ? preview.ways.host : undefined;
  const [first = []] = staged.values();
  return [
    ...hosts,
    ...(host === undefined ? [] : hiddenServers(host, generation, previewOf(first, generation, gate))),
    ...byPort,
  ];
}

/**
 * What is staged as it will be, without a key: who reaches the port may look. A host name that it does not have, such as
 * localhost, shows its host for all, else its first one.
 */
function serversOfPort(generation: Generation, ways: PreviewWays, { port }: PreviewPort): Server[] {
  const { project, front, services, preview } = generation;
  const [live, staged] = [byHost(services), byHost(preview?.next.services ?? [])];
  const fallback = staged.has('*') ? '*' : [...staged.keys()][0];
  return [...staged].map(([host, routed]) => ({
    listens: [`${port}${host === fallback ? ' default_server' : ''}`],
    name: host === '*' ? '_' : host,
    colors: front.publicColor ? colorsOf(covering(host, live)) : [],
    locations: stagedLocations(routed, project, { ways }),
    lacksRoot: lacksRoot(routed),
    isHidden: false,
  }));
}

function byHost(services: readonly PlacedService[]): Hosts {
  const hosts = new Map<string, Routed[]>();
  for (const service of services)
    for (const route of service.routes)
      hosts.set(route.host, [...(hosts.get(route.host) ?? []), { service, route }]);
  return hosts;
}

/** The routes that nginx would take for a host: its own, else those of the nearest wildcard, else those for all. */
function covering(host: string, hosts: Hosts): readonly Routed[] {
  return (
    namesFor(host)
      .map((name) => hosts.get(name))
      .find((found) => found !== undefined) ?? []
  );
}

function serversOfHost(
  host: string,
  routed: readonly Routed[],
  { project, front }: Generation,
  preview?: Server['preview'],
): Server[] {
  const suffix = host === '*' ? ' default_server' : '';
  const [plain, secure] = [`80${suffix}`, `443 ssl${suffix}`];
  const name = host === '*' ? '_' : host;
  const found = certificateFor(host, front.certificates);
  const server = {
    name,
    colors: front.publicColor ? colorsOf(routed) : [],
    locations: routed.flatMap((one) => locationsOf(one, project, found && front.hsts)),
    lacksRoot: lacksRoot(routed),
    isHidden: false,
    ...(preview && { preview }),
  };
  if (found === undefined) return [{ ...server, listens: [plain] }];
  const certificate = `${PROXY.root}/${certificatesFolder(project)}/${found.id}`;
  if (!front.redirect) return [{ ...server, certificate, listens: [plain, secure] }];
  const port = front.httpsPort === 443 ? '' : `:${front.httpsPort}`;
  const redirect = { port };
  const leading = { ...NOTHING, name, redirect, listens: [plain], lacksRoot: false };
  return [leading, { ...server, certificate, listens: [secure] }];
}

const NOTHING = { colors: [], locations: [], lacksRoot: true, isHidden: false };

/** Nobody is led to HTTPS who has not the key: a redirect would tell that the host is there. */
function hiddenServers(
  name: string,
  { project, front, preview: staged }: Generation,
  preview: Server['preview'],
): Server[] {
  const hidden = { ...NOTHING, name, isHidden: true };
  const certificates = [...front.certificates, ...(staged?.next.front.certificates ?? [])];
  const found = certificateFor(name, certificates);
  const open = { ...hidden, ...(preview && { preview }) };
  if (found === undefined) return [{ ...open, listens: ['80'] }];
  const certificate = `${PROXY.root}/${certificatesFolder(project)}/${found.id}`;
  if (!front.redirect) return [{ ...open, certificate, listens: ['80', '443 ssl'] }];
  return [
    { ...hidden, listens: ['80'] },
    { ...open, certificate, listens: ['443 ssl'] },
  ];
}

const lacksRoot = (routed: readonly Routed[]): boolean => routed.every(({ route }) => route.path !== '/');

/** What is staged, below the paths that only the gate leads to; `host` is that of which the public has a share. */
function previewOf(
  routed: readonly Routed[],
  { project, front, preview }: Generation,
  { at }: Gate,
  host?: string,
): NonNullable<Server['preview']> {
  const isPublic = host !== undefined;
  const hsts = isPublic && certificateFor(host, front.certificates) ? front.hsts : undefined;
  const ways = preview?.ways ?? { cookie: false };
  const locations = stagedLocations(routed, project, { ways, isPublic, hsts }).map((location) => ({
    ...location,
    path: `${at}${location.path}`,
    isInternal: true,
  }));
  return { locations, lacksRoot: lacksRoot(routed), isPublic };
}

function colorsOf(routed: readonly Routed[]): Server['colors'] {
  const services = [...new Set(routed.map(({ service }) => service))];
  return services.map(({ name, color }) => ({ name: services.length > 1 ? name : '', color }));
}

/** The one that names the host, else a wildcard that covers it, else the one for all. */
export function certificateFor(host: string, certificates: readonly Certificate[]): Certificate | undefined {
  const wildcard = host.replace(/^[^.]+/, '*');
  return [host, wildcard, '*']
    .map((name) => certificates.find(({ hosts }) => hosts.includes(name)))
    .find((certificate) => certificate !== undefined);
}
