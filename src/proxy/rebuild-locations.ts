import type { Route } from '../types/index.ts';

/** A route as it is read out of a configuration, and where it leads. */
export type RoutedTo = { readonly upstream: string; readonly route: Route; readonly body: string };

export const blocks = (text: string, pattern: RegExp): RegExpMatchArray[] => [...text.matchAll(pattern)];

/** The host that a `server` is for, `*` for every other. */
export function serverNames(server: string): string[] {
  const name = /^ {2}server_name (\S+);$/m.exec(server)?.[1] ?? '_';
  return [name === '_' ? '*' : name];
}

type Found = {
  readonly path: string;
  readonly upstream: string;
  readonly strip: boolean;
  readonly body: string;
};

/** Of a prefix there are two locations; the one that ends with a slash stands for both. */
function prefixesIn(server: string): Found[] {
  return blocks(server, /^ {2}location (\/\S*) \{\n([\s\S]*?)^ {2}\}/gm).flatMap(
    ([, path = '', body = '']) => {
      const [, upstream, slash] =
        /^ {4}proxy_pass http:\/\/([^/;$]+)(?:\$request_uri)?(\/?);$/m.exec(body) ?? [];
      return upstream === undefined ? [] : [{ path, upstream, strip: slash === '/', body }];
    },
  );
}

/** The public routes of a `server`. */
export function locationsOf(server: string): RoutedTo[] {
  return routesOf(
    server,
    prefixesIn(server).filter(({ path, upstream }) => !path.startsWith('/~') && !upstream.includes('~')),
  );
}

/** Those of what is staged: below its own path, on its own port, or where copies go. */
export function stagedIn(server: string): RoutedTo[] {
  const all = prefixesIn(server);
  const own = all
    .filter(({ upstream }) => upstream.includes('~'))
    .map((one) => ({ ...one, path: one.path.replace(/^\/~[0-9a-f]{12}/, '') }));
  const mirrored = all.flatMap((one) => {
    const [, at = ''] = /^ {4}mirror (\S+);$/m.exec(one.body) ?? [];
    const copy = blocks(server, /^ {2}location = (\S+) \{\n([\s\S]*?)^ {2}\}/gm).find(
      ([, path]) => path === at,
    );
    const [, upstream] = /^ {4}proxy_pass http:\/\/([^/;$]+)\$request_uri;$/m.exec(copy?.[2] ?? '') ?? [];
    return upstream === undefined ? [] : [{ ...one, upstream }];
  });
  return routesOf(server, [...own, ...mirrored]);
}

/** Each once, however many locations lead there. */
function routesOf(server: string, found: readonly Found[]): RoutedTo[] {
  const [host = '*'] = serverNames(server);
  const routes = found.map(({ path, upstream, strip, body }): [string, RoutedTo] => {
    const prefix = path === '/' ? path : path.replace(/\/$/, '');
    const limit = /client_max_body_size (\d+);/.exec(body)?.[1] ?? '0';
    return [prefix, { upstream, route: { host, path: prefix, strip }, body: limit }];
  });
  return [...new Map(routes).values()];
}
