import type { DrainSettings, Publish } from './routing.ts';
import type { NetworkSettings, VolumeSettings } from './container.ts';
import type {
  Generation,
  GenerationId,
  Instance,
  PlacedService,
  ReleasedHook,
  ReleaseRecord,
  ResolvedImage,
} from './release.ts';
import type { Goal, PlacedSupport, SupportingInstance } from './goal.ts';
import type { WatchSettings } from './watch.ts';
import type { ContainerView, HookView, HostName, ProjectNetworkView, SupportingView } from './world.ts';

/**
 * A step is a claim about one host. Make claims can be read off the world: establishing one is to look,
 * to cause one effect if it does not hold, and to look again. Gate claims must be witnessed each time.
 */
export type Step = MakeStep | GateStep;
export type MakeStep = Placed & MakeClaim;
export type GateStep = Placed & GateClaim;
/** `because` is the cause in words, so that a plan explains itself. */
type Placed = { readonly host: HostName; readonly because: string };

export type MakeClaim =
  | { readonly kind: 'image'; readonly image: ResolvedImage }
  | { readonly kind: 'network' }
  | {
      readonly kind: 'proxy';
      readonly image: string;
      readonly publish: Publish;
      readonly configuration: string;
    }
  /** The proxy is on the network on which it meets the tasks of Swarm services; that is there. */
  | { readonly kind: 'joined'; readonly network: string }
  | {
      readonly kind: 'run';
      readonly generation: Generation;
      readonly service: PlacedService;
      readonly instance: Instance;
    }
  /** The generation is on disk and passed `nginx -t`; what brings its release back is beside it. */
  | { readonly kind: 'staged'; readonly generation: Generation; readonly record?: ReleaseRecord }
  | { readonly kind: 'route'; readonly project: string; readonly generation: Generation | null }
  | { readonly kind: 'gone'; readonly container: ContainerView | SupportingView | HookView }
  | { readonly kind: 'volume'; readonly project: string; readonly volume: VolumeSettings }
  | { readonly kind: 'project-network'; readonly project: string; readonly network: NetworkSettings }
  | { readonly kind: 'project-network-gone'; readonly network: ProjectNetworkView }
  /** It does not run, and its name is free for the one that replaces it. */
  | { readonly kind: 'aside'; readonly container: SupportingView }
  /** It has been started since it was seen, and has its own name. */
  | { readonly kind: 'resumed'; readonly container: SupportingView }
  /** It has its own name again; whether it runs is not asked. */
  | { readonly kind: 'renamed'; readonly container: SupportingView }
  /** A new container of a supporting service was started; `completed`: and has ended with exit code 0. */
  | ({ readonly kind: 'started' } & SupportingClaim)
  | ({ readonly kind: 'completed' } & SupportingClaim)
  /** It is marked to be kept, `keep` ms from then on. */
  | { readonly kind: 'kept'; readonly generation: Generation; readonly keep: number }
  /** No generation is on disk but the one that serves, which is not marked as kept, and those that are kept `beside` it. */
  | {
      readonly kind: 'pruned';
      readonly project: string;
      readonly keep: Generation | null;
      readonly beside: readonly GenerationId[];
    }
  | { readonly kind: 'proxy-gone' }
  | { readonly kind: 'network-gone' };

type SupportingClaim = {
  readonly project: string;
  readonly service: PlacedSupport;
  readonly instance: SupportingInstance;
};

export type GateClaim =
  | { readonly kind: 'healthy'; readonly generation: Generation; readonly service: PlacedService }
  /** A supporting service's HEALTHCHECK passes; when it is not required, its failure is told and no more. */
  | {
      readonly kind: 'ready';
      readonly project: string;
      readonly service: PlacedSupport;
      readonly required: boolean;
    }
  /** A command of the user ended well; it is run when it is witnessed. */
  | {
      readonly kind: 'hook';
      readonly project: string;
      readonly hook: ReleasedHook;
      /** Which one of those of its name. */
      readonly number: number;
      /** What it is told, by the names of variables. */
      readonly variables: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'serving'; readonly project: string; readonly generation: Generation | null }
  /**
   * For a time it does not do worse than what served before, by what nginx records of real requests; or, where it is
   * staged beside that and has a share of the public, than what serves at the same time.
   */
  | {
      readonly kind: 'well';
      readonly generation: Generation;
      readonly before: Generation;
      readonly isBeside?: true;
      readonly watch: WatchSettings;
    }
  /** So many ms have passed since the hosts before were switched. */
  | { readonly kind: 'paused'; readonly ms: number }
  | {
      readonly kind: 'drained';
      readonly containers: readonly ContainerView[];
      readonly budget: DrainSettings;
    };

/**
 * Those of hooks are there only where a hook is run, `shadow` where requests are mirrored, `canary` once for each step of one, `watch` where green is watched
 * after the switch. Where hosts are switched batch by batch, each batch has a `switch`, its `watch` and a `pause`.
 */
export type StageName =
  | 'pre-deploy'
  | 'migrate'
  | 'prepare'
  | 'pre-switch'
  | 'shadow'
  | 'canary'
  | 'switch'
  | 'watch'
  | 'pause'
  | 'post-switch'
  | 'retire'
  | 'on-failure'
  | 'on-rollback';
/** All hosts end a stage before any host begins the next one. */
export type Stage = { readonly name: StageName; readonly lanes: readonly Lane[] };
/** One host's part of a stage: its waves run one after another, the steps of one wave side by side. */
export type Lane = { readonly host: HostName; readonly waves: readonly Wave[] };
export type Wave = readonly Step[];

/** Nothing is destroyed in `reversible`; `final` starts only after the decision. */
export type Plan = { readonly reversible: readonly Stage[]; readonly final: readonly Stage[] };

/** For each host what it is to be like. */
export type Target = ReadonlyMap<HostName, Goal>;
