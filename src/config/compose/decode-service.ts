import { build, deploy, deviceRequest, fileReferences, hook, hosts, ulimits, watch } from './decode-parts.ts';
import * as d from './decode.ts';
import type { Json } from './model.ts';

/** One service as compose-go writes it; keys in its order. */

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
