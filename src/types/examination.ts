import type { CtrBgError } from './error.ts';
import type { Generation } from './release.ts';
import type { Endpoint, Publish } from './routing.ts';
import type { ContainerState, HostView } from './world.ts';

/** A host as `doctor` sees it: also what keeps every other command from looking at it. */
export type Examination = {
  /** What our proxy and its network are called on every host, and where its volume is in it. */
  readonly names: { readonly proxy: string; readonly network: string; readonly root: string };
  readonly engine: EngineFacts;
  /** Absent when the host cannot be looked at as a deploy does; `obstacle` then says why. */
  readonly view?: HostView;
  readonly obstacle?: CtrBgError;
  /** What has the proxy's name, ours or not. */
  readonly proxy?: ProxyFacts;
  /** Every container of the engine, whoever's it is. */
  readonly containers: readonly ContainerFacts[];
  /** Projects whose lock is held: what is under way there is no leftover. */
  readonly atWork: readonly string[];
  /** Networks of our name, and those that our label marks as the proxy's. */
  readonly networks: readonly NetworkFacts[];
  /** Whether the proxy's volume is there. */
  readonly hasVolume: boolean;
  /** Live generations whose documents cannot be read, with what their configuration says that they are. */
  readonly rebuilt: readonly RebuiltGeneration[];
};

export type EngineFacts = {
  /** As the endpoint is named. */
  readonly endpoint: string;
  readonly version: string;
  /** The engine's clock less ours, in ms. */
  readonly skew: number;
  /** Of the host, in bytes; absent when the engine does not tell. */
  readonly memory?: number;
};

export type ProxyFacts = {
  readonly id: string;
  readonly isOurs: boolean;
  readonly image: string;
  readonly state: ContainerState;
  /** What the engine says of its last start, when that failed. */
  readonly error: string;
  readonly restart: string;
  readonly publish: Publish;
  /** Of one that runs. */
  readonly inside?: ProxyInside;
};

/** What only the proxy's own container can tell. */
export type ProxyInside = {
  /** `1.30.2`; empty when it does not say. */
  readonly nginx: string;
  /** Programs that are needed and not there. */
  readonly missing: readonly string[];
  /** Space of the volume, which is the engine's disk, in bytes. */
  readonly disk?: { readonly free: number; readonly total: number };
  /** Projects whose lock is held. */
  readonly atWork: readonly string[];
  /** What staging, uploads and renames left, relative to the volume's root. */
  readonly leftovers: readonly string[];
};

export type ContainerFacts = {
  readonly id: string;
  readonly name: string;
  readonly state: ContainerState;
  /** Of ours: `application`, `supporting`, `proxy`; empty: not ours. */
  readonly role: string;
  readonly schema: string;
  readonly project: string;
  /** Of ours. */
  readonly restart: string;
  /** Of the host, as long as it runs. */
  readonly ports: readonly Endpoint[];
  /** Where it is on which network, by the network's id. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Networks that it is on, or will be when it starts, by name. */
  readonly networks: readonly string[];
};

export type NetworkFacts = {
  readonly id: string;
  readonly name: string;
  readonly isOurs: boolean;
  readonly subnet: string;
  readonly range: string;
  /** Other networks whose subnet overlaps. */
  readonly overlaps: readonly string[];
};

/** `generation` is absent when its configuration cannot be read either. */
export type RebuiltGeneration = {
  readonly project: string;
  readonly id: string;
  readonly generation?: Generation;
};
