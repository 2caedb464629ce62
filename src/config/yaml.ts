import { type Document, LineCounter, type Node, Parser, type Scalar, type YAMLMap, Composer, isAlias, isMap, isScalar, isSeq } from 'yaml';
import { CtrBgError, type SourceLocation } from '../types/index.ts';
import { resolveAliases } from './alias.ts';
import type { Located, LocatedEntry, LocatedScalar } from './located.ts';
import { checkDepth } from './yaml-depth.ts';
import { wordsOf } from './yaml-words.ts';

/** What the values of one file may come to when its aliases are written out. */
const MOST_VALUES = 50_000;
const STANDARD_TAG = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq|merge)$/;
/** They would reach into the prototype of whatever object they end up in. */
const RESERVED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

type Reading = {
  readonly place: (offset: number) => SourceLocation;
  readonly targets: ReadonlyMap<Node, Node>;
  /** Nodes whose aliases are being written out: one among them again is a circle. */
  readonly open: Set<Node>;
  readonly count: { values: number };
};

/** Reads YAML 1.2 with merge keys into located values; undefined for a file that holds nothing. */
export function parseYaml(text: string, file: string): Located | undefined {
  const lines = new LineCounter();
  const place = (offset: number): SourceLocation => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col) };
  };
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  checkDepth(tokens, place);
  const composer = new Composer({ schema: 'core', merge: true, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const [document, second] = [...composer.compose(tokens, true, text.length)];
  if (document === undefined) return undefined;
  refuseMistakes(document, place);
  if (second) throw problem('this is a second YAML document', place(second.range[0]), 'Several documents in a file are not supported yet by this version; use one.');
  if (document.contents === null) return undefined;
  const targets = resolveAliases(document, (name, offset) =>
    problem(`the alias *${name} has no anchor before it`, place(offset), `Mark what it stands for with &${name}.`));
  return read(document.contents, { place, targets, open: new Set(), count: { values: 0 } });
}

function refuseMistakes(document: Document.Parsed, place: Reading['place']): void {
  const mistakes = [...document.errors, ...document.warnings.filter(({ code }) => code === 'TAG_RESOLVE_FAILED')];
  const [first] = mistakes.sort((one, other) => one.pos[0] - other.pos[0]);
  if (first === undefined) return;
  const { what, hint } = wordsOf(first.code);
  throw problem(what, place(first.pos[0]), hint);
}

function read(node: Node, reading: Reading): Located {
  if (++reading.count.values > MOST_VALUES) {
    throw problem(`its aliases come to more than ${MOST_VALUES} values`, at(node, reading), 'Write out less by aliases.');
  }
  if (isAlias(node)) return readAlias(node, reading);
  refuseTag(node, reading);
  const where = at(node, reading);
  if (isMap(node)) return { kind: 'map', where, entries: readEntries(node, reading) };
  if (isSeq(node)) {
    return { kind: 'list', where, items: node.items.map((item) => read(item as Node, reading)) };
  }
  return readScalar(node as Scalar, reading);
}

function readAlias(node: Node, reading: Reading): Located {
  const target = reading.targets.get(node);
  if (target === undefined || reading.open.has(target)) {
    throw problem('an alias stands for something that it is itself a part of', at(node, reading));
  }
  reading.open.add(target);
  try {
    return read(target, reading);
  } finally {
    reading.open.delete(target);
  }
}

function refuseTag(node: Node, reading: Reading): void {
  const tag = 'tag' in node ? node.tag : undefined;
  if (tag === undefined || STANDARD_TAG.test(tag)) return;
  const { what, hint } = wordsOf('TAG_RESOLVE_FAILED');
  throw problem(what, at(node, reading), hint);
}

function readScalar(node: Scalar, reading: Reading): LocatedScalar {
  const { value } = node;
  const where = at(node, reading);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null) {
    return { kind: 'scalar', where, value, source: node.source ?? String(value) };
  }
  throw problem('this kind of value is not allowed', where, 'Texts, numbers, true, false and null are.');
}

/** What is written here wins over what is merged in by `<<`, wherever that stands. */
function readEntries(map: YAMLMap, reading: Reading): Map<string, LocatedEntry> {
  const own = new Map<string, LocatedEntry>();
  const merged = new Map<string, LocatedEntry>();
  for (const pair of map.items) {
    const key = pair.key as Node;
    const keyWhere = at(key, reading);
    const name = keyName(key, keyWhere);
    const value = pair.value as Node | null;
    if (own.has(name)) throw problem(`the key ${name} is there twice`, keyWhere, 'Remove one of them.');
    own.set(name, { keyWhere, value: value === null ? nothing(keyWhere) : read(value, reading) });
    if (isMergeKey(key)) for (const [from, entry] of mergedEntries(own.get(name))) if (!merged.has(from)) merged.set(from, entry);
  }
  if (merged.size === 0) return own;
  own.delete('<<');
  for (const [name, entry] of merged) if (!own.has(name)) own.set(name, entry);
  return own;
}

function isMergeKey(key: Node): boolean {
  return isScalar(key) && typeof key.value === 'symbol';
}

function mergedEntries(entry: LocatedEntry | undefined): [string, LocatedEntry][] {
  const value = entry?.value;
  const sources = value?.kind === 'list' ? value.items : value ? [value] : [];
  return sources.flatMap((source) => {
    if (source.kind !== 'map') throw problem('<< must merge a mapping, or a list of mappings', source.where);
    return [...source.entries];
  });
}

function keyName(key: Node, where: SourceLocation): string {
  const name = isScalar(key) ? (typeof key.value === 'symbol' ? key.source : key.value) : undefined;
  if (typeof name !== 'string') throw problem('a key must be text', where, 'Put it in quotes.');
  if (RESERVED_KEYS.has(name)) throw problem(`${name} is not allowed as a key`, where);
  return name;
}

function nothing(where: SourceLocation): LocatedScalar {
  return { kind: 'scalar', where, value: null, source: '' };
}

function at(node: Node, { place }: Reading): SourceLocation {
  return place(node.range?.[0] ?? 0);
}

function problem(message: string, where: SourceLocation, hint?: string): CtrBgError {
  return new CtrBgError('CONFIG', message, { where, ...(hint === undefined ? {} : { hint }) });
}
