import { CtrBgError } from '../../types/index.ts';
import { type Lookup, interpolate } from '../interpolate.ts';

/**
 * Reads the text of an env file as Compose does: `NAME=value`, `NAME: value`, `export`, comments, single quotes as
 * they are, double quotes with escapes and variables, over several lines if need be; a name alone is inherited.
 * `outer` comes before what the file itself has said so far, `before` after it.
 */
export function parseEnvironmentFile(
  text: string,
  file: string,
  outer: Lookup,
  before: Lookup = () => undefined,
): Map<string, string> {
  const found = new Map<string, string>();
  const reader: Reader = {
    text: text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'),
    file,
    lookup: (name) => outer(name) ?? found.get(name) ?? before(name),
  };
  let position = statementAt(reader.text, 0);
  while (position < reader.text.length) {
    const key = readKey(reader, position);
    if (key.inherited) {
      const value = outer(key.name) ?? before(key.name);
      if (value !== undefined) found.set(key.name, value);
      position = key.end;
    } else {
      const value = readValue(reader, key.end);
      found.set(key.name, value.text);
      position = value.end;
    }
    position = statementAt(reader.text, position);
  }
  return found;
}

type Reader = { readonly text: string; readonly file: string; readonly lookup: Lookup };

/** The next character that is neither space nor part of a comment. */
function statementAt(text: string, from: number): number {
  const skip = /(?:\s|#[^\n]*)*/y;
  skip.lastIndex = from;
  return from + (skip.exec(text)?.[0].length ?? 0);
}

type Key = { readonly name: string; readonly end: number; readonly inherited: boolean };

function readKey(reader: Reader, from: number): Key {
  const pattern = /(?:export[^\S\n]+)?(?<name>[^=:\n]*)(?<sign>[=:\n]|$)/y;
  pattern.lastIndex = from;
  const match = pattern.exec(reader.text);
  const name = (match?.groups?.name ?? '').trim();
  if (name !== '' && /^[\p{L}\p{N}_.\-[\]]+$/u.test(name)) {
    const sign = match?.groups?.sign ?? '';
    return { name, end: from + (match?.[0].length ?? 0), inherited: sign !== '=' && sign !== ':' };
  }
  throw problem(
    reader,
    from,
    'this line does not begin with the name of a variable',
    'Lines are NAME=value.',
  );
}

type Value = { readonly text: string; readonly end: number };

function readValue(reader: Reader, from: number): Value {
  const start = from + (/^[^\S\n]*/.exec(reader.text.slice(from))?.[0].length ?? 0);
  const quote = reader.text[start];
  if (quote === '"' || quote === "'") return readQuoted(reader, start, quote);
  const newline = reader.text.indexOf('\n', start);
  const end = newline < 0 ? reader.text.length : newline;
  const value = (reader.text.slice(start, end).split(' #')[0] ?? '').trimEnd();
  return { text: expand(reader, start, value), end };
}

function readQuoted(reader: Reader, start: number, quote: string): Value {
  let value = '';
  for (let index = start + 1; index < reader.text.length; index++) {
    const character = reader.text[index] ?? '';
    if (character === quote) {
      return { text: quote === '"' ? expand(reader, start, unescape(value)) : value, end: index + 1 };
    }
    if (character !== '\\') value += character;
    else {
      const next = reader.text[++index] ?? '';
      value += next === quote ? next : `\\${next}`;
    }
  }
  throw problem(reader, start, 'this quote is not closed', 'Close it, or escape it with a backslash.');
}

const LETTERS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '"': '"',
  '\\': '\\',
  // For the variables that are filled in afterwards.
  $: '$$',
};

function unescape(value: string): string {
  return value.replace(/\\(?:0(\d{3})|([abfnrtv$"\\]))/g, (match, octal?: string, letter?: string) => {
    if (octal !== undefined)
      return /^[0-3][0-7]{2}$/.test(octal) ? String.fromCharCode(Number.parseInt(octal, 8)) : match;
    return LETTERS[letter ?? ''] ?? match;
  });
}

function expand(reader: Reader, place: number, value: string): string {
  const result = interpolate(value, reader.lookup);
  if (!result.ok) throw problem(reader, place, `this value ${result.problem}`, result.hint);
  return result.text;
}

function problem({ text, file }: Reader, offset: number, message: string, hint: string): CtrBgError {
  const before = text.slice(0, offset).split('\n');
  const where = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return new CtrBgError('CONFIG', message, { where, hint });
}
