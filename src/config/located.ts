import type { SourceLocation } from '../types/index.ts';

/** A value of the file that knows where it was written, so that whatever is wrong with it can be shown there. */
export type Located = LocatedMap | LocatedList | LocatedScalar;

/** What Compose's own tags say of a value when files are merged: forget what was there, or replace it. */
export type Mark = 'reset' | 'override';

export type LocatedMap = {
  readonly kind: 'map';
  readonly where: SourceLocation;
  readonly mark?: Mark;
  readonly entries: ReadonlyMap<string, LocatedEntry>;
};
export type LocatedEntry = { readonly keyWhere: SourceLocation; readonly value: Located };
export type LocatedList = {
  readonly kind: 'list';
  readonly where: SourceLocation;
  readonly mark?: Mark;
  readonly items: readonly Located[];
};
export type LocatedScalar = {
  readonly kind: 'scalar';
  readonly where: SourceLocation;
  readonly mark?: Mark;
  readonly value: string | number | boolean | null;
  /** What Go's YAML library makes of it, where its value alone does not tell. */
  readonly form?: Form;
};

/** A whole number with a decimal point or an exponent; a text that is a date as long as it is not quoted. */
export type Form = 'float' | 'date';

export type Path = readonly (string | number)[];
/** The value itself, or the key that names it. */
export type Origin = 'key' | 'value';

/** The place of a path; of its nearest surroundings when there is no such thing. */
export function locate(tree: Located, path: Path, origin: Origin = 'value'): SourceLocation {
  const [step, ...rest] = path;
  if (step === undefined) return tree.where;
  if (tree.kind === 'map') {
    const entry = tree.entries.get(String(step));
    if (entry === undefined) return tree.where;
    if (rest.length === 0 && origin === 'key') return entry.keyWhere;
    // What is missing in a map is shown at the map's name: that is the line a person looks for.
    if (rest.length === 1 && lacks(entry.value, rest[0])) return entry.keyWhere;
    return locate(entry.value, rest, origin);
  }
  const item = tree.kind === 'list' ? tree.items[Number(step)] : undefined;
  return item === undefined ? tree.where : locate(item, rest, origin);
}

function lacks(tree: Located, step: string | number | undefined): boolean {
  return tree.kind === 'scalar' || (tree.kind === 'map' && !tree.entries.has(String(step)));
}

/** The same with each text replaced by another value, keys never; list items have the step `[]`. */
export function mapTexts(
  tree: Located,
  replace: (scalar: LocatedScalar & { value: string }, path: readonly string[]) => LocatedScalar['value'],
  path: readonly string[] = [],
): Located {
  if (tree.kind === 'list')
    return { ...tree, items: tree.items.map((item) => mapTexts(item, replace, [...path, '[]'])) };
  if (tree.kind === 'map') {
    const entries = [...tree.entries].map(
      ([key, { keyWhere, value }]) =>
        [key, { keyWhere, value: mapTexts(value, replace, [...path, key]) }] as const,
    );
    return { ...tree, entries: new Map(entries) };
  }
  const { value } = tree;
  return typeof value === 'string' ? { ...tree, value: replace({ ...tree, value }, path) } : tree;
}

/** Plain objects and arrays, for validators. */
export function toPlain(tree: Located): unknown {
  if (tree.kind === 'list') return tree.items.map(toPlain);
  if (tree.kind === 'scalar') return tree.value;
  return Object.fromEntries([...tree.entries].map(([key, { value }]) => [key, toPlain(value)]));
}
