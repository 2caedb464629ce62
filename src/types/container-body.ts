type Words = readonly string[];
type Texts = Readonly<Record<string, string>>;

/** `Config` of a container (Docker API v1.41) without what placing it adds: image, environment, labels. */
export type ContainerConfig = {
  readonly Cmd?: Words;
  readonly Entrypoint?: Words;
  readonly User?: string;
  readonly WorkingDir?: string;
  readonly StopSignal?: string;
  readonly Hostname?: string;
  readonly Domainname?: string;
  readonly Tty?: boolean;
  readonly OpenStdin?: boolean;
  readonly ExposedPorts?: Readonly<Record<string, Record<string, never>>>;
  readonly Volumes?: Readonly<Record<string, Record<string, never>>>;
  /** Replaces the image's, key by key; `Test: ['NONE']` switches it off. */
  readonly Healthcheck?: Healthcheck;
};

/** Durations in nanoseconds. */
export type Healthcheck = {
  readonly Test?: Words;
  readonly Interval?: number;
  readonly Timeout?: number;
  readonly Retries?: number;
  readonly StartPeriod?: number;
  /** API 1.44. */
  readonly StartInterval?: number;
};

/** `HostConfig` of a container (Docker API v1.41, and what later versions add where it says so). */
export type HostConfig = Resources & {
  /** API 1.43. */
  readonly Annotations?: Texts;
  readonly Binds?: Words;
  readonly Mounts?: readonly Mount[];
  readonly CapAdd?: Words;
  readonly CapDrop?: Words;
  /** Absent: the first of the networks. */
  readonly NetworkMode?: string;
  readonly Init?: boolean;
  readonly IpcMode?: string;
  readonly CgroupnsMode?: string;
  readonly ReadonlyRootfs?: boolean;
  readonly AutoRemove?: boolean;
  readonly RestartPolicy?: RestartPolicy;
  readonly ShmSize?: number;
  readonly Sysctls?: Texts;
  readonly PortBindings?: Readonly<Record<string, readonly PortBinding[]>>;
  readonly VolumesFrom?: Words;
  readonly Dns?: Words;
  readonly DnsSearch?: Words;
  readonly DnsOptions?: Words;
  readonly ExtraHosts?: Words;
  readonly SecurityOpt?: Words;
  readonly MaskedPaths?: Words;
  readonly ReadonlyPaths?: Words;
  readonly StorageOpt?: Texts;
  readonly UsernsMode?: string;
  readonly UTSMode?: string;
  readonly Privileged?: boolean;
  readonly PidMode?: string;
  readonly Tmpfs?: Texts;
  readonly Runtime?: string;
  readonly LogConfig?: { readonly Type: string; readonly Config?: Texts };
  readonly GroupAdd?: Words;
  readonly Links?: Words;
  readonly OomScoreAdj?: number;
};

export type RestartPolicy = { readonly Name: string; readonly MaximumRetryCount?: number };
export type PortBinding = { readonly HostIp: string; readonly HostPort: string };

/** The `Resources` part of a host configuration; sizes in bytes. */
export type Resources = {
  readonly CgroupParent?: string;
  readonly Memory?: number;
  readonly MemorySwap?: number;
  readonly MemorySwappiness?: number;
  readonly MemoryReservation?: number;
  readonly OomKillDisable?: boolean;
  readonly CpuPeriod?: number;
  readonly CpuQuota?: number;
  readonly CpuRealtimePeriod?: number;
  readonly CpuRealtimeRuntime?: number;
  readonly CpuShares?: number;
  readonly NanoCpus?: number;
  readonly CpusetCpus?: string;
  readonly PidsLimit?: number;
  readonly DeviceCgroupRules?: Words;
  readonly Devices?: readonly Device[];
  readonly DeviceRequests?: readonly DeviceRequest[];
  readonly Ulimits?: readonly Ulimit[];
  readonly BlkioWeight?: number;
  readonly BlkioWeightDevice?: readonly { readonly Path: string; readonly Weight: number }[];
  readonly BlkioDeviceReadBps?: readonly ThrottleDevice[];
  readonly BlkioDeviceReadIOps?: readonly ThrottleDevice[];
  readonly BlkioDeviceWriteBps?: readonly ThrottleDevice[];
  readonly BlkioDeviceWriteIOps?: readonly ThrottleDevice[];
};

export type Device = {
  readonly PathOnHost: string;
  readonly PathInContainer: string;
  readonly CgroupPermissions: string;
};
export type DeviceRequest = {
  readonly Driver?: string;
  /** -1: all. */
  readonly Count?: number;
  readonly DeviceIDs?: Words;
  readonly Capabilities?: readonly Words[];
  readonly Options?: Texts;
};
export type Ulimit = { readonly Name: string; readonly Soft: number; readonly Hard: number };
export type ThrottleDevice = { readonly Path: string; readonly Rate: number };

export type Mount = {
  readonly Type: 'bind' | 'volume' | 'tmpfs' | 'image';
  readonly Source?: string;
  readonly Target: string;
  readonly ReadOnly?: boolean;
  readonly Consistency?: string;
  readonly BindOptions?: {
    readonly Propagation?: string;
    readonly NonRecursive?: boolean;
    /** API 1.42. */
    readonly CreateMountpoint?: boolean;
    /** API 1.44. */
    readonly ReadOnlyNonRecursive?: boolean;
    readonly ReadOnlyForceRecursive?: boolean;
  };
  readonly VolumeOptions?: {
    readonly NoCopy?: boolean;
    readonly Labels?: Texts;
    /** API 1.45. */
    readonly Subpath?: string;
  };
  readonly TmpfsOptions?: { readonly SizeBytes?: number; readonly Mode?: number };
  /** API 1.48. */
  readonly ImageOptions?: { readonly Subpath?: string };
};

/** An endpoint of a container on a network, without its aliases. */
export type EndpointSettings = {
  readonly Links?: Words;
  readonly IPAMConfig?: {
    readonly IPv4Address?: string;
    readonly IPv6Address?: string;
    readonly LinkLocalIPs?: Words;
  };
  readonly DriverOpts?: Texts;
  /** For every network from API 1.44 on, before that for the first one alone. */
  readonly MacAddress?: string;
  /** API 1.48. */
  readonly GwPriority?: number;
};
