import {
  CtrBgError,
  type DrainSettings,
  type Endpoint,
  type HostView,
  type Publish,
  type PublishWish,
} from '../types/index.ts';

/** The proxy as a project asks for it; what is absent is taken from the one that runs, or from the defaults. */
export type ProxyRequest = {
  readonly image?: string;
  readonly publish?: PublishWish;
  /** Whether the project has a certificate. */
  readonly tls?: boolean;
  /** Identifies our main configuration and templates. */
  readonly configuration: string;
};

export const DEFAULT_PROXY_IMAGE = 'nginx:1.30';
const HTTP = { port: 80 };
const HTTPS = { port: 443 };

/** Where a proxy that is still to be made listens: HTTPS only when somebody wants it, for the port may be another's. */
export function publishOf({ publish: { http = HTTP, https } = {}, tls = false }: ProxyRequest): Publish {
  const secure = https ?? (tls ? HTTPS : undefined);
  return secure === undefined ? http : { ...http, https: secure };
}

/** Containers are drained together, so the most patient decides. */
export function longestDrain(budgets: readonly DrainSettings[]): DrainSettings {
  return {
    http: Math.max(0, ...budgets.map(({ http }) => http)),
    websockets: Math.max(0, ...budgets.map(({ websockets }) => websockets)),
  };
}

/**
 * Throws CONFIG when the proxy that already runs is not the one asked for: it holds the ports for every project
 * of the host, so replacing it would be an outage, and only a person may choose that.
 */
export function checkProxy(request: ProxyRequest, view: HostView): void {
  if (view.proxy === null) return;
  const { publish: is, image } = view.proxy;
  const { http, https } = request.publish ?? {};
  if (http && formatEndpoint(http) !== formatEndpoint(is)) {
    throw mismatch(`listens on ${formatEndpoint(is)}`, formatEndpoint(http));
  }
  if (is.https === undefined && (https !== undefined || request.tls)) throw noHttps(https ?? HTTPS);
  if (https && is.https && formatEndpoint(https) !== formatEndpoint(is.https)) {
    throw mismatch(`listens for HTTPS on ${formatEndpoint(is.https)}`, formatEndpoint(https));
  }
  if (request.image !== undefined && request.image !== image) {
    throw mismatch(`runs ${image}`, request.image);
  }
}

function mismatch(is: string, wanted: string): CtrBgError {
  return new CtrBgError('CONFIG', `the proxy of this host already ${is}, not ${wanted}`, {
    hint: 'Leave the setting out to use the proxy as it is; to change it, take every project on this host down first.',
  });
}

function noHttps(wanted: Endpoint): CtrBgError {
  return new CtrBgError(
    'CONFIG',
    `the proxy of this host was made without HTTPS, and this project needs it on ${formatEndpoint(wanted)}`,
    {
      hint: 'Take every project on this host down and deploy this one first; a project without TLS reserves the port by x-ctr-bg: { proxy: { publish: { https: 443 } } }.',
    },
  );
}

function formatEndpoint({ address, port }: Endpoint): string {
  return `${address ?? '0.0.0.0'}:${port}`;
}
