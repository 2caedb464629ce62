import type { Credentials } from './credential-helper.ts';
import type { Door } from './door.ts';
import { parseReference } from './reference.ts';
import { encodeCredentials, findCredentials } from './registry-auth.ts';

/**
 * The X-Registry-Config header of POST /build: the credentials of the registries of these images, and of no others,
 * by the registry's key; with what of it must never be shown.
 */
export async function readRegistryConfig(
  { environment, files, deadlines }: Door,
  images: readonly string[],
): Promise<{ headers: Record<string, string>; secrets: string[] }> {
  const sources = { environment, files, deadline: deadlines.credentialHelper };
  const found = await Promise.all(images.map((image) => findCredentials(parseReference(image), sources)));
  const credentials = found.filter((one) => one !== undefined);
  if (credentials.length === 0) return { headers: {}, secrets: [] };
  const config = Object.fromEntries(credentials.map((one) => [one.serveraddress, one]));
  return {
    headers: { 'X-Registry-Config': encodeCredentials(config) },
    secrets: credentials.flatMap(secretsOf),
  };
}

function secretsOf({ serveraddress: _address, ...secret }: Credentials): string[] {
  return Object.entries(secret)
    .filter(([name]) => name !== 'username')
    .map(([, value]) => value);
}
