import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type Schema = { readonly definitions?: Definitions; readonly $defs?: Definitions };
type Definitions = { readonly service: { readonly properties: Readonly<Record<string, unknown>> } };

/** Every attribute that the Compose specification's own schema gives a service. */
export function serviceAttributes(): string[] {
  const file = fileURLToPath(new URL('../../../compose/compose-spec.schema.json', import.meta.url));
  const schema = JSON.parse(readFileSync(file, 'utf8')) as Schema;
  return Object.keys((schema.definitions ?? schema.$defs)?.service.properties ?? {}).sort();
}

/** What cannot be seen in a container, or not in one of ours beside one of Compose's; docs/compose.md has it too. */
export const NOT_INSPECTED: Readonly<Record<string, string>> = {
  build: 'makes an image, not a container',
  configs: 'compared by what is in the files (container.test.ts): ours are copies',
  container_name: 'names differ; refused for what is swapped',
  cpu_count: 'of Windows, refused',
  cpu_percent: 'of Windows, refused',
  credential_spec: 'of Windows, refused',
  develop: 'for `docker compose watch` alone',
  external_links: 'needs a container of somebody else',
  extends: 'resolved while loading',
  isolation: 'of Windows, refused',
  models: 'needs Docker Model Runner, refused',
  post_start: 'refused: nothing that runs around a start is run again after a crash',
  pre_stop: 'refused, as `post_start`',
  profiles: 'decides whether there is a container',
  provider: 'has no container, refused',
  pull_refresh_after: 'for pulling alone, and Docker Compose 2.40 passes over it',
  storage_opt: 'the storage drivers of the laboratory take none',
  use_api_socket: 'refused: it hands the registry passwords of this machine to the container',
};
