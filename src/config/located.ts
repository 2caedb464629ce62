import type { SourceLocation } from '../types/index.ts';

/** A value of the file that knows where it was written, so that whatever is wrong with it can be shown there. */
export type Located = LocatedMap | LocatedList | LocatedScalar;

export type LocatedMap = {
  readonly kind: 'map';
  readonly where: SourceLocation;
  readonly entries: ReadonlyMap<string, LocatedEntry>;
};
export type LocatedEntry = { readonly keyWhere: SourceLocation; readonly value: Located };
export type LocatedList = {
  readonly kind: 'list';
  readonly where: SourceLocation;
  readonly items: readonly Located[];
};
export type LocatedScalar = {
  readonly kind: 'scalar';
  readonly where: SourceLocation;
  readonly value: string | number | boolean | null;
  /** As it was written, for what must not be reformatted: `1.10`, `0440`, `1e3`. */
  readonly source: string;
};

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

/** The same with each text replaced, keys never. */
export function mapTexts(
  tree: Located,
  replace: (scalar: LocatedScalar & { value: string }) => string,
): Located {
  if (tree.kind === 'list') return { ...tree, items: tree.items.map((item) => mapTexts(item, replace)) };
  if (tree.kind === 'map') {
    const entries = [...tree.entries].map(
      ([key, { keyWhere, value }]) => [key, { keyWhere, value: mapTexts(value, replace) }] as const,
    );
    return { ...tree, entries: new Map(entries) };
  }
  const { value } = tree;
  if (typeof value !== 'string') return tree;
  const text = replace({ ...tree, value });
  return text === value ? tree : { ...tree, value: text, source: text };
}

/** Whether the scalars at a path are texts whatever they look like, so that `1.10` stays `1.10`. */
export type IsText = (path: Path) => boolean;

/** Plain objects for the schema. A number that is not written in plain decimal stays a text: `010` is no ten. */
export function toPlain(tree: Located, isText: IsText, path: Path = []): unknown {
  if (tree.kind === 'list') return tree.items.map((item, index) => toPlain(item, isText, [...path, index]));
  if (tree.kind === 'map') {
    const entries = [...tree.entries].map(
      ([key, { value }]) => [key, toPlain(value, isText, [...path, key])] as const,
    );
    return Object.fromEntries(entries);
  }
  const { value, source } = tree;
  if (typeof value === 'number') return isText(path) || String(value) !== source ? source : value;
  return typeof value === 'boolean' && isText(path) ? String(value) : value;
}
