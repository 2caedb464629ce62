import { distance } from 'fastest-levenshtein';
import { CtrBgError } from '../types/index.ts';
import type { Located, LocatedEntry, LocatedMap } from './located.ts';

const OURS = 'x-ctr-bg';

/** Leaves out `x-*` where Compose allows it, but our own: at the top, in a service, its healthcheck and its deploy. */
export function withoutExtensions(tree: Located): Located {
  if (tree.kind !== 'map') return tree;
  return edit(strip(tree), 'services', (services) =>
    services.kind !== 'map'
      ? services
      : mapEntries(services, (service) =>
          service.kind !== 'map'
            ? service
            : edit(edit(strip(service), 'healthcheck', strip), 'deploy', strip),
        ),
  );
}

function strip(tree: Located): Located {
  if (tree.kind !== 'map') return tree;
  const entries = [...tree.entries].filter(([key, entry]) => !isForeign(key, entry));
  return { ...tree, entries: new Map(entries) };
}

function isForeign(key: string, { keyWhere: where }: LocatedEntry): boolean {
  if (!key.startsWith('x-') || key === OURS) return false;
  // An extension that is free to be anything would swallow a slip of the pen, and the routes with it.
  if (distance(key, OURS) > 2) return true;
  throw new CtrBgError('CONFIG', `unknown extension ${key}`, { where, hint: `Did you mean ${OURS}?` });
}

function edit(tree: Located, key: string, change: (value: Located) => Located): Located {
  const entry = tree.kind === 'map' ? tree.entries.get(key) : undefined;
  if (tree.kind !== 'map' || entry === undefined) return tree;
  return { ...tree, entries: new Map([...tree.entries, [key, { ...entry, value: change(entry.value) }]]) };
}

function mapEntries(map: LocatedMap, change: (value: Located) => Located): LocatedMap {
  const entries = [...map.entries].map(
    ([key, entry]) => [key, { ...entry, value: change(entry.value) }] as const,
  );
  return { ...map, entries: new Map(entries) };
}
