import type { Located } from './located.ts';
import { MOST_ITEMS } from './yaml-limits.ts';
import { Cursor, GiveUp, giveUp } from './yaml-quick-cursor.ts';
import { Gathered, type Key, nothing, readInline, takeAnchor, takeKey } from './yaml-quick-flow.ts';

/** Characters that need no care. */
const SIMPLE = /^[\n\x20-\x7e\u00a1-\u1fff\u2010-\u2027\u2030-\ud7ff]*$/;
/** Several documents, directives. */
const MARKERS = /^(?:---|\.\.\.|%)/m;
const DEEPEST = 12;

/**
 * Reads the YAML that nearly all Compose files are written in, several times as fast as the library, which then need
 * not be loaded: mappings and lists by indentation, and values on one line. Undefined for all else, mistakes included:
 * that is for the library. What both can read they read alike; a test holds them together.
 */
export function readQuickly(text: string, file: string): Located[] | undefined {
  if (!SIMPLE.test(text) || MARKERS.test(text)) return undefined;
  const cursor = new Cursor(text, file);
  try {
    cursor.toContent();
    const tree = readBlock(cursor, -1, 0);
    return cursor.isAtEnd && tree.kind === 'map' ? [tree] : undefined;
  } catch (error) {
    if (error instanceof GiveUp) return undefined;
    throw error;
  }
}

/** What begins here on a line of its own, deeper than `indent`. */
function readBlock(cursor: Cursor, indent: number, depth: number): Located {
  const { column } = cursor;
  if (column <= indent || depth > DEEPEST) giveUp();
  cursor.count(1);
  if (isItem(cursor)) return readList(cursor, column, depth);
  const key = takeKey(cursor, false);
  return key === undefined ? giveUp() : readMap(cursor, { key, indent: column, depth });
}

function isItem(cursor: Cursor): boolean {
  const after = cursor.text[cursor.position + 1] ?? '\n';
  return cursor.next === '-' && (after === ' ' || after === '\n');
}

type Start = { readonly key: Key; readonly indent: number; readonly depth: number };

function readMap(cursor: Cursor, { key, indent, depth }: Start): Located {
  const where = key.keyWhere;
  const gathered = new Gathered();
  for (let current = key; ;) {
    gathered.add(current, readAfter(cursor, { indent, depth, mayBeLevel: true, from: current }));
    cursor.toContent();
    if (cursor.isAtEnd || cursor.column < indent) break;
    if (cursor.column > indent) giveUp();
    current = takeKey(cursor, false) ?? giveUp();
  }
  return { kind: 'map', where, entries: gathered.entries() };
}

function readList(cursor: Cursor, indent: number, depth: number): Located {
  const where = cursor.here();
  const items: Located[] = [];
  for (;;) {
    cursor.position++;
    items.push(readAfter(cursor, { indent, depth, mayBeLevel: false }));
    cursor.toContent();
    if (cursor.isAtEnd || cursor.column < indent || (cursor.column === indent && !isItem(cursor))) break;
    if (cursor.column > indent) giveUp();
  }
  return items.length > MOST_ITEMS ? giveUp() : { kind: 'list', where, items };
}

type After = {
  readonly indent: number;
  readonly depth: number;
  /** A list may stand right below its key. */
  readonly mayBeLevel: boolean;
  readonly from?: Key;
};

/** The value behind a colon or a dash: on the same line, or on lines of its own. */
function readAfter(cursor: Cursor, { indent, depth, mayBeLevel, from }: After): Located {
  cursor.skipSpaces();
  const place = cursor.here();
  const anchor = takeAnchor(cursor);
  const before = cursor.values;
  const value = ((): Located => {
    if (cursor.isLineOver()) {
      cursor.toContent();
      const isLevel = mayBeLevel && !cursor.isAtEnd && cursor.column === indent && isItem(cursor);
      if (isLevel) return readBlock(cursor, indent - 1, depth + 1);
      if (cursor.isAtEnd || cursor.column <= indent)
        return anchor === undefined ? nothing(cursor, place) : giveUp();
      return readBlock(cursor, indent, depth + 1);
    }
    if (from === undefined && anchor === undefined) {
      // A mapping or a list may begin right behind a dash.
      if (isItem(cursor)) return readBlock(cursor, indent, depth + 1);
      const { column } = cursor;
      const key = takeKey(cursor, false);
      if (key !== undefined) {
        cursor.count(1);
        return readMap(cursor, { key, indent: column, depth: depth + 1 });
      }
    }
    const inline = readInline(cursor, indent);
    cursor.skipSpaces();
    return cursor.isLineOver() ? inline : giveUp();
  })();
  if (anchor !== undefined) cursor.anchors.set(anchor, { value, size: cursor.values - before });
  return value;
}
