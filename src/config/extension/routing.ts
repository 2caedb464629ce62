import type { DrainSettings, Handling, ProbeSettings, Route, Routing } from '../../types/index.ts';
import { isPresent, present } from '../present.ts';
import type { RawHandling, RawServiceSettings, RawSettings } from './schema.ts';

const PROBE = { path: '/', timeout: 60_000, interval: 50, successes: 2 };
const DRAIN: DrainSettings = { http: 30_000, websockets: 30_000 };
const TIMEOUTS = { read: 300_000, send: 300_000 };

/** What the command line says of a service, before its file. */
export type RoutingWishes = {
  readonly port?: number | undefined;
  readonly healthPath?: string | undefined;
  readonly healthTimeout?: number | undefined;
  readonly drain?: number | undefined;
};

/** What the files say, by `x-ctr-bg` of the service, at the top, and by Compose's own keys. */
export type RoutingSource = {
  readonly own: RawServiceSettings;
  readonly settings: RawSettings;
  /** The port that Compose's keys give. */
  readonly port: number | undefined;
  readonly routes: readonly Route[];
};

/** A service's routing: the command line's wishes, then the service's own settings, then the project's, then defaults. */
export function routingOf({ own, settings, port, routes }: RoutingSource, wishes: RoutingWishes): Routing {
  return {
    ...present('port', wishes.port ?? own.port ?? port),
    routes,
    probe: probeOf(own, settings, wishes),
    drain: drainOf(own, settings, wishes),
    handling: handlingOf(own.proxy ?? {}, settings.proxy ?? {}),
  };
}

/** The routes that a service has in its own settings; undefined when it has none. */
export function ownRoutes({ routes }: RawServiceSettings): readonly Route[] | undefined {
  return routes?.map((route) => {
    const path = route.path ?? '/';
    // Nothing is before the first slash: to take that off is to leave the path as it is.
    return { host: route.host ?? '*', path, strip: (route.strip ?? false) && path !== '/' };
  });
}

function probeOf(own: RawServiceSettings, settings: RawSettings, wishes: RoutingWishes): ProbeSettings {
  const pick = <K extends keyof ProbeSettings>(key: K) =>
    own.probe?.[key] ?? settings.probe?.[key] ?? PROBE[key];
  return {
    path: wishes.healthPath ?? pick('path'),
    timeout: wishes.healthTimeout ?? pick('timeout'),
    interval: pick('interval'),
    successes: pick('successes'),
  };
}

function drainOf(own: RawServiceSettings, settings: RawSettings, { drain }: RoutingWishes): DrainSettings {
  const written = [drain, own.drain, settings.drain]
    .filter(isPresent)
    .map((one) => (typeof one === 'number' ? { http: one, websockets: one } : one));
  const pick = (kind: keyof DrainSettings) => written.map((one) => one[kind]).find(isPresent) ?? DRAIN[kind];
  return { http: pick('http'), websockets: pick('websockets') };
}

/** Headers of both are joined; one of the service's own replaces the project's of the same name. */
function handlingOf(own: RawHandling, shared: RawHandling): Handling {
  const written = (kind: keyof Handling['timeouts']) => own.timeouts?.[kind] ?? shared.timeouts?.[kind];
  const timeout = (kind: keyof typeof TIMEOUTS) => written(kind) ?? TIMEOUTS[kind];
  return {
    body: own.body ?? shared.body ?? 0,
    timeouts: { ...present('connect', written('connect')), read: timeout('read'), send: timeout('send') },
    requestHeaders: joined(shared.request_headers, own.request_headers),
    responseHeaders: joined(shared.response_headers, own.response_headers),
  };
}

type Headers = Readonly<Record<string, string>> | null | undefined;

function joined(shared: Headers, own: Headers): Record<string, string> {
  const names = new Set(Object.keys(own ?? {}).map((name) => name.toLowerCase()));
  const kept = Object.entries(shared ?? {}).filter(([name]) => !names.has(name.toLowerCase()));
  return Object.fromEntries([...kept, ...Object.entries(own ?? {})]);
}
