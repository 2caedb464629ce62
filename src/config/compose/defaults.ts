import type { Located, LocatedMap } from '../located.ts';
import { type Change, changeAt, rulesOf } from './rules.ts';
import { get, mapIn, scalar, set, textOf } from './tree.ts';

/** What Compose adds to a mapping that leaves it out, once all files are merged. */
export function withDefaults(tree: Located): Located {
  return changeAt(tree, RULES);
}

const missing = (map: LocatedMap, key: string, value: string | boolean): LocatedMap =>
  map.entries.has(key) ? map : set(map, key, scalar(value, map));

const onMap =
  (change: (map: LocatedMap) => LocatedMap): Change =>
  (tree) =>
    tree.kind === 'map' ? change(tree) : tree;

const everyDevice = onMap((request) => {
  const entries = mapIn(request);
  return entries.has('device_ids') ? request : missing(request, 'count', 'all');
});

const RULES = rulesOf<Change>({
  'services.*.build': onMap((build) => missing(build, 'context', '.')),
  'services.*.secrets.*': onMap((secret) =>
    missing(secret, 'target', `/run/secrets/${textOf(get(secret, 'source')) ?? ''}`),
  ),
  'services.*.ports.*': onMap((port) => missing(missing(port, 'protocol', 'tcp'), 'mode', 'ingress')),
  'services.*.deploy.resources.reservations.devices.*': everyDevice,
  'services.*.gpus.*': everyDevice,
});
