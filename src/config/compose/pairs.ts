import type { Located, LocatedEntry, LocatedMap } from '../located.ts';
import { list, printed, scalar, set, textOf } from './tree.ts';

/** The two ways of writing names with values: a mapping, or a list of `NAME=value`. */

/** As a mapping; a name without `=` has no value. Undefined when it is neither form. */
export function asMap(tree: Located): LocatedMap | undefined {
  if (tree.kind === 'map') return tree;
  if (tree.kind !== 'list') return undefined;
  const entries = new Map<string, LocatedEntry>();
  for (const item of tree.items) {
    if (item.kind !== 'scalar' || item.value === null) return undefined;
    const text = printed(item);
    const equals = text.indexOf('=');
    const value = scalar(equals < 0 ? null : text.slice(equals + 1), item);
    entries.set(equals < 0 ? text : text.slice(0, equals), { keyWhere: item.where, value });
  }
  return { kind: 'map', where: tree.where, entries, ...(tree.mark && { mark: tree.mark }) };
}

/** As a list of texts: a text alone is its only item, a mapping becomes `NAME=value` in the order of the names. */
export function asList(tree: Located): Located {
  if (tree.kind === 'list') return tree;
  if (tree.kind === 'scalar') return textOf(tree) === undefined ? tree : list([tree], tree);
  const items = [...tree.entries]
    .flatMap(([key, { value }]) => {
      const values = value.kind === 'list' ? value.items : [value];
      return values.map((one) => {
        if (one.kind !== 'scalar') return one;
        return scalar(one.value === null ? key : `${key}=${printed(one)}`, one);
      });
    })
    .sort((one, other) => ((textOf(one) ?? '') < (textOf(other) ?? '') ? -1 : 1));
  return list(items, tree);
}

/** A list of names as a mapping from each to what a name alone means. */
function namesAsMap(tree: Located, meaning: (name: Located) => Located): Located {
  if (tree.kind !== 'list') return tree;
  let map: LocatedMap = {
    kind: 'map',
    where: tree.where,
    entries: new Map(),
    ...(tree.mark && { mark: tree.mark }),
  };
  for (const item of tree.items) {
    const name = textOf(item);
    if (name === undefined) return tree;
    map = set(map, name, meaning(item));
  }
  return map;
}

export const namesAlone = (tree: Located): Located => namesAsMap(tree, (name) => scalar(null, name));

/** `depends_on` as a list of names. */
export function dependenciesAsMap(tree: Located): Located {
  return namesAsMap(tree, (name) => started(name));
}

export function started(place: Located, restart?: boolean): LocatedMap {
  const map: LocatedMap = { kind: 'map', where: place.where, entries: new Map() };
  const condition = set(map, 'condition', scalar('service_started', place));
  const withRestart = restart === undefined ? condition : set(condition, 'restart', scalar(restart, place));
  return set(withRestart, 'required', scalar(true, place));
}
