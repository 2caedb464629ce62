import { CtrBgError, type Route } from '../../types/index.ts';
import type { At } from './mistakes.ts';

type Routed = { readonly name: string; readonly routes: readonly Route[] };
type Entry = { readonly owner: string; readonly route: Route; readonly index: number };

/** Throws CONFIG when two services, or one twice, are to have the same path of a host. */
export function checkRoutes(services: readonly Routed[], publicColor: boolean, at: At): void {
  const seen: Entry[] = [];
  for (const { name: owner, routes } of services) {
    for (const [index, route] of routes.entries()) {
      const entry = { owner, route, index };
      const rival = seen.find((one) => one.route.host === route.host && one.route.path === route.path);
      if (rival) throw routedTwice(entry, rival, at);
      if (publicColor && route.path === '/bg') throw hidden(entry, at);
      seen.push(entry);
    }
  }
}

function routedTwice(entry: Entry, rival: Entry, at: At): CtrBgError {
  const { host, path } = entry.route;
  const what = path === '/' ? `host ${host}` : `route ${host}${path}`;
  return new CtrBgError('CONFIG', `the ${what} is routed twice: to ${rival.owner} and to ${entry.owner}`, {
    ...placeOf(entry, at),
    hint: 'Leave it with one of them, or give one of them a path of its own, as in shop.example.com/api.',
  });
}

/** nginx would take one of two equal locations, or refuse both. */
function hidden(entry: Entry, at: At): CtrBgError {
  return new CtrBgError('CONFIG', `${entry.owner} wants /bg, which bg: true has the proxy answer itself`, {
    ...placeOf(entry, at),
    hint: 'Remove one of the two.',
  });
}

function placeOf({ owner, index }: Entry, at: At) {
  const where = at(['services', owner, 'x-ctr-bg', 'routes', index]);
  return where === undefined ? {} : { where };
}
