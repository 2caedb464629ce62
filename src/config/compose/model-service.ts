import type { ComposeBuild, ComposeDeploy, ComposeDeviceRequest } from './model-deploy.ts';
import type {
  ComposeFileReference,
  ComposeUlimit,
  Extensible,
  OptionalTexts,
  Texts,
} from './model-shared.ts';

type Words = readonly string[];

/** One service as compose-go writes it; attributes in the order of the specification's schema. */
export type ComposeService = Extensible & {
  readonly annotations?: Texts;
  readonly attach?: boolean;
  readonly blkio_config?: ComposeBlkio;
  readonly build?: ComposeBuild;
  readonly cap_add?: Words;
  readonly cap_drop?: Words;
  readonly cgroup?: string;
  readonly cgroup_parent?: string;
  /** null: the image's own. */
  readonly command: Words | null;
  readonly configs?: readonly ComposeFileReference[];
  readonly container_name?: string;
  readonly cpu_count?: number;
  readonly cpu_percent?: number;
  readonly cpu_period?: number;
  readonly cpu_quota?: number;
  readonly cpu_rt_period?: number;
  readonly cpu_rt_runtime?: number;
  readonly cpu_shares?: number;
  readonly cpus?: number;
  readonly cpuset?: string;
  readonly credential_spec?: { readonly config?: string; readonly file?: string; readonly registry?: string };
  readonly depends_on?: Readonly<Record<string, ComposeDependency>>;
  readonly deploy?: ComposeDeploy;
  readonly develop?: Extensible & { readonly watch?: readonly Extensible[] };
  readonly device_cgroup_rules?: Words;
  readonly devices?: readonly ComposeDevice[];
  readonly dns?: Words;
  readonly dns_opt?: Words;
  readonly dns_search?: Words;
  readonly domainname?: string;
  /** null: the image's own. */
  readonly entrypoint: Words | null;
  /** With the values of `env_file`; `env_file` itself is gone. */
  readonly environment?: OptionalTexts;
  readonly expose?: Words;
  readonly external_links?: Words;
  /** `HOST=ADDRESS`, sorted. */
  readonly extra_hosts?: Words;
  readonly gpus?: readonly ComposeDeviceRequest[];
  readonly group_add?: Words;
  readonly healthcheck?: ComposeHealthcheck;
  readonly hostname?: string;
  readonly image?: string;
  readonly init?: boolean;
  readonly ipc?: string;
  readonly isolation?: string;
  /** With those of `label_file`. */
  readonly labels?: Texts;
  readonly links?: Words;
  readonly logging?: Extensible & { readonly driver?: string; readonly options?: Texts };
  readonly mac_address?: string;
  readonly mem_limit?: string;
  readonly mem_reservation?: string;
  readonly mem_swappiness?: string;
  readonly memswap_limit?: string;
  readonly models?: Readonly<Record<string, ComposeServiceModel | null>>;
  readonly network_mode?: string;
  readonly networks?: Readonly<Record<string, ComposeServiceNetwork | null>>;
  readonly oom_kill_disable?: boolean;
  readonly oom_score_adj?: number;
  readonly pid?: string;
  readonly pids_limit?: number;
  readonly platform?: string;
  readonly ports?: readonly ComposePort[];
  readonly post_start?: readonly ComposeHook[];
  readonly pre_start?: readonly ComposeHook[];
  readonly pre_stop?: readonly ComposeHook[];
  readonly privileged?: boolean;
  readonly profiles?: Words;
  readonly provider?: Extensible & {
    readonly type?: string;
    readonly options?: Readonly<Record<string, Words>>;
  };
  /** `always`, `never`, `missing`, `if_not_present`, `build`, `daily`, `weekly`, `every_DURATION`. */
  readonly pull_policy?: string;
  readonly read_only?: boolean;
  readonly restart?: string;
  readonly runtime?: string;
  readonly scale?: number;
  readonly secrets?: readonly ComposeFileReference[];
  readonly security_opt?: Words;
  readonly shm_size?: string;
  readonly stdin_open?: boolean;
  readonly stop_grace_period?: string;
  readonly stop_signal?: string;
  readonly storage_opt?: Texts;
  readonly sysctls?: Texts;
  readonly tmpfs?: Words;
  readonly tty?: boolean;
  readonly ulimits?: Readonly<Record<string, ComposeUlimit>>;
  readonly use_api_socket?: boolean;
  readonly user?: string;
  readonly userns_mode?: string;
  readonly uts?: string;
  readonly volumes?: readonly ComposeMount[];
  readonly volumes_from?: Words;
  readonly working_dir?: string;
};

export type ComposeDependency = Extensible & {
  readonly condition: 'service_started' | 'service_healthy' | 'service_completed_successfully';
  readonly required: boolean;
  readonly restart?: boolean;
};

export type ComposeDevice = Extensible & {
  readonly source?: string;
  readonly target?: string;
  readonly permissions?: string;
};

export type ComposeHealthcheck = Extensible & {
  readonly test?: Words;
  readonly interval?: string;
  readonly timeout?: string;
  readonly retries?: number;
  readonly start_period?: string;
  readonly start_interval?: string;
  readonly disable?: boolean;
};

export type ComposeHook = Extensible & {
  readonly command: Words | null;
  readonly image?: string;
  readonly user?: string;
  readonly privileged?: boolean;
  readonly working_dir?: string;
  readonly environment?: OptionalTexts;
  readonly per_replica?: boolean;
};

export type ComposePort = Extensible & {
  readonly name?: string;
  readonly mode?: string;
  readonly host_ip?: string;
  readonly target?: number;
  readonly published?: string;
  readonly protocol?: string;
  readonly app_protocol?: string;
};

export type ComposeServiceModel = Extensible & {
  readonly endpoint_var?: string;
  readonly model_var?: string;
};

export type ComposeServiceNetwork = Extensible & {
  readonly aliases?: Words;
  readonly driver_opts?: Texts;
  readonly gw_priority?: number;
  readonly interface_name?: string;
  readonly ipv4_address?: string;
  readonly ipv6_address?: string;
  readonly link_local_ips?: Words;
  readonly mac_address?: string;
  readonly priority?: number;
};

export type ComposeMount = Extensible & {
  readonly type: 'bind' | 'volume' | 'tmpfs' | 'npipe' | 'cluster' | 'image';
  readonly source?: string;
  readonly target?: string;
  readonly read_only?: boolean;
  readonly consistency?: string;
  readonly bind?: Extensible & {
    readonly selinux?: string;
    readonly propagation?: string;
    /** Absent is false, as Compose v2 prints it: defaults are written out. */
    readonly create_host_path?: boolean;
    readonly recursive?: string;
  };
  readonly volume?: Extensible & {
    readonly labels?: Texts;
    readonly nocopy?: boolean;
    readonly subpath?: string;
  };
  /** `size` is bytes as text, `mode` a number. */
  readonly tmpfs?: Extensible & { readonly size?: string; readonly mode?: number };
  readonly image?: Extensible & { readonly subpath?: string };
};

type ComposeBlkio = Extensible & {
  readonly weight?: number;
  /** Capitals: Compose has no JSON names for them. */
  readonly weight_device?: readonly { readonly Path: string; readonly Weight: number }[];
  readonly device_read_bps?: readonly ComposeThrottle[];
  readonly device_read_iops?: readonly ComposeThrottle[];
  readonly device_write_bps?: readonly ComposeThrottle[];
  readonly device_write_iops?: readonly ComposeThrottle[];
};
type ComposeThrottle = { readonly Path: string; readonly Rate: string };
