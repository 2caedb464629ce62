import * as v from 'valibot';
import { encode } from '../leaf.ts';
import { type Refusal, isRefusal } from '../refusal.ts';
import { type JsonSchema, described } from './field.ts';

type Pair = readonly [string, string];
/** `before`: those that were read already. */
type ReadPair = (key: string, value: unknown, before: readonly Pair[]) => Pair | Refusal;
type Context = Parameters<Parameters<typeof v.rawTransform<unknown, Record<string, string>>>[0]>[0];

/** A key whose value is a mapping of names that the user chooses to texts. */
export function pairs(read: ReadPair, json: JsonSchema) {
  return described(v.nullish(v.pipe(v.unknown(), v.rawTransform(readPairs(read)))), json);
}

function readPairs(read: ReadPair) {
  return ({ dataset: { value: input }, addIssue, NEVER }: Context): Record<string, string> => {
    if (typeof input !== 'object' || input === null || Array.isArray(input)) {
      addIssue({ message: 'must be a mapping of names to values' });
      return NEVER;
    }
    const found: Pair[] = [];
    for (const [key, value] of Object.entries(input as Record<string, unknown>)) {
      const pair = read(key, value, found);
      if (isRefusal(pair)) {
        const path = [{ type: 'unknown', origin: 'value', input, key, value }] as const;
        addIssue({ message: encode(pair), path: [...path] });
      } else found.push(pair);
    }
    return Object.fromEntries(found);
  };
}

/** As Compose writes what looks like no text. */
export function textOf(value: unknown): string | undefined {
  if (value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : undefined;
}
