import type {
  ComposeFileReference,
  ComposeUlimit,
  Extensible,
  OptionalTexts,
  Texts,
} from './model-shared.ts';

type Words = readonly string[];

/** `build:` of a service. */
export type ComposeBuild = Extensible & {
  /** An absolute path or an address. */
  readonly context?: string;
  readonly dockerfile?: string;
  readonly dockerfile_inline?: string;
  readonly entitlements?: Words;
  readonly args?: OptionalTexts;
  readonly provenance?: string;
  readonly sbom?: string;
  /** `ID` or `ID: PATH`. */
  readonly ssh?: Words;
  readonly labels?: Texts;
  readonly cache_from?: Words;
  readonly cache_to?: Words;
  readonly no_cache?: boolean;
  readonly no_cache_filter?: Words;
  readonly additional_contexts?: Texts;
  readonly pull?: boolean;
  readonly extra_hosts?: Words;
  readonly isolation?: string;
  readonly network?: string;
  readonly target?: string;
  readonly secrets?: readonly ComposeFileReference[];
  readonly shm_size?: string;
  readonly tags?: Words;
  readonly ulimits?: Readonly<Record<string, ComposeUlimit>>;
  readonly platforms?: Words;
  readonly privileged?: boolean;
};

/** `deploy:` of a service; `resources` and `placement` are always there in Compose's JSON, often empty. */
export type ComposeDeploy = Extensible & {
  readonly mode?: string;
  readonly replicas?: number;
  readonly labels?: Texts;
  readonly update_config?: ComposeUpdate;
  readonly rollback_config?: ComposeUpdate;
  readonly resources: Extensible & {
    readonly limits?: ComposeResource;
    readonly reservations?: ComposeResource;
  };
  readonly restart_policy?: Extensible & {
    readonly condition?: string;
    readonly delay?: string;
    readonly max_attempts?: number;
    readonly window?: string;
  };
  readonly placement: Extensible & {
    readonly constraints?: Words;
    readonly preferences?: readonly { readonly spread?: string }[];
    readonly max_replicas_per_node?: number;
  };
  readonly endpoint_mode?: string;
};

export type ComposeUpdate = Extensible & {
  readonly parallelism?: number;
  readonly delay?: string;
  readonly failure_action?: string;
  readonly monitor?: string;
  readonly max_failure_ratio?: number;
  readonly order?: string;
};

export type ComposeResource = Extensible & {
  /** A number of CPUs, such as 0.5. */
  readonly cpus?: number;
  readonly memory?: string;
  readonly pids?: number;
  readonly devices?: readonly ComposeDeviceRequest[];
  readonly generic_resources?: readonly {
    readonly discrete_resource_spec?: { readonly kind: string; readonly value: number };
  }[];
};

export type ComposeDeviceRequest = {
  readonly capabilities?: Words;
  readonly driver?: string;
  /** -1: all. */
  readonly count?: number;
  readonly device_ids?: Words;
  readonly options?: Texts;
};
