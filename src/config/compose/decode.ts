import { type Located, toPlain } from '../located.ts';
import { isRefusal } from '../refusal.ts';
import { splitWords } from '../command.ts';
import { readTruth } from './interpolation.ts';
import { mistake } from './mistake.ts';
import type { Json } from './model.ts';
import { goDuration, parseBytes, parseNanoseconds } from './numbers.ts';
import { asMap } from './pairs.ts';
import { isNull, printed } from './tree.ts';

/**
 * Located values as the canonical form has them. Each decoder answers undefined for what the form leaves out:
 * compose-go omits zero values, but for those that it tells from absent ones (`kept`).
 */
export type Decoder = (value: Located) => Json | undefined;

export const text: Decoder = (value) => nonEmpty(textOf(value));

function nonEmpty(word: string): string | undefined {
  return word === '' ? undefined : word;
}

function textOf(value: Located): string {
  if (value.kind !== 'scalar') throw mistake(value, 'this must be a text');
  return printed(value);
}

function numberOf(value: Located): number {
  const number = value.kind === 'scalar' && value.value === null ? 0 : Number(textOf(value) || Number.NaN);
  if (Number.isFinite(number)) return number;
  throw mistake(value, 'this must be a number');
}

export const number: Decoder = (value) => numberOf(value) || undefined;
export const integer: Decoder = (value) => wholeOf(value) || undefined;
export const keptInteger: Decoder = (value) => (isNull(value) ? undefined : wholeOf(value));
export const zeroInteger: Decoder = (value) => wholeOf(value);

function wholeOf(value: Located): number {
  const whole = numberOf(value);
  if (Number.isInteger(whole)) return whole;
  throw mistake(value, 'this must be a whole number');
}

/** Go's float32, as short as it can be written. */
export const ratio: Decoder = (value) => {
  const exact = Math.fround(numberOf(value));
  for (let digits = 1; digits < 10; digits++) {
    const short = Number(exact.toPrecision(digits));
    if (Math.fround(short) === exact) return short || undefined;
  }
  return exact;
};

function truthOf(value: Located): boolean {
  const truth = value.kind === 'scalar' && value.value === null ? false : readTruth(textOf(value));
  if (truth !== undefined) return truth;
  throw mistake(value, 'this must be true or false');
}

export const flag: Decoder = (value) => truthOf(value) || undefined;
export const keptFlag: Decoder = (value) => (isNull(value) ? undefined : truthOf(value));

export const bytes: Decoder = (value) => {
  const found = isNull(value) ? 0 : parseBytes(textOf(value));
  if (found !== undefined) return found === 0 ? undefined : goInteger(found);
  throw mistake(value, 'this must be a size such as 512m or 1.5gb', 'Units are b, k, m, g and t.');
};
export const zeroBytes: Decoder = (value) => bytes(value) ?? '0';

function goInteger(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : BigInt(Math.trunc(value)).toString();
}

/** Of which zero is told from absent. */
export const duration: Decoder = (value) => {
  if (isNull(value)) return undefined;
  const found = parseNanoseconds(textOf(value).trim());
  if (found !== undefined) return goDuration(found);
  throw mistake(
    value,
    'this must be a duration such as 500ms, 10s or 1m30s',
    'Write the unit too: 10s is ten seconds.',
  );
};
export const someDuration: Decoder = (value) => {
  const found = duration(value);
  return found === '0s' ? undefined : found;
};

export const texts: Decoder = (value) => {
  const items = itemsOf(value).map(textOf);
  return items.length === 0 ? undefined : items;
};
/** Without those that say nothing. */
export const someTexts: Decoder = (value) => {
  const items = itemsOf(value)
    .map(textOf)
    .filter((item) => item !== '');
  return items.length === 0 ? undefined : items;
};

function itemsOf(value: Located): readonly Located[] {
  if (value.kind === 'list') return value.items;
  return isNull(value) ? [] : [value];
}

/** Null for what was not written: the image's own is meant, where an empty list means none. */
export const command: Decoder = (value) => {
  if (isNull(value)) return null;
  if (value.kind === 'list') return value.items.map(textOf);
  const words = splitWords(textOf(value));
  if (!isRefusal(words)) return words;
  throw mistake(value, `this ${words.refused}`, words.hint);
};

/** A text is for the shell of the image. */
export const test: Decoder = (value) => {
  if (isNull(value)) return undefined;
  return value.kind === 'list' ? texts(value) : ['CMD-SHELL', textOf(value)];
};

/** Names with texts; nothing is the empty text. */
export const pairs: Decoder = (value) => record(value, textOf);
/** Names with texts, or null for what has no value. */
export const optionalPairs: Decoder = (value) =>
  record(value, (item) => (isNull(item) ? null : textOf(item)));
export const repeatedPairs: Decoder = (value) => record(value, (item) => itemsOf(item).map(textOf));

function record(value: Located, read: (item: Located) => Json | undefined): Json | undefined {
  if (isNull(value)) return undefined;
  const map = asMap(value);
  if (map === undefined) throw mistake(value, 'this must be a mapping');
  const entries = [...map.entries]
    .map(([key, { value: item }]) => [key, read(item) ?? null] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

export const listOf =
  (decode: Decoder): Decoder =>
  (value) => {
    const items = itemsOf(value).map((item) => decode(item) ?? null);
    return items.length === 0 ? undefined : items;
  };

export const mapOf =
  (decode: Decoder): Decoder =>
  (value) =>
    record(value, decode);

export type Fields = Readonly<Record<string, Decoder>>;

/** A mapping with known keys, in the order in which compose-go writes them; `x-*` stay as they are. */
export const struct =
  (fields: Fields, always: Readonly<Record<string, Json>> = {}): Decoder =>
  (value) => {
    if (isNull(value)) return undefined;
    if (value.kind !== 'map') throw mistake(value, 'this must be a mapping');
    const { entries } = value;
    const known = Object.entries(fields).flatMap(([key, decode]): [string, Json][] => {
      const entry = entries.get(key);
      const decoded = entry && decode(entry.value);
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
export const mode: Decoder = (value) => {
  if (isNull(value)) return undefined;
  const written = value.kind === 'scalar' ? value.value : undefined;
  if (typeof written === 'number' && Number.isInteger(written)) return `0${written.toString(8)}`;
  if (typeof written === 'string' && /^[0-7]{1,6}$/.test(written))
    return `0${Number.parseInt(written, 8).toString(8)}`;
  throw mistake(value, 'this must be the mode of a file, such as 0440');
};
