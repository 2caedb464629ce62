import { join } from 'node:path';
import * as v from 'valibot';
import { CtrBgError } from '../types/index.ts';
import { configDirectory, type Environment, type Files } from './environment.ts';
import { messageOf } from './cause.ts';

const stored = v.object({
  auth: v.nullish(v.string()),
  username: v.nullish(v.string()),
  password: v.nullish(v.string()),
  identitytoken: v.nullish(v.string()),
  registrytoken: v.nullish(v.string()),
});
export const authsSchema = v.record(v.string(), stored);
export type StoredAuths = v.InferOutput<typeof authsSchema>;

const configSchema = v.object({
  currentContext: v.nullish(v.string()),
  auths: v.nullish(authsSchema),
  credsStore: v.nullish(v.string()),
  credHelpers: v.nullish(v.record(v.string(), v.string())),
});
export type DockerConfig = v.InferOutput<typeof configSchema>;

/** The docker CLI's config.json; empty when there is none, CONFIG when it cannot be understood. */
export function readDockerConfig(environment: Environment, files: Files): DockerConfig {
  const path = join(configDirectory(environment), 'config.json');
  const bytes = readOrRefuse(path, files);
  if (bytes === undefined || bytes.length === 0) return {};
  return parseDocument(bytes.toString('utf8'), path, configSchema);
}

/** Reads a file that need not be there; CONFIG when it is there and cannot be read. */
export function readOrRefuse(path: string, files: Files): Buffer | undefined {
  try {
    return files.read(path);
  } catch (cause) {
    throw new CtrBgError('CONFIG', `${path} cannot be read: ${messageOf(cause)}`, { cause });
  }
}

/** A JSON document of a known shape. The error names its place and the key, never its content: it may hold passwords. */
export function parseDocument<T>(text: string, place: string, schema: v.GenericSchema<unknown, T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CtrBgError('CONFIG', `${place} is not valid JSON`);
  }
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const key = v.getDotPath(result.issues[0]) ?? 'the document';
  throw new CtrBgError('CONFIG', `${place}: ${key} has an unexpected form`);
}
