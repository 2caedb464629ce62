import * as v from 'valibot';
import { type Reader, type Refusal, isRefusal, refuse } from './refusal.ts';

/** Issues of the schema carry one text, so message and hint travel in it together. */
const SEPARATOR = '\u0000';

/** A key that may be absent, or null as Compose has it, and whose value a reader understands. */
export function optional<T>(read: Reader<T>) {
  return v.nullish(required(read));
}

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

/** A key that a user chose, such as the name of a service. */
export function nameKey(read: Reader<string>) {
  return v.pipe(
    v.string(),
    v.rawCheck<string>(({ dataset, addIssue }) => {
      const result = dataset.typed ? read(dataset.value) : undefined;
      if (isRefusal(result)) addIssue({ message: encode(result) });
    }),
  );
}

/** A list of which each item is read for itself, so that a mistake is shown at its item. */
export function optionalList<T>(read: Reader<T>) {
  return v.nullish(v.array(required(read), 'must be a list'));
}

/** `A: value` or `- A=value`; null stands for what has no value. */
export function optionalPairs(readName: Reader<string>) {
  return v.nullish(
    v.pipe(
      v.unknown(),
      v.rawTransform<unknown, ReadonlyMap<string, string | null>>(
        ({ dataset: { value: input }, addIssue, NEVER }) => {
          const pairs = new Map<string, string | null>();
          if (typeof input !== 'object' || input === null) {
            addIssue({ message: 'must be a mapping or a list of NAME=value' });
            return NEVER;
          }
          for (const [key, item] of Object.entries(input)) {
            const pair = Array.isArray(input) ? readPair(item, readName) : readEntry(key, item, readName);
            if (isRefusal(pair)) {
              const step = Array.isArray(input) ? Number(key) : key;
              addIssue({
                message: encode(pair),
                path: [{ type: 'unknown', origin: 'value', input, key: step, value: item }],
              });
            } else pairs.set(...pair);
          }
          return pairs;
        },
      ),
    ),
  );
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
