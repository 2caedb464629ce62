import * as v from 'valibot';
import { type Reader, type Refusal, isRefusal, refuse } from './refusal.ts';

/** Issues of the schema carry one text, so message and hint travel in it together. */
const SEPARATOR = '\u0000';

export function required<T>(read: Reader<T>) {
  return v.pipe(
    v.unknown(),
    v.rawTransform<unknown, T>(({ dataset, addIssue, NEVER }) => {
      const result = read(dataset.value);
      if (!isRefusal(result)) return result;
      addIssue({ message: encode(result) });
      return NEVER;
    }),
  );
}

/** What the library takes for an object may be a list; neither a list nor a text is a mapping. */
export function mapping<const T extends v.GenericSchema<Record<string, unknown>, unknown>>(schema: T) {
  return v.pipe(v.custom<v.InferInput<T>>(isMapping, 'must be a mapping'), schema);
}

function isMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Pair = [string, string | null];

function readPair(item: unknown, readName: Reader<string>): Pair | Refusal {
  if (typeof item !== 'string')
    return refuse('must be NAME=value, or NAME', 'Put it in quotes if it looks like a number.');
  const equals = item.indexOf('=');
  return equals < 0
    ? readEntry(item, null, readName)
    : readEntry(item.slice(0, equals), item.slice(equals + 1), readName);
}

function readEntry(key: string, item: unknown, readName: Reader<string>): Pair | Refusal {
  const name = readName(key);
  if (isRefusal(name)) return name;
  if (item === null) return [name, null];
  if (typeof item !== 'string') return refuse('must be a text, a number, true or false');
  return item.includes('\0') ? refuse('must not hold a NUL character') : [name, item];
}

/** One `NAME=value` or `NAME` of a command line. */
export function readEnvironmentFlag(text: string, readName: Reader<string>): Pair | Refusal {
  return readPair(text, readName);
}

export function encode({ refused, hint }: Refusal): string {
  return hint === undefined ? refused : refused + SEPARATOR + hint;
}

/** The refusal that an issue's message carries. */
export function decode(message: string): Refusal {
  const [refused = '', hint] = message.split(SEPARATOR);
  return refuse(refused, hint);
}
