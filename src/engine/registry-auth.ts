import { CtrBgError } from '../types/index.ts';
import { type Credentials, runHelper } from './credential-helper.ts';
import {
  authsSchema,
  type DockerConfig,
  parseDocument,
  readDockerConfig,
  type StoredAuths,
} from './docker-config.ts';
import type { Environment, Files } from './environment.ts';
import { HUB, type ImageReference } from './reference.ts';
import * as v from 'valibot';

/** Docker Hub's key in config.json, for credential helpers and as `serveraddress`. */
const HUB_KEY = 'https://index.docker.io/v1/';

export type AuthSources = {
  readonly environment: Environment;
  readonly files: Files;
  /** For a credential helper, in ms. */
  readonly deadline: number;
};

/**
 * Credentials for the registry of an image, and for no other: DOCKER_AUTH_CONFIG, then the helper of this registry
 * (`credHelpers`) or of all (`credsStore`), then `auths` of config.json. Undefined when nobody knows any.
 */
export async function findCredentials(
  { registry }: ImageReference,
  sources: AuthSources,
): Promise<Credentials | undefined> {
  const key = registry === HUB ? HUB_KEY : registry;
  const fromEnvironment = environmentAuths(sources.environment);
  const given = fromEnvironment && findStored(fromEnvironment, key);
  if (given !== undefined) return given;
  const config = readDockerConfig(sources.environment, sources.files);
  const helper = helperFor(config, key);
  if (helper !== undefined) return runHelper(helper, key, sources.environment, sources.deadline);
  return config.auths ? findStored(config.auths, key) : undefined;
}

/** The X-Registry-Auth header: base64url of JSON, with padding, without which older engines take it for none. */
export function encodeCredentials(credentials: Credentials | Readonly<Record<string, Credentials>>): string {
  return Buffer.from(JSON.stringify(credentials))
    .toString('base64')
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

function environmentAuths(environment: Environment): StoredAuths | undefined {
  const text = environment['DOCKER_AUTH_CONFIG'];
  if (!text) return undefined;
  return (
    parseDocument(text, 'DOCKER_AUTH_CONFIG', v.object({ auths: v.nullish(authsSchema) })).auths ?? undefined
  );
}

function helperFor({ credHelpers, credsStore }: DockerConfig, key: string): string | undefined {
  const named = Object.entries(credHelpers ?? {}).find(([registry]) => isSame(registry, key));
  return named?.[1] || credsStore || undefined;
}

function findStored(auths: StoredAuths, key: string): Credentials | undefined {
  const stored = auths[key] ?? Object.entries(auths).find(([registry]) => isSame(registry, key))?.[1];
  if (stored === undefined) return undefined;
  if (stored.identitytoken) return { identitytoken: stored.identitytoken, serveraddress: key };
  if (stored.registrytoken) return { registrytoken: stored.registrytoken, serveraddress: key };
  const login = stored.auth
    ? decodeLogin(stored.auth, key)
    : { username: stored.username ?? '', password: stored.password ?? '' };
  return login.username === '' ? undefined : { ...login, serveraddress: key };
}

function decodeLogin(auth: string, key: string): { username: string; password: string } {
  const text = Buffer.from(auth, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon <= 0)
    throw new CtrBgError('CONFIG', `the stored login for ${key} is malformed`, {
      hint: `Run \`docker login ${key}\` again.`,
    });
  // The docker CLI writes passwords that end with NUL in old files.
  return { username: text.slice(0, colon), password: text.slice(colon + 1).replace(/\0+$/, '') };
}

/** Whether two keys name one registry: with or without scheme and path, and Docker Hub under each of its names. */
function isSame(a: string, b: string): boolean {
  return hostOf(a) === hostOf(b);
}

function hostOf(key: string): string {
  const host = key.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  return host === HUB || host === 'registry-1.docker.io' ? 'index.docker.io' : host;
}
