import type { Publish } from './routing.ts';
import type { Color, Generation, GenerationId, ReleaseId } from './release.ts';

export type HostName = string;

/** What is, on every host that was seen. */
export type World = ReadonlyMap<HostName, HostView>;

export type HostView = {
  readonly engine: EngineView;
  /** A manager of a Swarm answers for this host. */
  readonly isSwarm?: true;
  readonly network: NetworkView;
  readonly proxy: ProxyView | null;
  /** Application containers that carry our labels, of every project. */
  readonly containers: readonly ContainerView[];
  /** Containers of supporting services that carry our labels, of every project. */
  readonly supporting: readonly SupportingView[];
  /** Containers of hooks, of every project: one that nobody waits for was left by a command that was killed. */
  readonly hooks: readonly HookView[];
  /** The sources (`ResolvedImage.source`) in question that are on the engine. */
  readonly images: ReadonlySet<string>;
  /** Every network of the engine. */
  readonly networks: readonly ProjectNetworkView[];
  /** The volumes in question that are on the engine, by their names. */
  readonly volumes: ReadonlyMap<string, VolumeView>;
};

export type EngineView = {
  readonly version: string;
  /** `amd64`, `arm64`, … as images name it. */
  readonly architecture: string;
};

/**
 * The proxy's network: static addresses come from the colours' ranges, outside `--ip-range` (FACTS 6).
 * `id` is absent while it is still to be made; the subnet is then the one that it will get.
 */
export type NetworkView = { readonly id?: string; readonly subnet: string };

/** `project` is absent when it is not ours, `configHash` also of one that was made before there was one. */
export type ProjectNetworkView = {
  readonly id: string;
  readonly name: string;
  readonly project?: string;
  readonly configHash?: string;
};

/** As of a network. */
export type VolumeView = { readonly project?: string; readonly configHash?: string };

export type ContainerState = 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead';

export type ProxyView = {
  readonly container: string;
  readonly image: string;
  readonly state: ContainerState;
  readonly publish: Publish;
  /** Version of the main configuration on its volume; another one than ours means that it has to be renewed. */
  readonly configuration: string;
  /** Every generation on the volume that passed `nginx -t`, of every project. */
  readonly staged: readonly Generation[];
  /** Generations on the volume whose documents cannot be read: of another version, or written by hand. */
  readonly unreadable: readonly { readonly project: string; readonly id: GenerationId }[];
  /** What each project's live pointer names: what nginx loads when it starts. */
  readonly onDisk: ReadonlyMap<string, GenerationId>;
  /** What nginx itself answered for each project: what serves (FACTS 1). */
  readonly loaded: ReadonlyMap<string, GenerationId>;
  /** The releases of each project that can be brought back from the volume. */
  readonly recorded: ReadonlyMap<string, readonly ReleaseId[]>;
  /** The generations that are marked to be kept running. */
  readonly kept: ReadonlyMap<GenerationId, KeptMark>;
  /** The names of the networks that it is on. */
  readonly networks: readonly string[];
};

/** Until when a generation is kept: seconds since 1970 by the proxy's clock, and whether that has passed by it. */
export type KeptMark = { readonly until: number; readonly isDue: boolean };

export type ContainerView = {
  readonly id: string;
  readonly name: string;
  readonly state: ContainerState;
  readonly project: string;
  readonly service: string;
  readonly color: Color;
  readonly number: number;
  readonly release: ReleaseId;
  readonly configHash: string;
  readonly image: { readonly reference: string; readonly digest: string };
  /** As that of an `Instance`. */
  readonly address: string;
  /** From the stop signal to SIGKILL, in ms. */
  readonly stopGrace: number;
  /** It is a Swarm service, to which so many tasks belong. */
  readonly tasks?: number;
  /** Somebody has changed the Swarm service since we made it. */
  readonly altered?: true;
};

/** A container in which a command of the user is run. */
export type HookView = Pick<ContainerView, 'id' | 'name' | 'state' | 'project' | 'stopGrace'>;

/** A container of a service that is not swapped. */
export type SupportingView = {
  readonly id: string;
  readonly name: string;
  readonly state: ContainerState;
  readonly exitCode: number;
  /** Changes with every start, so that a start can be told from the one before. */
  readonly startedAt: string;
  /** By its HEALTHCHECK, if it has one. */
  readonly health: 'none' | 'starting' | 'healthy' | 'unhealthy';
  readonly project: string;
  readonly service: string;
  readonly number: number;
  readonly configHash: string;
  readonly image: { readonly reference: string; readonly digest: string };
  /** From the stop signal to SIGKILL, in ms. */
  readonly stopGrace: number;
  /** Its restart policy as it was made, such as `no`, `unless-stopped` or `on-failure:3`. */
  readonly restart: string;
  /** As of an application's. */
  readonly tasks?: number;
};
