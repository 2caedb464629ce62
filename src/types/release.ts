import type { Mirror, Share } from './canary.ts';
import type { ContainerSettings, NetworkSettings, VolumeSettings } from './container.ts';
import type { Dependency } from './project.ts';
import type { HostVariables } from './host-variable.ts';
import type { HookSettings, LocalCommand, MigrationSettings } from './hook.ts';
import type { SwarmSettings, TaskCount } from './swarm.ts';
import type { FrontSettings, PlacedFront, PlacedRouting, PreviewWays } from './routing.ts';

/** Slots, not roles: a deploy goes to the one that is not live. */
export type Color = 'blue' | 'green';

/** 12 hex digits over what runs; the same images and configuration give the same id on every machine. */
export type ReleaseId = string;
/** 12 hex digits over a placed release and the templates; what nginx answers to prove which one it serves. */
export type GenerationId = string;

/** An image that was looked up: `digest` is the registry's when there is one, else the image's own id. */
export type ResolvedImage = {
  /** As the user wrote it, for people. */
  readonly reference: string;
  readonly digest: string;
  /** What containers are created from, never a tag that can move: `repository@sha256:…`, or the image's id. */
  readonly source: string;
};

/** An image with what a release must know of it; what is absent is not known before an engine has pulled it. */
export type ImageFacts = {
  readonly image: ResolvedImage;
  readonly exposedPorts?: readonly number[];
  /** The processors for which it can be had (`amd64`). */
  readonly architectures?: readonly string[];
};

/** What is to run: the project with every open question answered by its images. */
export type Release = {
  /** Over the swapped services alone: what a deploy leaves alone is no reason for another release. */
  readonly id: ReleaseId;
  readonly project: string;
  /** Those that are swapped. */
  readonly services: readonly ReleasedService[];
  readonly supporting: readonly SupportingService[];
  readonly networks: readonly NetworkSettings[];
  readonly volumes: readonly VolumeSettings[];
  readonly dependencies: Dependencies;
  readonly front: FrontSettings;
  /** No part of its id. */
  readonly hooks?: readonly ReleasedHook[];
  /** What the hosts of the file have for variables that differ by host; absent where none is used. */
  readonly variables?: HostVariables;
  /** Its deploy runs a migration that the release before could not serve on. */
  readonly irreversible?: true;
};

/**
 * What brings a release back when its containers are gone: all of it but the services that a deploy leaves alone.
 * Holds what the containers hold, secrets among it; certificates without their keys.
 */
export type ReleaseRecord = Omit<Release, 'supporting'>;

/** A command of the user, with what its container is made of. */
export type ReleasedHook = HookSettings & { readonly action: LocalCommand | HookContainer };

export type HookContainer = {
  readonly kind: 'container';
  readonly service: string;
  readonly image: ResolvedImage;
  readonly stopGrace: number;
  readonly container: ContainerSettings;
};

/** What each service, swapped or not, waits for, by its name. */
export type Dependencies = Readonly<Record<string, readonly Dependency[]>>;

export type ReleasedService = PlacedRouting & {
  readonly name: string;
  readonly image: ResolvedImage;
  /** 12 hex digits over image and container settings: containers with the same hash are interchangeable. */
  readonly configHash: string;
  readonly replicas: number;
  readonly stopGrace: number;
  readonly container: ContainerSettings;
  /** It runs as one Swarm service of `replicas` tasks, or of one on each node; absent: as so many containers. */
  readonly swarm?: SwarmSettings;
};

export type SupportingService = {
  readonly name: string;
  readonly image: ResolvedImage;
  /** As that of a swapped service. */
  readonly configHash: string;
  readonly replicas: number;
  readonly stopGrace: number;
  /** Another service waits for its good end: it is run to its end, once for each configuration. */
  readonly oneOff: boolean;
  readonly container: ContainerSettings;
  /** It was made of the release's `migrate`, and its output and its deadline are. */
  readonly migration?: MigrationSettings;
  /** Of its only container; else they are called PROJECT-SERVICE-N. */
  readonly containerName?: string;
  /** As that of a swapped service. */
  readonly swarm?: SwarmSettings;
};

/** A release placed on one host: colours chosen, addresses given. This is what nginx is rendered from. */
export type Generation = {
  readonly id: GenerationId;
  readonly project: string;
  readonly release: ReleaseId;
  readonly front: PlacedFront;
  readonly services: readonly PlacedService[];
  readonly preview?: Preview;
  /**
   * What nothing is routed to yet, and nginx is to look up already: a name that a new worker meets for the first time has
   * no address for a moment (docs/decisions/0040).
   */
  readonly ahead?: readonly PlacedService[];
};

/** A release that runs beside what serves, to be looked at before it serves. */
export type Preview = {
  /** What would serve after a promotion; it has no preview itself. */
  readonly next: Generation;
  readonly ways: PreviewWays;
  /** Absent: the public gets nothing of it. */
  readonly share?: Share;
  /** Absent: no request is mirrored to it. */
  readonly mirror?: Mirror;
  /** How long, in ms, what serves is kept running after the promotion. */
  readonly keep?: number;
};

/** `container` and `swarm` are absent in a generation that was read back from the proxy: settings may hold secrets. */
export type PlacedService = Omit<ReleasedService, 'container' | 'replicas'> & {
  readonly color: Color;
  readonly instances: readonly Instance[];
  readonly container?: ContainerSettings;
};

/**
 * What nginx passes requests to: a container, whose name is PROJECT-SERVICE-COLOR-N; or, with `tasks`, a whole Swarm
 * service, called PROJECT-SERVICE-COLOR.
 */
export type Instance = {
  readonly name: string;
  readonly number: number;
  /** Static IPv4 address on the proxy's network (FACTS 6); of a Swarm service the name that stands for all its tasks. */
  readonly address: string;
  /** How many tasks the Swarm service is to have. */
  readonly tasks?: TaskCount;
};

/** Whether it runs as tasks of a Swarm, which nginx finds by a name, and not as containers, each at an address. */
export const hasTasks = ({ instances }: Pick<PlacedService, 'instances'>): boolean =>
  instances.some(({ tasks }) => tasks !== undefined);

/** How many copies of it are to run: containers, or tasks. A global service counts as one, until its tasks are seen. */
export function replicasOf({ instances }: Pick<PlacedService, 'instances'>): number {
  return instances.reduce((sum, { tasks = 1 }) => sum + (tasks === 'global' ? 1 : tasks), 0);
}

/** Whether each node that fits has one task of it, so that there may be several. */
export const isGlobal = ({ instances }: Pick<PlacedService, 'instances'>): boolean =>
  instances.some(({ tasks }) => tasks === 'global');
