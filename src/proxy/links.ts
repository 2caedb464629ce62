import type { Endpoint, Generation, Publish } from '../types/index.ts';
import { TICKET, TICKET_LIFETIME, ticketOf } from './preview.ts';
import { certificateFor } from './servers.ts';

export type Links = { readonly links: readonly string[]; readonly until: string };

/**
 * Where a browser is let in to what is staged, by the host of the preview or else by those of the project; without its
 * beginning where that is every host. `now` in ms since 1970.
 */
export function linksTo(
  { project, front, preview }: Generation,
  publish: Publish,
  key: string,
  now: number,
): Links {
  const expires = Math.floor(now / 1000) + TICKET_LIFETIME;
  const path = `/?${TICKET}=${ticketOf(project, key, expires)}`;
  const routes = (preview?.next.services ?? []).flatMap((service) => service.routes);
  const host = preview?.ways.host;
  const hosts = host === undefined ? [...new Set(routes.map((route) => route.host))] : [host];
  const certificates = [...front.certificates, ...(preview?.next.front.certificates ?? [])];
  const links = hosts.map((name) => {
    const isSecure = certificateFor(name, certificates) !== undefined && publish.https !== undefined;
    return name.startsWith('*')
      ? path
      : `${origin(name, isSecure ? publish.https : publish, isSecure)}${path}`;
  });
  return { links, until: new Date(expires * 1000).toISOString() };
}

function origin(host: string, { port }: Endpoint = { port: 80 }, isSecure: boolean): string {
  const isDefault = port === (isSecure ? 443 : 80);
  return `${isSecure ? 'https' : 'http'}://${host}${isDefault ? '' : `:${port}`}`;
}
