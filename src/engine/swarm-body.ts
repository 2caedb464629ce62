import type { LogLine, LogOptions } from './log-shapes.ts';
import type { Healthcheck, SwarmSettings, SwarmUpdate } from '../types/index.ts';

type Words = readonly string[];
type Texts = Readonly<Record<string, string>>;

/** The API's body of POST /services/create, as far as it is used here (Docker API v1.41). */
export type SwarmServiceSpec = {
  readonly Name: string;
  readonly Labels: Texts;
  readonly TaskTemplate: {
    readonly ContainerSpec: SwarmContainerSpec;
    readonly Resources?: SwarmSettings['resources'];
    readonly RestartPolicy?: SwarmSettings['restart'];
    readonly Placement?: SwarmSettings['placement'];
    readonly Networks: readonly { readonly Target: string; readonly Aliases?: Words }[];
    readonly LogDriver?: { readonly Name: string; readonly Options?: Texts };
  };
  readonly Mode: { readonly Replicated: { readonly Replicas: number } } | { readonly Global: object };
  readonly UpdateConfig?: SwarmUpdate;
  readonly RollbackConfig?: SwarmUpdate;
  /** `dnsrr`: the name stands for all tasks, and there is no address of its own. */
  readonly EndpointSpec: { readonly Mode: 'dnsrr' };
};

export type SwarmContainerSpec = {
  readonly Image: string;
  readonly Labels?: Texts;
  /** The entry point, and then its arguments. */
  readonly Command?: Words;
  readonly Args?: Words;
  readonly Hostname?: string;
  /** `NAME=value`; a name alone takes the image's variable away. */
  readonly Env?: Words;
  readonly Dir?: string;
  readonly User?: string;
  readonly Groups?: Words;
  readonly TTY?: boolean;
  readonly OpenStdin?: boolean;
  readonly ReadOnly?: boolean;
  readonly Init?: boolean;
  readonly StopSignal?: string;
  /** Nanoseconds. */
  readonly StopGracePeriod?: number;
  readonly Healthcheck?: Healthcheck;
  /** `ADDRESS NAME`, as in /etc/hosts. */
  readonly Hosts?: Words;
  readonly DNSConfig?: { readonly Nameservers?: Words; readonly Search?: Words; readonly Options?: Words };
  readonly Sysctls?: Texts;
  readonly CapabilityAdd?: Words;
  readonly CapabilityDrop?: Words;
  readonly Ulimits?: readonly { readonly Name: string; readonly Soft: number; readonly Hard: number }[];
  readonly Mounts?: readonly object[];
  readonly Secrets?: readonly SwarmSecretReference[];
};

export type SwarmSecretReference = {
  readonly SecretID: string;
  readonly SecretName: string;
  readonly File: { readonly Name: string; readonly UID: string; readonly GID: string; readonly Mode: number };
};

/** A service as its managers know it. `version` is what an update has to name (FAILURES 73). */
export type SwarmService = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly labels: Texts;
  readonly image: string;
  readonly command: Words;
  readonly args: Words;
  readonly env: Words;
  /** Absent of a service that is not replicated. */
  readonly replicas?: number;
  /** How many of its tasks run, as far as the managers know. */
  readonly running: number;
  readonly secretIds: Words;
  /** Of the last update: `updating`, `completed`, `paused`, `rollback_started`, … */
  readonly update?: { readonly state: string; readonly message: string };
};

export type SwarmTask = {
  readonly id: string;
  /** Which one of the replicas it is; 0 when the service has none. */
  readonly slot: number;
  readonly node: string;
  /** `new`, `pending`, `assigned`, `preparing`, `starting`, `running`, `complete`, `failed`, `rejected`, … */
  readonly state: string;
  readonly desired: string;
  /** What the engine says of the state; an error first. */
  readonly message: string;
  readonly container?: string;
  readonly exitCode?: number;
  /** Its addresses by the names of networks. */
  readonly addresses: ReadonlyMap<string, string>;
};

/** A network that spans the nodes. */
export type SwarmNetwork = { readonly Id: string; readonly Name: string; readonly Labels: Texts };

/** What is asked of the managers of a Swarm; every call may change no more than what its name says. */
export type Swarm = {
  /** Whether the engine is a manager, and so can be asked the rest. */
  isManager(): Promise<boolean>;
  /** Those with all the labels; undefined when nobody here is a manager. */
  services(labels: Words): Promise<SwarmService[] | undefined>;
  /** Of a service, the ones that ended among them. Empty when there is no such service. */
  tasks(service: string): Promise<SwarmTask[]>;
  /** What a task has written, as `readLogs` of a container, on whatever node it is. */
  readLogs(task: string, options: LogOptions): AsyncIterable<LogLine>;
  /** Also succeeds when there is one of that name: look at it. Credentials for its registry go along (FACTS 16). */
  createService(spec: SwarmServiceSpec): Promise<void>;
  /** Refused with status 500 or 409 when it is not at that version any more. */
  updateService(service: Pick<SwarmService, 'id' | 'version'>, spec: SwarmServiceSpec): Promise<void>;
  /** Also succeeds when it is gone. */
  removeService(id: string): Promise<void>;
  /** The id of the secret of that name, which is made when it is not there. */
  ensureSecret(name: string, labels: Texts, base64: string): Promise<string>;
  /** Removes those with the labels that no service uses. */
  sweepSecrets(labels: Words): Promise<void>;
  /** Networks that the engine may not list itself, as one that only works in the Swarm; an engine alone lists all it has. */
  networks(): Promise<readonly SwarmNetwork[]>;
  /** Makes an overlay network that containers may join, unless there is one of that name. */
  ensureOverlay(name: string, labels: Texts, options: { subnet?: string; body?: object }): Promise<void>;
  /** Also succeeds when it is gone; waits while tasks that are being stopped are on it. */
  removeOverlay(id: string): Promise<void>;
  /** Removes those with the labels that nobody is on. */
  sweepOverlays(labels: Words): Promise<void>;
};
