import type { Path } from '../located.ts';
import { suggest } from '../suggest.ts';
import type { JsonSchema } from './field.ts';
import { serviceSettingsSchema, settingsSchema } from './schema.ts';

export const OURS = 'x-ctr-bg';

/** What to say of a key below `x-ctr-bg` that is not known there. */
export function unknownKey(path: Path): { message: string; hint: string } {
  const key = String(path.at(-1) ?? '');
  const start = path.indexOf(OURS);
  const inside = path.slice(start + 1, -1);
  const schema = start === 0 ? settingsSchema : serviceSettingsSchema;
  const known = keysAt(schema.json, inside);
  const shown = key.length > 64 ? `${key.slice(0, 61)}...` : key;
  const meant = suggest(key, known);
  return {
    message: `unknown key ${shown} in ${path.slice(0, -1).join('.')}`,
    hint:
      meant === undefined
        ? (elsewhere(key, start) ?? `Known here: ${known.join(', ')}.`)
        : `Did you mean ${meant}?`,
  };
}

/** A key that is at home at the other one of the two places. */
function elsewhere(key: string, start: number): string | undefined {
  const [other, place] =
    start === 0
      ? [serviceSettingsSchema, `${OURS} of a service`]
      : [settingsSchema, `${OURS} at the top level`];
  return keysAt(other.json, []).includes(key) ? `Put ${key} under ${place}.` : undefined;
}

export function keysAt(json: JsonSchema, [step, ...rest]: Path): readonly string[] {
  const object = objectOf(json);
  if (step === undefined) return Object.keys(object?.properties ?? {});
  const inner =
    typeof step === 'number'
      ? ((json.items ?? listOf(json)?.items) as JsonSchema | undefined)
      : (object?.properties as Record<string, JsonSchema> | undefined)?.[step];
  return inner === undefined ? [] : keysAt(inner, rest);
}

function objectOf(json: JsonSchema): JsonSchema | undefined {
  return alternatives(json).find(({ type }) => type === 'object');
}

function listOf(json: JsonSchema): JsonSchema | undefined {
  return alternatives(json).find(({ type }) => type === 'array');
}

function alternatives(json: JsonSchema): readonly JsonSchema[] {
  return (json.anyOf as readonly JsonSchema[] | undefined) ?? [json];
}
