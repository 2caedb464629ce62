import * as v from 'valibot';
import { readCommand } from './command.ts';
import { durationFrom, parseDuration } from './duration.ts';
import { readImage } from './image.ts';
import { mapping, nameKey, optional, optionalList, optionalPairs } from './leaf.ts';
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

const readProbeTimeout = durationFrom(1);
/** Less would be busy polling. */
const readInterval = durationFrom(10);

const probeEntries = {
  path: optional(readPath),
  timeout: optional(readProbeTimeout),
  interval: optional(readInterval),
  successes: optional(wholeNumber(1, 100)),
};
const probe = v.nullish(mapping(v.strictObject(probeEntries)));

const proxyEntries = { image: optional(readImage), publish: optional(readPublish) };

const settingsEntries = {
  proxy: v.nullish(mapping(v.strictObject(proxyEntries))),
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
  healthcheck: v.nullish(mapping(v.strictObject(healthcheckEntries))),
  pull_policy: optional(readPull),
  platform: optional(readPlatform),
  deploy: v.nullish(mapping(v.strictObject(deployEntries))),
  scale: optional(readReplicas),
  'x-ctr-bg': v.nullish(mapping(v.strictObject(serviceSettingsEntries))),
};
const service = v.nullish(mapping(v.strictObject(serviceEntries)));

const fileEntries = {
  name: optional(readProjectName),
  /** Obsolete, and ignored by Compose itself. */
  version: v.optional(v.unknown()),
  services: v.nullish(mapping(v.record(nameKey(readServiceName), service))),
  'x-ctr-bg': v.nullish(mapping(v.strictObject(settingsEntries))),
};

export const fileSchema = mapping(v.strictObject(fileEntries));

export type RawFile = v.InferOutput<typeof fileSchema>;
export type RawService = v.InferOutput<v.StrictObjectSchema<typeof serviceEntries, undefined>>;
export type RawSettings = v.InferOutput<v.StrictObjectSchema<typeof settingsEntries, undefined>>;
export type RawServiceSettings = v.InferOutput<
  v.StrictObjectSchema<typeof serviceSettingsEntries, undefined>
>;
export type RawHealthcheck = v.InferOutput<v.StrictObjectSchema<typeof healthcheckEntries, undefined>>;

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
