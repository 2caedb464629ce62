import type { SwarmContainerSpec, SwarmSecretReference, SwarmServiceSpec } from '../../engine/index.ts';
import { OVERLAY } from '../../plan/index.ts';
import type {
  ContainerSettings,
  HostConfig,
  InjectedFile,
  SwarmSettings,
  TaskCount,
} from '../../types/index.ts';

/** A Swarm service to be made: its settings, and what its place in a release adds to them. */
export type ServicePlacement = {
  readonly name: string;
  readonly image: string;
  readonly tasks: TaskCount;
  readonly settings: ContainerSettings;
  readonly swarm: SwarmSettings;
  /** From the stop signal to SIGKILL, in ms. */
  readonly stopGrace: number;
  /** Ours. */
  readonly labels: Readonly<Record<string, string>>;
  /** The ids of what its containers are given, in the order of the settings' files. */
  readonly secrets: readonly { readonly id: string; readonly name: string }[];
};

/** The body of POST /services/create. What no Swarm service can have was refused when the file was read. */
export function serviceSpec(placement: ServicePlacement): SwarmServiceSpec {
  const { name, tasks, settings, swarm, labels } = placement;
  const { hostConfig, networks } = settings;
  const driver = hostConfig.LogConfig;
  return {
    Name: name,
    Labels: { ...swarm.labels, ...labels },
    TaskTemplate: {
      ContainerSpec: containerSpec(placement),
      Resources: swarm.resources,
      RestartPolicy: swarm.restart,
      Placement: swarm.placement,
      Networks: [
        ...networks.map((network) => ({ Target: network.name, Aliases: network.aliases })),
        { Target: OVERLAY },
      ],
      ...(driver?.Type && {
        LogDriver: { Name: driver.Type, ...(driver.Config && { Options: driver.Config }) },
      }),
    },
    Mode: tasks === 'global' ? { Global: {} } : { Replicated: { Replicas: tasks } },
    ...(swarm.update && { UpdateConfig: swarm.update }),
    ...(swarm.rollback && { RollbackConfig: swarm.rollback }),
    EndpointSpec: { Mode: 'dnsrr' },
  };
}

function containerSpec({ image, settings, stopGrace, secrets }: ServicePlacement): SwarmContainerSpec {
  const { config, environment, labels, files } = settings;
  return {
    Image: image,
    ...(Object.keys(labels).length > 0 && { Labels: labels }),
    ...given('Command', config.Entrypoint),
    ...given('Args', config.Cmd),
    ...given('Hostname', config.Hostname),
    Env: Object.entries(environment).map(([key, value]) => (value === null ? key : `${key}=${value}`)),
    ...given('Dir', config.WorkingDir),
    ...given('User', config.User),
    ...given('TTY', config.Tty),
    ...given('OpenStdin', config.OpenStdin),
    ...given('StopSignal', config.StopSignal),
    StopGracePeriod: stopGrace * 1e6,
    ...given('Healthcheck', config.Healthcheck),
    ...ofHost(settings.hostConfig),
    Mounts: mountsOf(settings.hostConfig),
    Secrets: files.map((file, index) => referenceTo(file, secrets[index])),
  };
}

function ofHost(host: HostConfig): Partial<SwarmContainerSpec> {
  const dns = {
    ...given('Nameservers', host.Dns),
    ...given('Search', host.DnsSearch),
    ...given('Options', host.DnsOptions),
  };
  return {
    ...given('Groups', host.GroupAdd),
    ...given('ReadOnly', host.ReadonlyRootfs),
    ...given('Init', host.Init),
    ...given('Hosts', host.ExtraHosts?.map(hostLine)),
    ...(Object.keys(dns).length > 0 && { DNSConfig: dns }),
    ...given('Sysctls', host.Sysctls),
    ...given('CapabilityAdd', host.CapAdd),
    ...given('CapabilityDrop', host.CapDrop),
    ...given('Ulimits', host.Ulimits),
  };
}

/** A property that is there only when it has a value. */
function given<Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, Value>);
}

/** `NAME:ADDRESS`, as containers have it, becomes `ADDRESS NAME`. */
function hostLine(text: string): string {
  const colon = text.indexOf(':');
  return `${text.slice(colon + 1)} ${text.slice(0, colon)}`;
}

/** A service knows no `Binds` and no `Tmpfs`: both are mounts. */
function mountsOf({ Binds = [], Mounts = [], Tmpfs = {} }: HostConfig): object[] {
  const binds = Binds.map((text) => {
    const [source = '', target = '', options = ''] = text.split(':');
    const Type = source.startsWith('/') ? 'bind' : 'volume';
    return { Type, Source: source, Target: target, ReadOnly: options.split(',').includes('ro') };
  });
  const tmpfs = Object.entries(Tmpfs).map(([target, options]) => ({
    Type: 'tmpfs',
    Target: target,
    TmpfsOptions: tmpfsOptions(options),
  }));
  return [...binds, ...Mounts, ...tmpfs];
}

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

function tmpfsOptions(text: string): { readonly SizeBytes?: number; readonly Mode?: number } {
  const [, size, unit = ''] = /(?:^|,)size=(\d+)([kmg]?)/i.exec(text) ?? [];
  const [, mode] = /(?:^|,)mode=([0-7]+)/.exec(text) ?? [];
  return {
    ...(size !== undefined && { SizeBytes: Number(size) * (UNITS[unit.toLowerCase()] ?? 1) }),
    ...(mode !== undefined && { Mode: Number.parseInt(mode, 8) }),
  };
}

function referenceTo(
  { target, uid, gid, mode }: InjectedFile,
  secret: { readonly id: string; readonly name: string } | undefined,
): SwarmSecretReference {
  return {
    SecretID: secret?.id ?? '',
    SecretName: secret?.name ?? '',
    File: { Name: target, UID: String(uid), GID: String(gid), Mode: mode },
  };
}
