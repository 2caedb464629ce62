import { type Alias, type Node, type Scalar, type YAMLMap, isAlias, isMap, isScalar, isSeq } from 'yaml';
import { CtrBgError, type SourceLocation } from '../types/index.ts';
import type { Located, LocatedEntry, LocatedScalar, Mark } from './located.ts';
import { MOST_ITEMS, MOST_VALUES, RESERVED_KEYS } from './yaml-limits.ts';
import { formOf, plainScalar } from './yaml-plain.ts';
import { wordsOf } from './yaml-words.ts';

const STANDARD_TAG = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq|merge)$/;

export type Reading = {
  readonly place: (offset: number) => SourceLocation;
  readonly targets: ReadonlyMap<Node, Node>;
  /** Nodes whose aliases are being written out: one among them again is a circle. */
  readonly open: Set<Node>;
  readonly count: { values: number };
};

/** A node of the library as a located value; aliases and merge keys are written out. */
export function readNode(node: Node, reading: Reading): Located {
  if (++reading.count.values > MOST_VALUES) {
    throw yamlError(
      `its aliases come to more than ${MOST_VALUES} values`,
      at(node, reading),
      'Write out less by aliases.',
    );
  }
  if (isAlias(node)) return readAlias(node, reading);
  const mark = markOf(node, reading);
  // Whatever stands under !reset counts for nothing.
  if (mark === 'reset') return { kind: 'scalar', where: at(node, reading), mark, value: null };
  const value = readValue(node, reading);
  return mark === undefined ? value : { ...value, mark };
}

function readValue(node: Exclude<Node, Alias>, reading: Reading): Located {
  const where = at(node, reading);
  if (isMap(node)) return { kind: 'map', where, entries: readEntries(node, reading) };
  if (!isSeq(node)) return readScalar(node, reading);
  if (node.items.length > MOST_ITEMS) throw yamlError(`this list has more than ${MOST_ITEMS} items`, where);
  return { kind: 'list', where, items: node.items.map((item) => readNode(item as Node, reading)) };
}

function readAlias(node: Node, reading: Reading): Located {
  const target = reading.targets.get(node);
  if (target === undefined || reading.open.has(target)) {
    throw yamlError('an alias stands for something that it is itself a part of', at(node, reading));
  }
  reading.open.add(target);
  try {
    return readNode(target, reading);
  } finally {
    reading.open.delete(target);
  }
}

function markOf(node: Node, reading: Reading): Mark | undefined {
  const tag = 'tag' in node ? node.tag : undefined;
  if (tag === '!reset') return 'reset';
  if (tag === '!override') return 'override';
  if (tag === undefined || STANDARD_TAG.test(tag)) return undefined;
  const { what, hint } = wordsOf('TAG_RESOLVE_FAILED');
  throw yamlError(what, at(node, reading), hint);
}

function readScalar(node: Scalar, reading: Reading): LocatedScalar {
  const where = at(node, reading);
  if (isPlain(node)) return plainScalar(node.source ?? '', where);
  const { value } = node;
  if (
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    value === null
  ) {
    return { kind: 'scalar', where, value };
  }
  throw yamlError('this kind of value is not allowed', where, 'Texts, numbers, true, false and null are.');
}

/** Neither quoted nor tagged as what it is: its form says what it is. */
function isPlain({ type, tag }: Scalar): boolean {
  return type === 'PLAIN' && (tag === undefined || tag.startsWith('!'));
}

/** What is written here wins over what is merged in by `<<`, wherever that stands. */
function readEntries(map: YAMLMap, reading: Reading): Map<string, LocatedEntry> {
  const own = new Map<string, LocatedEntry>();
  let merged: readonly [string, LocatedEntry][] | undefined;
  for (const pair of map.items) {
    const key = pair.key as Node;
    const keyWhere = at(key, reading);
    const name = keyName(key, keyWhere);
    const isTwice = isMergeKey(key) ? merged !== undefined : own.has(name);
    if (isTwice) throw yamlError(`the key ${name} is there twice`, keyWhere, 'Remove one of them.');
    const value = pair.value === null ? nothing(keyWhere) : readNode(pair.value as Node, reading);
    if (isMergeKey(key)) merged = mergedEntries(value);
    else own.set(name, { keyWhere, value });
  }
  for (const [name, entry] of merged ?? []) if (!own.has(name)) own.set(name, entry);
  return own;
}

function isMergeKey(key: Node): boolean {
  return isScalar(key) && typeof key.value === 'symbol';
}

/** In their order of precedence: of several mappings the first wins. */
function mergedEntries(value: Located): [string, LocatedEntry][] {
  const sources = value.kind === 'list' ? value.items : [value];
  return sources.flatMap((source) => {
    if (source.kind !== 'map')
      throw yamlError('<< must merge a mapping, or a list of mappings', source.where);
    return [...source.entries];
  });
}

function keyName(key: Node, where: SourceLocation): string {
  const name = isScalar(key) ? (typeof key.value === 'symbol' ? key.source : key.value) : undefined;
  const isDate = isScalar(key) && isPlain(key) && formOf(key.source ?? '', key.source ?? '') === 'date';
  if (typeof name !== 'string' || isDate) throw yamlError('a key must be text', where, 'Put it in quotes.');
  if (RESERVED_KEYS.has(name)) throw yamlError(`${name} is not allowed as a key`, where);
  return name;
}

function nothing(where: SourceLocation): LocatedScalar {
  return { kind: 'scalar', where, value: null };
}

function at(node: Node, { place }: Reading): SourceLocation {
  return place(node.range?.[0] ?? 0);
}

/** A mistake in the file, at its place. */
export function yamlError(message: string, where: SourceLocation, hint?: string): CtrBgError {
  return new CtrBgError('CONFIG', message, { where, ...(hint === undefined ? {} : { hint }) });
}
