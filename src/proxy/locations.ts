import {
  hasTasks,
  isGlobal,
  replicasOf,
  type PlacedService,
  type PreviewWays,
  type Route,
} from '../types/index.ts';
import { quoted, type Quoted } from './words.ts';

/** A `location` block of http.conf.eta. */
export type Location = {
  readonly isExact: boolean;
  readonly path: string;
  /** Upstream, with the path that takes the place of a stripped prefix. */
  readonly target: string;
  readonly isStaged?: boolean;
  /** Only the gate of the preview leads there. */
  readonly isInternal?: boolean;
  /** The path of the request is appended to the target as it came. */
  readonly isRaw?: boolean;
  /** Where a part of its requests goes as well. */
  readonly mirror?: { readonly at: string; readonly format: string; readonly to: Location };
  readonly flow: string;
  /** How many containers or tasks a request is tried on; 0: on all that there are. */
  readonly tries: number;
  /** In ms. */
  readonly timeouts: { readonly connect: number; readonly read: number; readonly send: number };
  readonly requestHeaders: readonly Header[];
  readonly responseHeaders: readonly Header[];
} & Pick<PlacedService['handling'], 'body'>;

type Header = { readonly name: string; readonly quoted: Quoted };
export type Routed = { readonly service: PlacedService; readonly route: Route };

/** A prefix of whole segments needs two: `/api` itself, and everything below `/api/`; nginx takes the longest. */
export function locationsOf(
  { service, route }: Routed,
  project: string,
  hsts: number | undefined,
  upstream = upstreamOf(project, service),
): Location[] {
  const { body, timeouts, requestHeaders, responseHeaders } = service.handling;
  const strict = hsts === undefined ? {} : { 'Strict-Transport-Security': `max-age=${hsts}` };
  const shared = {
    flow: flowOf(project, service.name, service.color),
    tries: triesOf(service),
    body,
    timeouts: { ...timeouts, connect: timeouts.connect ?? connectTimeoutOf(service) },
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

/** Of the tasks of a Swarm some may have gone with their node: any other one will do. */
const triesOf = (service: PlacedService): number =>
  isGlobal(service) ? 0 : hasTasks(service) ? Math.max(2, replicasOf(service)) : 2;

/** In ms. What runs on a node that is gone does not refuse, it is silent: where there is another one, that is asked soon. */
const connectTimeoutOf = (service: PlacedService): number =>
  isGlobal(service) || replicasOf(service) > 1 ? 1000 : 5000;

function headersOf(headers: Readonly<Record<string, string>>): Header[] {
  return Object.entries(headers).map(([name, value]) => ({ name, quoted: quoted(value) }));
}

/**
 * That of a Swarm service has its colour in its name: what nginx has looked up for it goes from one configuration to the
 * next by that name. No service has such a name.
 */
export function upstreamOf(
  project: string,
  service: Pick<PlacedService, 'name' | 'color' | 'instances'>,
): string {
  const upstream = `${project}.${service.name}`;
  return hasTasks(service) ? `${upstream}~${service.color}` : upstream;
}

/** No service has such a name; that of a Swarm service tells the colours apart already. */
export function stagedUpstreamOf(
  project: string,
  service: Pick<PlacedService, 'name' | 'color' | 'instances'>,
): string {
  const upstream = upstreamOf(project, service);
  return upstream.includes('~') ? upstream : `${upstream}~staged`;
}

/** What the requests of a service's colour are counted under, without their kind. */
export function flowOf(project: string, service: string, color: string): string {
  return `${project}.${service}.${color}`;
}

type Showing = {
  readonly ways: PreviewWays;
  /** It has a share of the public, to whom it answers as it will when it serves. */
  readonly isPublic?: boolean;
  readonly hsts?: number | undefined;
};

/** It sees nothing of what opens it; and unless some of the public get it, nobody may keep what it answers. */
export function stagedLocations(
  routed: readonly Routed[],
  project: string,
  { ways: { header, cookie }, isPublic = false, hsts }: Showing,
): Location[] {
  const taken = [...(header === undefined ? [] : [header]), ...(cookie ? ['Cookie'] : [])];
  return routed.flatMap((one) => {
    const { handling } = one.service;
    const requestHeaders = { ...without(handling.requestHeaders, taken), ...(header && { [header]: '' }) };
    const responseHeaders = isPublic ? handling.responseHeaders : secretly(handling.responseHeaders);
    const service = { ...one.service, handling: { ...handling, requestHeaders, responseHeaders } };
    const upstream = stagedUpstreamOf(project, service);
    return locationsOf({ ...one, service }, project, hsts, upstream).map((location) => ({
      ...location,
      isStaged: true,
      // The path as the client wrote it: what is staged must see what it will see when it serves.
      isRaw: !one.route.strip,
    }));
  });
}

function secretly(headers: Readonly<Record<string, string>>): Record<string, string> {
  return { ...without(headers, ['Cache-Control']), 'Cache-Control': 'private, no-store' };
}

function without(
  headers: Readonly<Record<string, string>>,
  names: readonly string[],
): Record<string, string> {
  const lower = names.map((name) => name.toLowerCase());
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !lower.includes(name.toLowerCase())));
}
