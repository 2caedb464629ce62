import type { SourceLocation } from '../types/index.ts';
import type { Located, LocatedEntry, LocatedScalar } from './located.ts';
import { MOST_ITEMS, RESERVED_KEYS } from './yaml-limits.ts';
import { formOf, plainScalar, resolvePlain } from './yaml-plain.ts';
import { type Cursor, giveUp } from './yaml-quick-cursor.ts';

/** Values that stand on a line: quoted and plain texts, aliases, and what is in brackets. */

const PLAIN_KEY = /[A-Za-z_./][\w./-]{0,200}/y;
const QUOTED = /"(?:[^"\\\n]|\\["\\n])*"|'(?:[^'\n]|'')*'/y;
const NAME = /[\w-]+/y;
const PLAIN = /(?:[\w./+$~^=()\\]|-(?=[^\s,[\]{}]))(?:[^\s#:]|:(?=[^\s])|[^\s]#|#(?<=\S#)| +(?=[^\s#]))*/y;
const FLOW_PLAIN =
  /(?:[\w./+$~^=()\\]|-(?=[^\s,[\]{}]))(?:[^\s#:,[\]{}]|:(?=[^\s,[\]{}])|#(?<=[^\s,[\]{}]#)| +(?=[^\s#,[\]{}:]))*/y;
/** Far below what the library can take, and far beyond what is written. */
const DEEPEST = 12;

export type Key = { readonly name: string; readonly keyWhere: SourceLocation };

/** A key with the colon behind it; undefined when there is none here. */
export function takeKey(cursor: Cursor, inFlow: boolean): Key | undefined {
  const { position } = cursor;
  const keyWhere = cursor.here();
  const quoted = cursor.take(QUOTED);
  const name = quoted === undefined ? (cursor.take(PLAIN_KEY) ?? cursor.take(/<<(?=:)/y)) : unquote(quoted);
  const colon = name === undefined ? undefined : cursor.take(inFlow ? /:(?=[\s,}])/y : /:(?=[ \n]|$)/y);
  if (name === undefined || colon === undefined) {
    cursor.position = position;
    return undefined;
  }
  if (RESERVED_KEYS.has(name) || (quoted !== undefined && name === '<<')) giveUp();
  const isText = quoted !== undefined || (resolvePlain(name) === name && formOf(name, name) === undefined);
  return isText ? { name, keyWhere } : giveUp();
}

function unquote(quoted: string): string {
  const inside = quoted.slice(1, -1);
  if (quoted.startsWith("'")) return inside.replaceAll("''", "'");
  return inside.includes('\\')
    ? inside.replace(/\\(.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter))
    : inside;
}

/** A value that begins here; `indent` is that of what it belongs to. */
export function readInline(cursor: Cursor, indent: number): Located {
  return readValue(cursor, indent, { pattern: PLAIN, depth: 0 });
}

type Place = { readonly pattern: RegExp; readonly depth: number };

function readValue(cursor: Cursor, indent: number, place: Place): Located {
  if (place.depth > DEEPEST) giveUp();
  cursor.count(1);
  const where = cursor.here();
  switch (cursor.next) {
    case '*':
      return readAlias(cursor);
    case '[':
      return { kind: 'list', where, items: readItems(cursor, indent, place.depth + 1) };
    case '{':
      return { kind: 'map', where, entries: readEntries(cursor, indent, place.depth + 1) };
    case '"':
    case "'":
      return { kind: 'scalar', where, value: unquote(cursor.take(QUOTED) ?? giveUp()) };
    default:
      return plainScalar(cursor.take(place.pattern) ?? giveUp(), where);
  }
}

function readAlias(cursor: Cursor): Located {
  cursor.position++;
  const found = cursor.anchors.get(cursor.take(NAME) ?? giveUp()) ?? giveUp();
  cursor.count(found.size);
  return found.value;
}

/** The name of an anchor and the space behind it. */
export function takeAnchor(cursor: Cursor): string | undefined {
  if (cursor.next !== '&') return undefined;
  cursor.position++;
  const name = cursor.take(NAME) ?? giveUp();
  if (!/[ \n]/.test(cursor.next)) giveUp();
  cursor.skipSpaces();
  // Until it is complete nobody may use it, nor one of the same name before it.
  cursor.anchors.delete(name);
  return name;
}

/** Within brackets: over spaces and line ends, but no line may begin left of what it belongs to. */
function skip(cursor: Cursor, indent: number): void {
  const { line } = cursor;
  cursor.toContent();
  if (cursor.isAtEnd || (cursor.line !== line && cursor.column <= indent)) giveUp();
}

function readItems(cursor: Cursor, indent: number, depth: number): Located[] {
  const items: Located[] = [];
  cursor.position++;
  for (;;) {
    skip(cursor, indent);
    if (cursor.next === ']') break;
    items.push(readValue(cursor, indent, { pattern: FLOW_PLAIN, depth }));
    if (!isFollowed(cursor, indent, ']')) break;
  }
  cursor.position++;
  return items.length > MOST_ITEMS ? giveUp() : items;
}

function readEntries(cursor: Cursor, indent: number, depth: number): Map<string, LocatedEntry> {
  const gathered = new Gathered();
  cursor.position++;
  for (;;) {
    skip(cursor, indent);
    if (cursor.next === '}') break;
    const key = takeKey(cursor, true) ?? giveUp();
    const { line } = cursor;
    skip(cursor, indent);
    const isNothing = cursor.next === ',' || cursor.next === '}';
    if (isNothing && line !== cursor.line) giveUp();
    if (isNothing) gathered.add(key, nothing(cursor, cursor.here()));
    else gathered.add(key, readValue(cursor, indent, { pattern: FLOW_PLAIN, depth }));
    if (!isFollowed(cursor, indent, '}')) break;
  }
  cursor.position++;
  return gathered.entries();
}

/** Over the comma to what comes next; false at the end. */
function isFollowed(cursor: Cursor, indent: number, end: string): boolean {
  skip(cursor, indent);
  if (cursor.next === end) return false;
  if (cursor.next !== ',') giveUp();
  cursor.position++;
  return true;
}

/** A value that nobody wrote. */
export function nothing(cursor: Cursor, where: SourceLocation): LocatedScalar {
  cursor.count(1);
  return { kind: 'scalar', where, value: null };
}

/** The entries of a mapping; what is merged in by `<<` counts less than what is written. */
export class Gathered {
  readonly #own = new Map<string, LocatedEntry>();
  #merged: readonly (readonly [string, LocatedEntry])[] | undefined;

  add({ name, keyWhere }: Key, value: Located): void {
    if (name === '<<') {
      if (this.#merged !== undefined) giveUp();
      const sources = value.kind === 'list' ? value.items : [value];
      this.#merged = sources.flatMap((source) => (source.kind === 'map' ? [...source.entries] : giveUp()));
    } else {
      if (this.#own.has(name)) giveUp();
      this.#own.set(name, { keyWhere, value });
    }
  }

  entries(): Map<string, LocatedEntry> {
    for (const [name, entry] of this.#merged ?? []) if (!this.#own.has(name)) this.#own.set(name, entry);
    return this.#own;
  }
}
