import type { ComposeService } from '../compose/model.ts';
import { isPresent } from '../present.ts';
import { attributeName, mistake, type Subject } from './subject.ts';

/** What becomes of an attribute of a service. */
type Treatment =
  /** It becomes a part of the container, here. */
  | 'container'
  /** Another room or a step of the deploy sees to it. */
  | 'elsewhere'
  /** It is for other commands than ours. */
  | 'without-effect'
  /** The reason why it is an error, to be put after the attribute's name. */
  | { readonly refused: string; readonly hint?: string };

type Attribute = Exclude<keyof ComposeService, `x-${string}`>;

const WINDOWS: Treatment = { refused: 'is for Windows alone' };
const HOOK: Treatment = {
  refused: 'is not supported: nothing that must run around a start is run again after a crash',
  hint: 'Put it into the entrypoint of the image, or into a service of its own that others depend on.',
};

/** Every attribute of the specification: the compiler asks for each that the model has. */
const ATTRIBUTES: Readonly<Record<Attribute, Treatment>> = {
  annotations: 'container',
  attach: 'without-effect',
  blkio_config: 'container',
  build: 'elsewhere',
  cap_add: 'container',
  cap_drop: 'container',
  cgroup: 'container',
  cgroup_parent: 'container',
  command: 'container',
  configs: 'container',
  container_name: 'elsewhere',
  cpu_count: WINDOWS,
  cpu_percent: WINDOWS,
  cpu_period: 'container',
  cpu_quota: 'container',
  cpu_rt_period: 'container',
  cpu_rt_runtime: 'container',
  cpu_shares: 'container',
  cpus: 'container',
  cpuset: 'container',
  credential_spec: WINDOWS,
  depends_on: 'elsewhere',
  deploy: 'container',
  develop: 'without-effect',
  device_cgroup_rules: 'container',
  devices: 'container',
  dns: 'container',
  dns_opt: 'container',
  dns_search: 'container',
  domainname: 'container',
  entrypoint: 'container',
  environment: 'container',
  expose: 'container',
  external_links: 'container',
  extra_hosts: 'container',
  gpus: 'container',
  group_add: 'container',
  healthcheck: 'container',
  hostname: 'container',
  image: 'elsewhere',
  init: 'container',
  ipc: 'container',
  isolation: WINDOWS,
  labels: 'container',
  links: 'container',
  logging: 'container',
  mac_address: 'container',
  mem_limit: 'container',
  mem_reservation: 'container',
  mem_swappiness: 'container',
  memswap_limit: 'container',
  models: { refused: 'is not supported: ctr-bg runs no model runner' },
  network_mode: 'container',
  networks: 'container',
  oom_kill_disable: 'container',
  oom_score_adj: 'container',
  pid: 'container',
  pids_limit: 'container',
  platform: 'elsewhere',
  ports: 'container',
  post_start: HOOK,
  pre_start: HOOK,
  pre_stop: HOOK,
  privileged: 'container',
  profiles: 'elsewhere',
  provider: {
    refused: 'is not supported: such a service is no container, but a program on this machine',
    hint: 'Run the provider yourself, and give its results to the services as variables.',
  },
  pull_policy: 'elsewhere',
  read_only: 'container',
  restart: 'container',
  runtime: 'container',
  scale: 'elsewhere',
  secrets: 'container',
  security_opt: 'container',
  shm_size: 'container',
  stdin_open: 'container',
  stop_grace_period: 'elsewhere',
  stop_signal: 'container',
  storage_opt: 'container',
  sysctls: 'container',
  tmpfs: 'container',
  tty: 'container',
  ulimits: 'container',
  use_api_socket: {
    refused: 'is not supported: it would hand the registry passwords of this machine to the container',
    hint: 'Mount the socket: /var/run/docker.sock:/var/run/docker.sock.',
  },
  user: 'container',
  userns_mode: 'container',
  uts: 'container',
  volumes: 'container',
  volumes_from: 'container',
  working_dir: 'container',
};

/** Throws CONFIG for the first attribute that cannot be honoured. */
export function refuseAttributes(subject: Subject): void {
  for (const [name, treatment] of Object.entries(ATTRIBUTES)) {
    const value = subject.service[name as Attribute];
    if (typeof treatment === 'string' || !isPresent(value) || value === false || isDefault(name, value))
      continue;
    const message = `${attributeName(subject, [name])} ${treatment.refused}`;
    throw mistake(subject, [name], message, treatment.hint);
  }
}

function isDefault(name: string, value: unknown): boolean {
  return name === 'isolation' && value === 'default';
}
