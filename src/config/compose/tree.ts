import type { SourceLocation } from '../../types/index.ts';
import type { Located, LocatedEntry, LocatedList, LocatedMap, LocatedScalar } from '../located.ts';
import { goNumber } from './numbers.ts';

/** Small steps on located values; none changes what it is given. */

export function scalar(value: LocatedScalar['value'], { where }: { where: SourceLocation }): LocatedScalar {
  return { kind: 'scalar', where, value };
}

export function list(items: readonly Located[], { where }: { where: SourceLocation }): LocatedList {
  return { kind: 'list', where, items };
}

/** A map whose keys stand where the map stands; undefined leaves a key out. */
export function mapOf(
  values: Readonly<Record<string, Located | undefined>>,
  { where }: { where: SourceLocation },
): LocatedMap {
  const entries = Object.entries(values).flatMap(([key, value]): [string, LocatedEntry][] =>
    value === undefined ? [] : [[key, { keyWhere: value.where, value }]],
  );
  return { kind: 'map', where, entries: new Map(entries) };
}

export function get(tree: Located | undefined, ...path: readonly string[]): Located | undefined {
  const [key, ...rest] = path;
  if (key === undefined || tree === undefined) return tree;
  return tree.kind === 'map' ? get(tree.entries.get(key)?.value, ...rest) : undefined;
}

/** A key that the map has keeps its place in the file. */
export function set(map: LocatedMap, key: string, value: Located): LocatedMap {
  const keyWhere = map.entries.get(key)?.keyWhere ?? value.where;
  return { ...map, entries: new Map([...map.entries, [key, { keyWhere, value }]]) };
}

export function without(map: LocatedMap, ...keys: readonly string[]): LocatedMap {
  return { ...map, entries: new Map([...map.entries].filter(([key]) => !keys.includes(key))) };
}

/** With each entry replaced, or left out for undefined. */
export function mapEntries(
  map: LocatedMap,
  change: (value: Located, key: string) => Located | undefined,
): LocatedMap {
  const entries = [...map.entries].flatMap(([key, { keyWhere, value }]): [string, LocatedEntry][] => {
    const changed = change(value, key);
    return changed === undefined ? [] : [[key, { keyWhere, value: changed }]];
  });
  return { ...map, entries: new Map(entries) };
}

export function isNull(tree: Located | undefined): boolean {
  return tree?.kind === 'scalar' && tree.value === null;
}

/** Neither absent nor null. */
export function isSet(tree: Located | undefined): tree is Located {
  return tree !== undefined && !isNull(tree);
}

export function isTrue(tree: Located | undefined): boolean {
  return tree?.kind === 'scalar' && tree.value === true;
}

/** The text of a text; undefined for all else. */
export function textOf(tree: Located | undefined): string | undefined {
  return tree?.kind === 'scalar' && typeof tree.value === 'string' ? tree.value : undefined;
}

/** A scalar as Go prints it, null as nothing. */
export function printed(tree: LocatedScalar): string {
  const { value, form } = tree;
  if (value === null) return '';
  return typeof value === 'number' ? goNumber(value, form === 'float') : String(value);
}

export function mapIn(
  tree: Located | undefined,
  ...path: readonly string[]
): ReadonlyMap<string, LocatedEntry> {
  const found = get(tree, ...path);
  return found?.kind === 'map' ? found.entries : new Map();
}

export function itemsIn(tree: Located | undefined, ...path: readonly string[]): readonly Located[] {
  const found = get(tree, ...path);
  return found?.kind === 'list' ? found.items : [];
}
