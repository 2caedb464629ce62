import type { Route } from '../../types/index.ts';
import { readHost } from '../names.ts';
import { type Refusal, isRefusal, refuse } from '../refusal.ts';

/** Whole segments of characters that stand for themselves in every place: in a URL, decoded, and to nginx (FAILURES 74). */
const PREFIX = /^(?:\/[A-Za-z0-9._~-]+)+$/;
const LONGEST = 256;

/** `shop.example.com`, `*.example.com/api`, `/api` for every host. */
export function readRoute(value: unknown): Route | Refusal {
  if (typeof value !== 'string' || value === '') return readHost(value) as Refusal;
  const slash = value.indexOf('/');
  const host = readRouteHost(slash < 0 ? value : value.slice(0, slash) || '*');
  const path = readPrefix(slash < 0 ? '/' : value.slice(slash));
  if (isRefusal(host)) return host;
  return isRefusal(path) ? path : { host, path, strip: false };
}

export function readRouteHost(value: unknown): string | Refusal {
  const host = readHost(value);
  if (!isRefusal(host)) return host;
  return refuse(
    host.refused,
    'A route is a host name and a path behind it if need be: without http:// and without a port.',
  );
}

/** A slash at the end means nothing, since only whole segments count. */
export function readPrefix(value: unknown): string | Refusal {
  if (value === '/') return value;
  const path = typeof value === 'string' ? value.replace(/\/$/, '') : '';
  const isPlain = !path.split('/').some((segment) => segment === '.' || segment === '..');
  if (path.length <= LONGEST && PREFIX.test(path) && isPlain) return path;
  return refuse(
    'must have a path such as /api',
    'It begins with /, and its parts hold letters, digits, . _ ~ and - alone; no query, nothing encoded by %.',
  );
}
