/** Keys of Compose that this version does not honour yet: never ignored in silence, and never called unknown. */

const list = (words: string) => words.split(/\s+/);

const LATER_AT: Readonly<Record<string, readonly string[]>> = {
  '': list('networks volumes secrets configs include models'),
  'services.*':
    list(`annotations attach blkio_config build cap_add cap_drop cgroup cgroup_parent configs container_name
    cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus cpuset credential_spec
    depends_on develop device_cgroup_rules devices dns dns_opt dns_search domainname env_file extends external_links
    extra_hosts gpus group_add hostname ipc isolation label_file links logging mac_address mem_limit mem_reservation
    mem_swappiness memswap_limit models network_mode networks oom_kill_disable oom_score_adj pid pids_limit ports
    post_start pre_start pre_stop privileged profiles provider read_only restart runtime secrets security_opt shm_size
    stdin_open storage_opt sysctls tmpfs tty ulimits use_api_socket userns_mode uts volumes volumes_from`),
  'services.*.healthcheck': ['start_interval'],
  'services.*.deploy': list(
    'mode endpoint_mode labels resources restart_policy placement update_config rollback_config',
  ),
};

const HINTS: Readonly<Record<string, string>> = {
  build: 'Build and push the image first, and name it with image: or as `up IMAGE`.',
  ports:
    'The proxy owns the ports of the host: remove ports:, and name the port inside of the container as port: under x-ctr-bg.',
  container_name: 'Remove it: blue and green run side by side, so their names are chosen by ctr-bg.',
  restart: 'Remove it: what serves is always restarted.',
  env_file: 'Use environment: instead; a name without a value is taken from the environment of the command.',
};

/** Whether Compose knows a key at a place such as `services.*`, though we do not yet. */
export function isLater(place: string, key: string): boolean {
  return LATER_AT[place]?.includes(key) ?? false;
}

export function laterKeys(place: string): readonly string[] {
  return LATER_AT[place] ?? [];
}

export function laterHint(key: string): string {
  return (
    HINTS[key] ??
    'Remove it, or put it into a file of its own for docker compose; nothing is ignored in silence.'
  );
}
