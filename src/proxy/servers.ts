import type {
  Certificate,
  Generation,
  PlacedService,
  PreviewPort,
  PreviewWays,
  Route,
} from '../types/index.ts';
import { PROXY, certificatesFolder } from './layout.ts';
import { gateOf, type Gate } from './preview.ts';
import { quoted, type Quoted } from './words.ts';

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
  readonly preview?: { readonly locations: readonly Location[]; readonly lacksRoot: boolean };
};

type Location = {
  readonly isExact: boolean;
  readonly path: string;
  /** Upstream, with the path that takes the place of a stripped prefix. */
  readonly target: string;
  readonly isStaged?: boolean;
  /** Only the gate of the preview leads there. */
  readonly isInternal?: boolean;
  /** The path of the request is appended to the target as it came. */
  readonly isRaw?: boolean;
  readonly flow: string;
  readonly requestHeaders: readonly Header[];
  readonly responseHeaders: readonly Header[];
} & Pick<PlacedService['handling'], 'body' | 'timeouts'>;

type Header = { readonly name: string; readonly quoted: Quoted };
type Routed = { readonly service: PlacedService; readonly route: Route };

type Hosts = ReadonlyMap<string, readonly Routed[]>;

/**
 * One server for each host, or two where HTTP only leads to HTTPS; services of a project share hosts by paths. A host
 * that only what is staged has, and the one of the preview, are as if unknown to everybody without the key.
 */
export function serversOf(generation: Generation): Server[] {
  const { services, preview } = generation;
  const gate = gateOf(generation);
  const live = byHost(services);
  const byPort = preview?.ways.port === undefined ? [] : serversOfPort(generation, preview.ways.port);
  if (gate === undefined || preview === undefined)
    return [...[...live].flatMap(([host, routed]) => serversOfHost(host, routed, generation)), ...byPort];
  const staged = byHost(preview.next.services);
  const hosts = [...new Set([...live.keys(), ...staged.keys()])].flatMap((host) => {
    const open = previewOf(covering(host, staged), generation, gate);
    const routed = covering(host, live);
    return routed.length > 0
      ? serversOfHost(host, routed, generation, open)
      : hiddenServers(host, generation, open);
  });
  const { host } = preview.ways;
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
function serversOfPort(generation: Generation, { port }: PreviewPort): Server[] {
  const { project, front, services, preview } = generation;
  const [live, staged] = [byHost(services), byHost(preview?.next.services ?? [])];
  const fallback = staged.has('*') ? '*' : [...staged.keys()][0];
  return [...staged].map(([host, routed]) => ({
    listens: [`${port}${host === fallback ? ' default_server' : ''}`],
    name: host === '*' ? '_' : host,
    colors: front.publicColor ? colorsOf(covering(host, live)) : [],
    locations: stagedLocations(routed, project, preview?.ways),
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
  const labels = host.split('.');
  const wildcards = labels.map((_, index) => ['*', ...labels.slice(index + 1)].join('.'));
  return [host, ...wildcards].map((name) => hosts.get(name)).find((found) => found !== undefined) ?? [];
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

/** What is staged, below the paths that only the gate leads to. */
function previewOf(
  routed: readonly Routed[],
  { project, preview }: Generation,
  { at }: Gate,
): NonNullable<Server['preview']> {
  const locations = stagedLocations(routed, project, preview?.ways).map((location) => ({
    ...location,
    path: `${at}${location.path}`,
    isInternal: true,
  }));
  return { locations, lacksRoot: lacksRoot(routed) };
}

/** Nobody may keep what it answers, and it sees nothing of what opens it. */
function stagedLocations(
  routed: readonly Routed[],
  project: string,
  { header, cookie = false }: Partial<PreviewWays> = {},
): Location[] {
  const taken = [...(header === undefined ? [] : [header]), ...(cookie ? ['Cookie'] : [])];
  return routed.flatMap((one) => {
    const { handling } = one.service;
    const requestHeaders = { ...without(handling.requestHeaders, taken), ...(header && { [header]: '' }) };
    const responseHeaders = {
      ...without(handling.responseHeaders, ['Cache-Control']),
      'Cache-Control': 'private, no-store',
    };
    const service = { ...one.service, handling: { ...handling, requestHeaders, responseHeaders } };
    const upstream = stagedUpstreamOf(project, service);
    return locationsOf({ ...one, service }, project, undefined, upstream).map((location) => ({
      ...location,
      isStaged: true,
      // The path as the client wrote it: what is staged must see what it will see when it serves.
      isRaw: !one.route.strip,
    }));
  });
}

function without(
  headers: Readonly<Record<string, string>>,
  names: readonly string[],
): Record<string, string> {
  const lower = names.map((name) => name.toLowerCase());
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !lower.includes(name.toLowerCase())));
}

function colorsOf(routed: readonly Routed[]): Server['colors'] {
  const services = [...new Set(routed.map(({ service }) => service))];
  return services.map(({ name, color }) => ({ name: services.length > 1 ? name : '', color }));
}

/** A prefix of whole segments needs two: `/api` itself, and everything below `/api/`; nginx takes the longest. */
function locationsOf(
  { service, route }: Routed,
  project: string,
  hsts: number | undefined,
  upstream = upstreamOf(project, service),
): Location[] {
  const { body, timeouts, requestHeaders, responseHeaders } = service.handling;
  const strict = hsts === undefined ? {} : { 'Strict-Transport-Security': `max-age=${hsts}` };
  const shared = {
    flow: flowOf(project, service.name, service.color),
    body,
    timeouts,
    requestHeaders: headersOf(requestHeaders),
    responseHeaders: headersOf({ ...strict, ...responseHeaders }),
    target: route.strip ? `${upstream}/` : upstream,
  };
  if (route.path === '/') return [{ ...shared, isExact: false, path: '/' }];
  return [
    { ...shared, isExact: true, path: route.path },
    { ...shared, isExact: false, path: `${route.path}/` },
  ];
}

function headersOf(headers: Readonly<Record<string, string>>): Header[] {
  return Object.entries(headers).map(([name, value]) => ({ name, quoted: quoted(value) }));
}

export function upstreamOf(project: string, { name }: Pick<PlacedService, 'name'>): string {
  return `${project}.${name}`;
}

/** No service has such a name. */
export function stagedUpstreamOf(project: string, service: Pick<PlacedService, 'name'>): string {
  return `${upstreamOf(project, service)}~staged`;
}

/** What the requests of a service's colour are counted under, without their kind. */
export function flowOf(project: string, service: string, color: string): string {
  return `${project}.${service}.${color}`;
}

/** The one that names the host, else a wildcard that covers it, else the one for all. */
export function certificateFor(host: string, certificates: readonly Certificate[]): Certificate | undefined {
  const wildcard = host.replace(/^[^.]+/, '*');
  return [host, wildcard, '*']
    .map((name) => certificates.find(({ hosts }) => hosts.includes(name)))
    .find((certificate) => certificate !== undefined);
}
