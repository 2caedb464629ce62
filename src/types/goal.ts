import type { ContainerSettings, NetworkSettings, VolumeSettings } from './container.ts';
import type { Dependencies, Generation, ReleasedHook, ReleaseRecord, SupportingService } from './release.ts';
import type { Turn } from './rolling.ts';
import type { TaskCount } from './swarm.ts';
import type { WatchSettings } from './watch.ts';
import type { SupportingView } from './world.ts';

/** What one host is to be like: what nginx serves there, and what stands behind it. */
export type Goal = {
  readonly generation: Generation | null;
  /** What is to be on the volume before it serves, so that one can come back to it. */
  readonly record?: ReleaseRecord;
  readonly support: Support;
  /** What stays running beside it, to go back to at once. */
  readonly kept?: readonly KeptGoal[];
  /** How it is watched after the switch; absent: not at all. */
  readonly watch?: WatchSettings;
  /** The steps by which it goes live, each watched, before the public gets nothing else; absent: at once. */
  readonly canary?: readonly CanaryStep[];
  /** When it is switched, where not all hosts are at once. */
  readonly turn?: Turn;
  /** What this host runs of the user's commands. */
  readonly hooks?: readonly ReleasedHook[];
  /** It is what was there before: what still serves of it is not judged again, for there is nothing better. */
  readonly fallback?: true;
};

/** One step: what serves with the next release beside it, which a part of the public gets, or is mirrored to. */
export type CanaryStep = { readonly generation: Generation; readonly watch: WatchSettings };

/** A generation that does not serve any more, and whose containers stay; `keep` ms from when it is marked, unless it is. */
export type KeptGoal = { readonly generation: Generation; readonly keep?: number };

/** The part of a goal that nginx knows nothing of. */
export type Support = {
  readonly services: readonly PlacedSupport[];
  readonly networks: readonly NetworkSettings[];
  readonly volumes: readonly VolumeSettings[];
  readonly dependencies: Dependencies;
  /** What is there, is not asked for, and stays as it is, by id: containers of services that left the file, networks. */
  readonly bystanders: ReadonlySet<string>;
};

/** `container` is absent of one that is only known from its containers: then all of them exist. */
export type PlacedSupport = Omit<SupportingService, 'container' | 'replicas' | 'containerName'> & {
  readonly instances: readonly SupportingInstance[];
  readonly container?: ContainerSettings;
};

/** One container of a supporting service; `name` is PROJECT-SERVICE-N, or the `container_name`. */
export type SupportingInstance = {
  readonly name: string;
  readonly number: number;
  /** It is a Swarm service of so many tasks. */
  readonly tasks?: TaskCount;
  /** The container that is there and stays, whatever its configuration. */
  readonly existing?: SupportingView;
  /** It does not run, and need not: the end of a one-off, or somebody stopped it before. */
  readonly rests?: true;
  /** The one that makes way for a new one. */
  readonly replaces?: SupportingView;
};
