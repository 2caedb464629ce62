import * as v from 'valibot';
import { mapping, required } from '../leaf.ts';
import type { Reader } from '../refusal.ts';

/**
 * The extension is defined once: each key has its reader, which gives a value its meaning, and beside it what JSON
 * Schema says of the value, for editors. JSON Schema knows no transformations, so neither can be made of the other.
 */
export type JsonSchema = { readonly [key: string]: unknown };
export type Kind<T> = { readonly read: Reader<T>; readonly json: JsonSchema };
export type Schema = v.GenericSchema<unknown, unknown>;
export type Described = { readonly json: JsonSchema };
type Entries = Readonly<Record<string, Schema & Partial<Described>>>;

export function described<const T extends Schema>(schema: T, json: JsonSchema): T & Described {
  return Object.assign(schema, { json });
}

/** A key with one value. */
export function field<T>({ read, json }: Kind<T>, description: string) {
  return described(v.nullish(required(read)), { ...json, description });
}

/** A key with further keys below it. */
export function group<const T extends Entries>(entries: T, description: string) {
  return described(v.nullish(mapping(v.strictObject(entries))), objectJson(entries, description));
}

/** A key whose value is one of two things: a mapping, or something shorter. */
export function either<S, const T extends Entries>(short: Kind<S>, entries: T, description: string) {
  const json = { anyOf: [short.json, objectJson(entries)], description };
  return described(v.nullish(shortOrLong(short, entries)), json);
}

/** A list of what is, each for itself, a mapping or something shorter. */
export function eitherList<S, const T extends Entries>(short: Kind<S>, entries: T, description: string) {
  const items = { anyOf: [short.json, objectJson(entries)] };
  const schema = v.nullish(v.array(shortOrLong(short, entries), 'must be a list'));
  return described(schema, { type: 'array', items, description });
}

export function list<T>({ read, json }: Kind<T>, description: string) {
  const schema = v.nullish(v.array(required(read), 'must be a list'));
  return described(schema, { type: 'array', items: json, description });
}

/** One mapping, or a list of them; always a list when it is read. */
export function oneOrSeveral<const T extends Entries>(entries: T, description: string) {
  const item = mapping(v.strictObject(entries));
  const one = v.pipe(
    item,
    v.transform((value) => [value]),
  );
  const schema = v.nullish(v.lazy((input) => (Array.isArray(input) ? v.array(item) : one)));
  const json = objectJson(entries);
  return described(schema, { anyOf: [json, { type: 'array', items: json }], description });
}

function shortOrLong<S, const T extends Entries>({ read }: Kind<S>, entries: T) {
  const long = mapping(v.strictObject(entries));
  const short = required(read);
  return v.lazy((input) => (isMapping(input) ? long : short));
}

function isMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectJson(entries: Entries, description?: string): JsonSchema {
  const properties = Object.entries(entries).flatMap(([key, { json }]) =>
    json === undefined ? [] : [[key, json] as const],
  );
  return {
    type: 'object',
    ...(description !== undefined && { description }),
    properties: Object.fromEntries(properties),
    additionalProperties: false,
  };
}
