import * as v from 'valibot';
import type { Path } from '../located.ts';
import { type At, mistakes } from './mistakes.ts';
import {
  type RawServiceSettings,
  type RawSettings,
  serviceSettingsSchema,
  settingsSchema,
} from './schema.ts';
import { OURS, unknownKey } from './unknown-key.ts';

/** `x-ctr-bg` at the top of a file, given as plain values. Throws CONFIG with the place of the first mistake. */
export function readSettings(value: unknown, at: At): RawSettings {
  return read(settingsSchema, value, [OURS], at) ?? {};
}

/** `x-ctr-bg` of a service. Throws CONFIG with the place of the first mistake. */
export function readServiceSettings(value: unknown, service: string, at: At): RawServiceSettings {
  return read(serviceSettingsSchema, value, ['services', service, OURS], at) ?? {};
}

function read<T>(schema: v.GenericSchema<unknown, T>, value: unknown, base: Path, at: At): T {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw mistakes(result.issues, base, at, unknownKey);
}
