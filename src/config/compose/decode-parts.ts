import type { Located, Path } from '../located.ts';
import * as d from './decode.ts';
import type { Json } from './model.ts';
import { isNull } from './tree.ts';

/** The larger parts of a service as compose-go writes them. */

export const fileReferences = d.listOf(
  d.struct({ source: d.text, target: d.text, uid: d.text, gid: d.text, mode: d.mode }),
);

export const deviceRequest = d.struct({
  capabilities: d.texts,
  driver: d.text,
  count: (value, path) =>
    value.kind === 'scalar' && String(value.value).toLowerCase() === 'all' ? -1 : d.integer(value, path),
  device_ids: d.texts,
  options: d.pairs,
});

const limits = d.struct({ soft: d.integer, hard: d.integer });
export const ulimits = d.mapOf((value, path) =>
  value.kind === 'scalar' ? (d.integer(value, path) ?? {}) : limits(value, path),
);

export const hook = d.struct(
  {
    command: d.command,
    image: d.text,
    user: d.text,
    privileged: d.flag,
    working_dir: d.text,
    environment: d.optionalPairs,
    per_replica: d.flag,
  },
  { command: null },
);

/** Sorted, an address for each line, IPv6 without brackets. */
export function hosts(value: Located, path: Path): Json | undefined {
  const lines = d.texts(value, path);
  if (!Array.isArray(lines)) return undefined;
  return (lines as string[])
    .flatMap((line) => {
      const sign = line.includes('=') ? '=' : ':';
      const [host = '', ...rest] = line.split(sign);
      return rest
        .join(sign)
        .split(',')
        .map((address) => `${host}=${address.replace(/^\[(.+)\]$/, '$1')}`);
    })
    .sort();
}

function ssh(value: Located, path: Path): Json | undefined {
  const ids = d.mapOf((file, at) => (isNull(file) ? '' : (d.text(file, at) ?? '')))(value, path);
  if (ids === undefined) return undefined;
  return Object.entries(ids as Record<string, string>).map(([id, path]) =>
    path === '' ? id : `${id}: ${path}`,
  );
}

export const build = d.struct({
  context: d.text,
  dockerfile: d.text,
  dockerfile_inline: d.text,
  entitlements: d.texts,
  args: d.optionalPairs,
  provenance: d.text,
  sbom: d.text,
  ssh,
  labels: d.pairs,
  cache_from: d.texts,
  cache_to: d.texts,
  no_cache: d.flag,
  no_cache_filter: d.texts,
  additional_contexts: d.pairs,
  pull: d.flag,
  extra_hosts: hosts,
  isolation: d.text,
  network: d.text,
  target: d.text,
  secrets: fileReferences,
  shm_size: d.bytes,
  tags: d.texts,
  ulimits,
  platforms: d.texts,
  privileged: d.flag,
});

export const watch = d.struct(
  {
    path: d.text,
    action: d.text,
    target: d.text,
    exec: hook,
    include: d.texts,
    ignore: d.texts,
    initial_sync: d.flag,
  },
  { path: '', action: '', exec: { command: null } },
);

const update = d.struct({
  parallelism: d.keptInteger,
  delay: d.someDuration,
  failure_action: d.text,
  monitor: d.someDuration,
  max_failure_ratio: d.ratio,
  order: d.text,
});

const resource = d.struct({
  cpus: d.ratio,
  memory: d.bytes,
  pids: d.integer,
  devices: d.listOf(deviceRequest),
  generic_resources: d.listOf(
    d.struct({
      discrete_resource_spec: d.struct({ kind: d.text, value: d.zeroInteger }, { kind: '', value: 0 }),
    }),
  ),
});

export const deploy = d.struct(
  {
    mode: d.text,
    replicas: d.keptInteger,
    labels: d.pairs,
    update_config: update,
    rollback_config: update,
    resources: d.struct({ limits: resource, reservations: resource }),
    restart_policy: d.struct({
      condition: d.text,
      delay: d.duration,
      max_attempts: d.keptInteger,
      window: d.duration,
    }),
    placement: d.struct({
      constraints: d.texts,
      preferences: d.listOf(d.struct({ spread: d.text })),
      max_replicas_per_node: d.integer,
    }),
    endpoint_mode: d.text,
  },
  { resources: {}, placement: {} },
);
