import * as v from 'valibot';
import { readCommand } from './command.ts';
import { parseDuration } from './duration.ts';
import { serviceSettingsSchema, settingsSchema } from './extension/index.ts';
import { readImage } from './image.ts';
import { mapping, nameKey, optional, optionalList, optionalPairs } from './leaf.ts';
import { readEnvironmentName, readLabelName, readProjectName, readServiceName } from './names.ts';
import { readExpose, readHealthTest, readPlatform, readPull, readStopSignal, readUser } from './readers.ts';
import { readBoolean, readReplicas, readText, wholeNumber } from './scalar.ts';

/**
 * The file as it may be written. Readers give values their meaning; defaults are filled in later. Extensions other
 * than ours are left out before: they are free, everything else is strict.
 */

const healthcheckEntries = {
  test: optional(readHealthTest),
  interval: optional(parseDuration),
  timeout: optional(parseDuration),
  retries: optional(wholeNumber(0, 1_000_000)),
  start_period: optional(parseDuration),
  disable: optional(readBoolean),
};

const deployEntries = { replicas: optional(readReplicas) };

const serviceEntries = {
  image: optional(readImage),
  command: optional(readCommand),
  entrypoint: optional(readCommand),
  environment: optionalPairs(readEnvironmentName),
  expose: optionalList(readExpose),
  labels: optionalPairs(readLabelName),
  user: optional(readUser),
  working_dir: optional(readText),
  stop_signal: optional(readStopSignal),
  stop_grace_period: optional(parseDuration),
  init: optional(readBoolean),
  healthcheck: v.nullish(mapping(v.strictObject(healthcheckEntries))),
  pull_policy: optional(readPull),
  platform: optional(readPlatform),
  deploy: v.nullish(mapping(v.strictObject(deployEntries))),
  scale: optional(readReplicas),
  'x-ctr-bg': serviceSettingsSchema,
};
const service = v.nullish(mapping(v.strictObject(serviceEntries)));

const fileEntries = {
  name: optional(readProjectName),
  /** Obsolete, and ignored by Compose itself. */
  version: v.optional(v.unknown()),
  services: v.nullish(mapping(v.record(nameKey(readServiceName), service))),
  'x-ctr-bg': settingsSchema,
};

export const fileSchema = mapping(v.strictObject(fileEntries));

export type RawFile = v.InferOutput<typeof fileSchema>;
export type RawService = v.InferOutput<v.StrictObjectSchema<typeof serviceEntries, undefined>>;
export type RawHealthcheck = v.InferOutput<v.StrictObjectSchema<typeof healthcheckEntries, undefined>>;

/** What may be written where; `*` stands for any service. */
export const KEYS_AT: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(fileEntries),
  'services.*': Object.keys(serviceEntries),
  'services.*.healthcheck': Object.keys(healthcheckEntries),
  'services.*.deploy': Object.keys(deployEntries),
};
