import { isIP } from 'node:net';
import { CtrBgError, type ErrorCode } from '../types/index.ts';
import type { Tls } from './tls.ts';

/** Where an engine is and how it is reached; `name` is for people and never holds a secret. */
export type Endpoint = { readonly name: string } & (
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly tls?: Tls }
  | {
      readonly kind: 'ssh';
      readonly host: string;
      readonly user?: string;
      readonly port?: number;
      readonly path?: string;
    }
);

export const DEFAULT_SOCKET = '/var/run/docker.sock';

const HOST_NAME = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?$/u;
const USER = /^[\p{L}\p{N}_.][\p{L}\p{N}_.@\\+-]*$/u;
// The path goes through the remote user's shell.
const SSH_PATH = /^[A-Za-z0-9._/@+:-]+$/;

/** Reads `unix://PATH`, `tcp://HOST[:PORT]`, `ssh://[USER@]HOST[:PORT][/SOCKET]` or `HOST:PORT`. */
export function parseHost(text: string, source: string, code: ErrorCode, tls: boolean): Endpoint {
  const refuse: Refuse = (why) => {
    throw new CtrBgError(code, `${source} does not name a Docker engine: ${why}`, {
      hint: 'Write unix:///var/run/docker.sock, tcp://HOST:PORT or ssh://[USER@]HOST[:PORT].',
    });
  };
  const trimmed = text.trim();
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed)?.[1]?.toLowerCase();
  switch (scheme) {
    case 'unix':
      return unix(trimmed.slice('unix://'.length), refuse);
    case 'ssh':
      return ssh(parseUrl(trimmed, refuse), refuse);
    case 'tcp':
      return tcp(parseUrl(trimmed, refuse), tls, refuse);
    case undefined:
      return tcp(parseUrl(`tcp://${trimmed}`, refuse), tls, refuse);
    default:
      return refuse(`the scheme ${scheme}:// is not supported`);
  }
}

type Refuse = (why: string) => never;

function unix(path: string, refuse: Refuse): Endpoint {
  const socket = path === '' ? DEFAULT_SOCKET : path;
  if (!socket.startsWith('/')) return refuse('the path of a socket must begin with a slash');
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f]/.test(socket)) return refuse('the path of the socket holds a control character');
  return { kind: 'unix', name: `unix://${socket}`, path: socket };
}

function tcp(url: URL, tls: boolean, refuse: Refuse): Endpoint {
  if (url.username !== '' || url.password !== '') return refuse('tcp:// has no user and no password');
  if (url.pathname !== '' && url.pathname !== '/') return refuse('tcp:// has no path');
  const host = hostOf(url, refuse);
  const port = url.port === '' ? (tls ? 2376 : 2375) : Number(url.port);
  return { kind: 'tcp', name: `tcp://${isIP(host) === 6 ? `[${host}]` : host}:${port}`, host, port };
}

function ssh(url: URL, refuse: Refuse): Endpoint {
  if (url.password !== '')
    return refuse('a password in the address would be seen by everyone; use a key or an agent');
  const host = hostOf(url, refuse);
  const user = decoded(url.username, refuse);
  // A user or host that begins with a dash would be read as an option of ssh.
  if (user !== '' && !USER.test(user)) return refuse('the user name is malformed');
  const path = url.pathname === '/' ? '' : url.pathname;
  if (path !== '' && !SSH_PATH.test(path))
    return refuse('the path of the socket may hold letters, digits and ._/@+:- only');
  const bracketed = isIP(host) === 6 ? `[${host}]` : host;
  return {
    kind: 'ssh',
    name: `ssh://${user === '' ? '' : `${user}@`}${bracketed}${url.port === '' ? '' : `:${url.port}`}${path}`,
    host,
    ...(user === '' ? {} : { user }),
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    ...(path === '' ? {} : { path }),
  };
}

function parseUrl(text: string, refuse: Refuse): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return refuse('it is not a well-formed address');
  }
  if (url.search !== '' || url.hash !== '') return refuse('it has a query or a fragment');
  return url;
}

function hostOf(url: URL, refuse: Refuse): string {
  if (url.hostname === '') return refuse('it names no host');
  const host = decoded(url.hostname, refuse).replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) === 0 && !HOST_NAME.test(host)) return refuse('the host name is malformed');
  if (url.port === '0') return refuse('the port must be from 1 to 65535');
  return host;
}

function decoded(text: string, refuse: Refuse): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return refuse('it is not a well-formed address');
  }
}
