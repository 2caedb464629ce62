import * as d from './decode.ts';
import type { Located, Path } from '../located.ts';
import type { Json } from './model.ts';
import { isNull } from './tree.ts';

/** One service as compose-go writes it; keys in its order. */

const fileReferences = d.listOf(
  d.struct({ source: d.text, target: d.text, uid: d.text, gid: d.text, mode: d.mode }),
);

const deviceRequest = d.struct({
  capabilities: d.texts,
  driver: d.text,
  count: (value, path) =>
    value.kind === 'scalar' && String(value.value).toLowerCase() === 'all' ? -1 : d.integer(value, path),
  device_ids: d.texts,
  options: d.pairs,
});

const limits = d.struct({ soft: d.integer, hard: d.integer });
const ulimits = d.mapOf((value, path) =>
  value.kind === 'scalar' ? (d.integer(value, path) ?? {}) : limits(value, path),
);

const hook = d.struct(
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
function hosts(value: Located, path: Path): Json | undefined {
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

const build = d.struct({
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

const watch = d.struct(
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

const deploy = d.struct(
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

const throttles = d.listOf((value, path) => {
  const { path: Path = '', rate: Rate = '0' } = d.struct({ path: d.text, rate: d.bytes })(
    value,
    path,
  ) as Record<string, Json>;
  return { Path, Rate };
});
const weights = d.listOf((value, path) => {
  const { path: Path = '', weight: Weight = 0 } = d.struct({ path: d.text, weight: d.integer })(
    value,
    path,
  ) as Record<string, Json>;
  return { Path, Weight };
});
const blkio = d.struct({
  weight: d.integer,
  weight_device: weights,
  device_read_bps: throttles,
  device_read_iops: throttles,
  device_write_bps: throttles,
  device_write_iops: throttles,
});

const healthcheck = d.struct({
  test: d.test,
  timeout: d.duration,
  interval: d.duration,
  retries: d.keptInteger,
  start_period: d.duration,
  start_interval: d.duration,
  disable: d.flag,
});

const network = d.struct({
  aliases: d.texts,
  driver_opts: d.pairs,
  gw_priority: d.integer,
  interface_name: d.text,
  ipv4_address: d.text,
  ipv6_address: d.text,
  link_local_ips: d.texts,
  mac_address: d.text,
  priority: d.integer,
});

const port = d.struct({
  name: d.text,
  mode: d.text,
  host_ip: d.text,
  target: d.integer,
  published: d.text,
  protocol: d.text,
  app_protocol: d.text,
});

const mount = d.struct({
  type: d.text,
  source: d.text,
  target: d.text,
  read_only: d.flag,
  consistency: d.text,
  bind: d.struct({ selinux: d.text, propagation: d.text, create_host_path: d.flag, recursive: d.text }),
  volume: d.struct({ labels: d.pairs, nocopy: d.flag, subpath: d.text }),
  tmpfs: d.struct({ size: d.bytes, mode: d.integer }),
  image: d.struct({ subpath: d.text }),
});

const dependency = d.struct(
  { condition: d.text, restart: d.flag, required: (value, path) => d.keptFlag(value, path) ?? false },
  { required: true },
);

/** Every attribute of the specification's service; a test holds the two lists together. */
export const SERVICE_FIELDS: d.Fields = {
  profiles: d.texts,
  annotations: d.pairs,
  attach: d.keptFlag,
  build,
  develop: d.struct({ watch: d.listOf(watch) }),
  blkio_config: blkio,
  cap_add: d.texts,
  cap_drop: d.texts,
  cgroup_parent: d.text,
  cgroup: d.text,
  cpu_count: d.integer,
  cpu_percent: d.ratio,
  cpu_period: d.integer,
  cpu_quota: d.integer,
  cpu_rt_period: d.integer,
  cpu_rt_runtime: d.integer,
  cpus: d.ratio,
  cpuset: d.text,
  cpu_shares: d.integer,
  command: d.command,
  configs: fileReferences,
  container_name: d.text,
  credential_spec: d.struct({ config: d.text, file: d.text, registry: d.text }),
  depends_on: d.mapOf(dependency),
  deploy,
  device_cgroup_rules: d.texts,
  devices: d.listOf(d.struct({ source: d.text, target: d.text, permissions: d.text })),
  dns: d.someTexts,
  dns_opt: d.texts,
  dns_search: d.texts,
  domainname: d.text,
  entrypoint: d.command,
  provider: d.struct({ type: d.text, options: d.repeatedPairs }),
  environment: d.optionalPairs,
  expose: d.texts,
  external_links: d.texts,
  extra_hosts: hosts,
  group_add: d.texts,
  gpus: d.listOf(deviceRequest),
  hostname: d.text,
  healthcheck,
  image: d.text,
  init: d.keptFlag,
  ipc: d.text,
  isolation: d.text,
  labels: d.pairs,
  links: d.texts,
  logging: d.struct({ driver: d.text, options: d.pairs }),
  mem_limit: d.bytes,
  mem_reservation: d.bytes,
  memswap_limit: d.bytes,
  mem_swappiness: d.bytes,
  mac_address: d.text,
  models: d.mapOf(d.struct({ endpoint_var: d.text, model_var: d.text })),
  network_mode: d.text,
  networks: d.mapOf(network),
  oom_kill_disable: d.flag,
  oom_score_adj: d.integer,
  pid: d.text,
  pids_limit: d.integer,
  platform: d.text,
  ports: d.listOf(port),
  privileged: d.flag,
  pull_policy: d.text,
  read_only: d.flag,
  restart: d.text,
  runtime: d.text,
  scale: d.keptInteger,
  secrets: fileReferences,
  security_opt: d.texts,
  shm_size: d.bytes,
  stdin_open: d.flag,
  stop_grace_period: d.duration,
  stop_signal: d.text,
  storage_opt: d.pairs,
  sysctls: d.pairs,
  tmpfs: d.texts,
  tty: d.flag,
  ulimits,
  use_api_socket: d.flag,
  user: d.text,
  userns_mode: d.text,
  uts: d.text,
  volumes: d.listOf(mount),
  volumes_from: d.texts,
  working_dir: d.text,
  pre_start: d.listOf(hook),
  post_start: d.listOf(hook),
  pre_stop: d.listOf(hook),
};

export const decodeService = d.struct(SERVICE_FIELDS, { command: null, entrypoint: null });
