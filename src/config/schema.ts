import * as v from 'valibot';
import { readCommand } from './command.ts';
import { durationFrom, parseDuration } from './duration.ts';
import { readImage } from './image.ts';
import { nameKey, optional, optionalList, optionalPairs } from './leaf.ts';
import { readEnvironmentName, readLabelName, readPath, readProjectName, readServiceName } from './names.ts';
import { readPublish } from './publish.ts';
import {
  readExpose,
  readHealthTest,
  readPlatform,
  readPull,
  readRoute,
  readStopSignal,
  readUser,
} from './readers.ts';
import { readBoolean, readPort, readReplicas, readText, wholeNumber } from './scalar.ts';

/**
 * The file as it may be written. Readers give values their meaning; defaults are filled in later. Extensions other
 * than ours are left out before: they are free, everything else is strict.
 */

const MAPPING = 'must be a mapping';

const readProbeTimeout = durationFrom(1);
/** Less would be busy polling. */
const readInterval = durationFrom(10);

const probeEntries = {
  path: optional(readPath),
  timeout: optional(readProbeTimeout),
  interval: optional(readInterval),
  successes: optional(wholeNumber(1, 100)),
};
const probe = v.nullish(v.strictObject(probeEntries, MAPPING));

const proxyEntries = { image: optional(readImage), publish: optional(readPublish) };

const settingsEntries = {
  proxy: v.nullish(v.strictObject(proxyEntries, MAPPING)),
  bg: optional(readBoolean),
  drain: optional(parseDuration),
  probe,
};

const serviceSettingsEntries = {
  port: optional(readPort),
  routes: optionalList(readRoute),
  probe,
  drain: optional(parseDuration),
  replicas: optional(readReplicas),
};

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
  healthcheck: v.nullish(v.strictObject(healthcheckEntries, MAPPING)),
  pull_policy: optional(readPull),
  platform: optional(readPlatform),
  deploy: v.nullish(v.strictObject(deployEntries, MAPPING)),
  scale: optional(readReplicas),
  'x-ctr-bg': v.nullish(v.strictObject(serviceSettingsEntries, MAPPING)),
};
const service = v.nullish(v.strictObject(serviceEntries, MAPPING));

const fileEntries = {
  name: optional(readProjectName),
  /** Obsolete, and ignored by Compose itself. */
  version: v.optional(v.unknown()),
  services: v.nullish(v.record(nameKey(readServiceName), service, 'must be a mapping of services')),
  'x-ctr-bg': v.nullish(v.strictObject(settingsEntries, MAPPING)),
};

export const fileSchema = v.strictObject(fileEntries, 'must be a mapping with the key services');

export type RawFile = v.InferOutput<typeof fileSchema>;
export type RawService = v.InferOutput<v.StrictObjectSchema<typeof serviceEntries, string>>;
export type RawSettings = v.InferOutput<v.StrictObjectSchema<typeof settingsEntries, string>>;
export type RawServiceSettings = v.InferOutput<v.StrictObjectSchema<typeof serviceSettingsEntries, string>>;
export type RawHealthcheck = v.InferOutput<v.StrictObjectSchema<typeof healthcheckEntries, string>>;

/** What may be written where; `*` stands for any service. */
export const KEYS_AT: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(fileEntries),
  'services.*': Object.keys(serviceEntries),
  'services.*.healthcheck': Object.keys(healthcheckEntries),
  'services.*.deploy': Object.keys(deployEntries),
  'services.*.x-ctr-bg': Object.keys(serviceSettingsEntries),
  'services.*.x-ctr-bg.probe': Object.keys(probeEntries),
  'x-ctr-bg': Object.keys(settingsEntries),
  'x-ctr-bg.proxy': Object.keys(proxyEntries),
  'x-ctr-bg.probe': Object.keys(probeEntries),
};
