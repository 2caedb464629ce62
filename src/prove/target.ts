import type { Target } from '../load/index.ts';
import { CtrBgError, type HostDocument } from '../types/index.ts';
import type { HeaderLine } from './request-line.ts';

/** An address, and below which path the application answers. */
export type Place = Pick<Target, 'host' | 'port' | 'hostHeader' | 'secure'> & { readonly path: string };

/** `8081`, `http://staging.example.com:8081/shop` */
export function readAgainst(text: string): Place {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port > 0 && port < 65_536) return { host: '127.0.0.1', port, path: '/' };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (!isHttp || url.username !== '' || url.password !== '')
    throw new CtrBgError('USAGE', '--against wants a port, a URL or copy', {
      hint: 'Such as 8081, or https://staging.example.com/shop; a login goes into --header.',
    });
  const secure = url.protocol === 'https:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    hostHeader: url.host,
    secure,
    path: `${url.pathname}${url.search}`,
  };
}

/** The public port of what serves on a host, by the address by which its engine is reached. */
export function placeOf({ host: name, publish, services }: HostDocument, endpoint: string): Place {
  const [service] = services;
  if (publish === undefined || service === undefined)
    throw new CtrBgError('NOTHING_LIVE', `nothing serves on ${name} yet, so nothing can be proved`, {
      hint: 'Deploy it by ctr-bg up first; a proof needs what serves before and after.',
    });
  const host = addressOf(endpoint, publish.address, name);
  const [, route = '*', path = '/'] = /^([^/]*)(\/.*)?$/.exec(service.routes?.[0] ?? '*') ?? [];
  const hostHeader = route === '*' ? undefined : route.replace(/^\*\./, 'ctr-bg-prove.');
  return { host, port: publish.port, ...(hostHeader !== undefined && { hostHeader }), path };
}

function addressOf(endpoint: string, published: string | undefined, name: string): string {
  const isEverywhere = published === undefined || published === '0.0.0.0' || published === '::';
  const isLocal = !/^(ssh|tcp|https?):/.test(endpoint);
  if (isLocal) return isEverywhere ? '127.0.0.1' : published;
  if (published !== undefined && /^(127\.|::1$|localhost$)/.test(published))
    throw new CtrBgError('USAGE', `the proxy of ${name} listens on its own ${published} alone`, {
      hint: 'Say by --against URL where clients reach it.',
    });
  return isEverywhere ? new URL(endpoint).hostname.replace(/^\[|\]$/g, '') : published;
}

/** With what each request is to say. */
export function targetOf(place: Place, headers: readonly HeaderLine[], versionHeader: string): Target {
  const isHost = ({ name }: HeaderLine): boolean => name.toLowerCase() === 'host';
  const hostHeader = headers.find(isHost)?.value ?? place.hostHeader;
  return {
    host: place.host,
    port: place.port,
    ...(hostHeader !== undefined && { hostHeader }),
    ...(place.secure === true && { secure: true }),
    headers: headers.filter((one) => !isHost(one)).map(({ name, value }) => `${name}: ${value}`),
    versionHeader: versionHeader.toLowerCase(),
  };
}

/** As people write it. */
export function targetText({ host, port, secure }: Target): string {
  return `${secure === true ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
