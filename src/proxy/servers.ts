import type { Certificate, Generation, PlacedService, Route } from '../types/index.ts';
import { PROXY, certificatesFolder } from './layout.ts';
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
};

type Location = {
  readonly isExact: boolean;
  readonly path: string;
  /** Upstream, with the path that takes the place of a stripped prefix. */
  readonly target: string;
  readonly flow: string;
  readonly requestHeaders: readonly Header[];
  readonly responseHeaders: readonly Header[];
} & Pick<PlacedService['handling'], 'body' | 'timeouts'>;

type Header = { readonly name: string; readonly quoted: Quoted };
type Routed = { readonly service: PlacedService; readonly route: Route };

/** One server for each host, or two where HTTP only leads to HTTPS; services of a project share hosts by paths. */
export function serversOf(generation: Generation): Server[] {
  const routed = generation.services.flatMap((service) =>
    service.routes.map((route) => ({ service, route })),
  );
  const hosts = new Map<string, Routed[]>();
  for (const one of routed) hosts.set(one.route.host, [...(hosts.get(one.route.host) ?? []), one]);
  return [...hosts].flatMap(([host, routes]) => serversOfHost(host, routes, generation));
}

function serversOfHost(host: string, routed: readonly Routed[], { project, front }: Generation): Server[] {
  const suffix = host === '*' ? ' default_server' : '';
  const [plain, secure] = [`80${suffix}`, `443 ssl${suffix}`];
  const name = host === '*' ? '_' : host;
  const found = certificateFor(host, front.certificates);
  const server = {
    name,
    colors: front.publicColor ? colorsOf(routed) : [],
    locations: routed.flatMap((one) => locationsOf(one, project, found && front.hsts)),
    lacksRoot: routed.every(({ route }) => route.path !== '/'),
  };
  if (found === undefined) return [{ ...server, listens: [plain] }];
  const certificate = `${PROXY.root}/${certificatesFolder(project)}/${found.id}`;
  if (!front.redirect) return [{ ...server, certificate, listens: [plain, secure] }];
  const port = front.httpsPort === 443 ? '' : `:${front.httpsPort}`;
  const redirect = { port };
  const leading = { name, redirect, listens: [plain], colors: [], locations: [], lacksRoot: false };
  return [leading, { ...server, certificate, listens: [secure] }];
}

function colorsOf(routed: readonly Routed[]): Server['colors'] {
  const services = [...new Set(routed.map(({ service }) => service))];
  return services.map(({ name, color }) => ({ name: services.length > 1 ? name : '', color }));
}

/** A prefix of whole segments needs two: `/api` itself, and everything below `/api/`; nginx takes the longest. */
function locationsOf({ service, route }: Routed, project: string, hsts: number | undefined): Location[] {
  const { body, timeouts, requestHeaders, responseHeaders } = service.handling;
  const upstream = upstreamOf(project, service);
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
