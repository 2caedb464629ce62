import { type Located, type Path, toPlain } from '../located.ts';
import { isRefusal } from '../refusal.ts';
import { splitWords } from '../command.ts';
import { readTruth } from './interpolation.ts';
import { mistake, pathText } from './mistake.ts';
import type { Json } from './model.ts';
import { goDuration, goNumber, parseBytes, parseNanoseconds } from './numbers.ts';
import { asMap } from './pairs.ts';
import { isNull, printed } from './tree.ts';

/**
 * Located values as the canonical form has them. Each decoder answers undefined for what the form leaves out:
 * compose-go omits zero values, but for those that it tells from absent ones (`kept`).
 */
export type Decoder = (value: Located, path: Path) => Json | undefined;

export const text: Decoder = (value, path) => nonEmpty(textOf(value, path));

function wrong(value: Located, path: Path, what: string, hint?: string): Error {
  return mistake(value, `${pathText(path)} ${what}`, hint);
}

function nonEmpty(word: string): string | undefined {
  return word === '' ? undefined : word;
}

function textOf(value: Located, path: Path): string {
  if (value.kind !== 'scalar') throw wrong(value, path, 'must be a text');
  return printed(value);
}

function numberOf(value: Located, path: Path): number {
  const number =
    value.kind === 'scalar' && value.value === null ? 0 : Number(textOf(value, path) || Number.NaN);
  if (Number.isFinite(number)) return number;
  throw wrong(value, path, 'must be a number');
}

export const integer: Decoder = (value, path) => wholeOf(value, path) || undefined;
export const keptInteger: Decoder = (value, path) => (isNull(value) ? undefined : wholeOf(value, path));
export const zeroInteger: Decoder = (value, path) => wholeOf(value, path);

function wholeOf(value: Located, path: Path): number {
  const whole = numberOf(value, path);
  if (Number.isInteger(whole)) return whole;
  throw wrong(value, path, 'must be a whole number');
}

/** Go's float32, as short as it can be written. */
export const ratio: Decoder = (value, path) => {
  const exact = Math.fround(numberOf(value, path));
  for (let digits = 1; digits < 10; digits++) {
    const short = Number(exact.toPrecision(digits));
    if (Math.fround(short) === exact) return short || undefined;
  }
  return exact;
};

function truthOf(value: Located, path: Path): boolean {
  const truth = value.kind === 'scalar' && value.value === null ? false : readTruth(textOf(value, path));
  if (truth !== undefined) return truth;
  throw wrong(value, path, 'must be true or false');
}

export const flag: Decoder = (value, path) => truthOf(value, path) || undefined;
export const keptFlag: Decoder = (value, path) => (isNull(value) ? undefined : truthOf(value, path));

export const bytes: Decoder = (value, path) => {
  // Of a number Compose takes the sign, of a text it does not.
  const isNegative =
    value.kind === 'scalar' && typeof value.value === 'string' && value.value.startsWith('-');
  const found = isNull(value) ? 0 : isNegative ? undefined : parseBytes(sizeOf(value, path));
  if (found !== undefined) return found === 0 ? undefined : goInteger(found);
  throw wrong(value, path, 'must be a size such as 512m or 1.5gb', 'Units are b, k, m, g and t.');
};

/** Without an exponent, which a size cannot have. */
function sizeOf(value: Located, path: Path): string {
  return value.kind === 'scalar' && typeof value.value === 'number'
    ? goNumber(value.value)
    : textOf(value, path);
}

function goInteger(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : BigInt(Math.trunc(value)).toString();
}

/** Of which zero is told from absent. */
export const duration: Decoder = (value, path) => {
  if (isNull(value)) return undefined;
  const found = parseNanoseconds(textOf(value, path).trim());
  if (found !== undefined) return goDuration(found);
  throw mistake(
    value,
    'this must be a duration such as 500ms, 10s or 1m30s',
    'Write the unit too: 10s is ten seconds.',
  );
};
export const someDuration: Decoder = (value, path) => {
  const found = duration(value, path);
  return found === '0s' ? undefined : found;
};

export const texts: Decoder = (value, path) => {
  const items = textsOf(value, path);
  return items.length === 0 ? undefined : items;
};
/** Without those that say nothing. */
export const someTexts: Decoder = (value, path) => {
  const items = textsOf(value, path).filter((item) => item !== '');
  return items.length === 0 ? undefined : items;
};

function textsOf(value: Located, path: Path): string[] {
  return itemsOf(value).map((item, index) => textOf(item, [...path, index]));
}

function itemsOf(value: Located): readonly Located[] {
  if (value.kind === 'list') return value.items;
  return isNull(value) ? [] : [value];
}

/** Null for what was not written: the image's own is meant, where an empty list means none. */
export const command: Decoder = (value, path) => {
  if (isNull(value)) return null;
  if (value.kind === 'list') return value.items.map((item, index) => textOf(item, [...path, index]));
  const words = splitWords(textOf(value, path));
  if (!isRefusal(words)) return words;
  throw wrong(value, path, words.refused, words.hint);
};

/** A text is for the shell of the image. */
export const test: Decoder = (value, path) => {
  if (isNull(value)) return undefined;
  return value.kind === 'list' ? texts(value, path) : ['CMD-SHELL', textOf(value, path)];
};

/** Names with texts; nothing is the empty text. */
export const pairs: Decoder = (value, path) => record(value, path, textOf);
/** Names with texts, or null for what has no value. */
export const optionalPairs: Decoder = (value, path) =>
  record(value, path, (item, at) => (isNull(item) ? null : textOf(item, at)));
export const repeatedPairs: Decoder = (value, path) => record(value, path, (item, at) => textsOf(item, at));

function record(value: Located, path: Path, read: Decoder): Json | undefined {
  if (isNull(value)) return undefined;
  const map = asMap(value);
  if (map === undefined) throw wrong(value, path, 'must be a mapping');
  const entries = [...map.entries]
    .map(([key, { value: item }]) => [key, read(item, [...path, key]) ?? null] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

export const listOf =
  (decode: Decoder): Decoder =>
  (value, path) => {
    const items = itemsOf(value).map((item, index) => decode(item, [...path, index]) ?? null);
    return items.length === 0 ? undefined : items;
  };

export const mapOf =
  (decode: Decoder): Decoder =>
  (value, path) =>
    record(value, path, decode);

export type Fields = Readonly<Record<string, Decoder>>;

/** A mapping with known keys, in the order in which compose-go writes them; `x-*` stay as they are. */
export const struct =
  (fields: Fields, always: Readonly<Record<string, Json>> = {}): Decoder =>
  (value, path) => {
    if (isNull(value)) return undefined;
    if (value.kind !== 'map') throw wrong(value, path, 'must be a mapping');
    const { entries } = value;
    const known = Object.entries(fields).flatMap(([key, decode]): [string, Json][] => {
      const entry = entries.get(key);
      const decoded = entry && decode(entry.value, [...path, key]);
      const result = decoded ?? always[key];
      return result === undefined
        ? key in always && decoded === null
          ? [[key, null]]
          : []
        : [[key, result]];
    });
    const extensions = [...entries]
      .filter(([key]) => key.startsWith('x-'))
      .map(([key, entry]): [string, Json] => [key, toPlain(entry.value) as Json]);
    return Object.fromEntries([...known, ...extensions]);
  };

/** Octal text, or a number that is one already. */
export const mode: Decoder = (value, path) => {
  if (isNull(value)) return undefined;
  const written = value.kind === 'scalar' ? value.value : undefined;
  if (typeof written === 'number' && Number.isInteger(written)) return `0${written.toString(8)}`;
  if (typeof written === 'string' && /^[0-7]{1,6}$/.test(written))
    return `0${Number.parseInt(written, 8).toString(8)}`;
  throw wrong(value, path, 'must be the mode of a file, such as 0440');
};
