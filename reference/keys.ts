import { isDeepStrictEqual } from 'node:util';
import type { JsonSchema } from '../src/config/extension/field.ts';
import { serviceSettingsSchema, settingsSchema } from '../src/config/extension/schema.ts';
import { table } from './blocks.ts';

type Row = readonly [path: string, value: string, meaning: string];

/** Every key at the top of a file. */
export const settingsText = (): string => rowTable(rowsBelow('', settingsSchema.json));

/** Every key in a service; what is the same as at the top is only named. */
export function serviceSettingsText(): string {
  const top = propertiesOf(settingsSchema.json);
  const rows = Object.entries(propertiesOf(serviceSettingsSchema.json)).flatMap(([key, json]): Row[] =>
    key in top && isDeepStrictEqual(top[key], json)
      ? [[key, 'as at the top', meaningOf(json)]]
      : rowsOf(key, json),
  );
  return rowTable(rows);
}

const rowTable = (rows: readonly Row[]): string =>
  table(
    ['key', 'value', ''],
    rows.map(([path, value, meaning]) => [`\`${path}\``, value, meaning.replaceAll('<', '\\<')]),
  );

function rowsOf(path: string, json: JsonSchema): Row[] {
  const own: Row = [path, valueOf(json), meaningOf(json)];
  const below = formsOf(json).flatMap((form) => rowsBelow(`${path}.`, form));
  const unique = new Map(below.map((row) => [row[0], row]));
  return [own, ...unique.values()];
}

const rowsBelow = (prefix: string, json: JsonSchema): Row[] =>
  Object.entries(propertiesOf(json)).flatMap(([key, value]) => rowsOf(`${prefix}${key}`, value));

/** All that a value can be; of a list, what it is a list of. */
function formsOf(json: JsonSchema): JsonSchema[] {
  const { anyOf, items } = json as { anyOf?: JsonSchema[]; items?: JsonSchema };
  const others = [...(anyOf ?? []), ...(items === undefined ? [] : [items])];
  return others.length === 0 ? [json] : others.flatMap(formsOf);
}

const propertiesOf = (json: JsonSchema | undefined): Readonly<Record<string, JsonSchema>> =>
  (json?.['properties'] ?? {}) as Record<string, JsonSchema>;

const meaningOf = ({ description }: JsonSchema): string =>
  typeof description === 'string' ? description : '';

function valueOf(json: JsonSchema): string {
  const { anyOf, items } = json as { anyOf?: JsonSchema[]; items?: JsonSchema };
  if (anyOf !== undefined) return [...new Set(anyOf.map(valueOf))].join(', or ');
  if (items !== undefined) return `list of ${valueOf(items)}`;
  const { type, enum: words, examples, minimum, maximum, properties } = json as Plain;
  if (properties !== undefined) return 'mapping';
  if (words !== undefined) return words.map(code).join(', ');
  if (examples !== undefined) return examples.slice(0, 3).map(code).join(', ');
  const types = [type ?? []].flat();
  if (types.includes('boolean')) return '`true`, `false`';
  if (minimum !== undefined)
    return maximum === undefined ? `number from ${minimum}` : `${minimum} to ${maximum}`;
  return types.includes('object') ? 'mapping' : 'text';
}

type Plain = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: unknown;
};

const code = (value: unknown): string => `\`${String(value)}\``;
