import type { DrainSettings, Publish } from './routing.ts';
import type { Generation, PlacedService, Instance, ResolvedImage } from './release.ts';
import type { ContainerView, HostName } from './world.ts';

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
  | {
      readonly kind: 'run';
      readonly generation: Generation;
      readonly service: PlacedService;
      readonly instance: Instance;
    }
  | { readonly kind: 'staged'; readonly generation: Generation }
  | { readonly kind: 'route'; readonly project: string; readonly generation: Generation | null }
  | { readonly kind: 'gone'; readonly container: ContainerView }
  | { readonly kind: 'pruned'; readonly project: string; readonly keep: Generation | null }
  | { readonly kind: 'proxy-gone' }
  | { readonly kind: 'network-gone' };

export type GateClaim =
  | { readonly kind: 'healthy'; readonly generation: Generation; readonly service: PlacedService }
  | { readonly kind: 'serving'; readonly project: string; readonly generation: Generation | null }
  | {
      readonly kind: 'drained';
      readonly containers: readonly ContainerView[];
      readonly budget: DrainSettings;
    };

export type StageName = 'prepare' | 'switch' | 'retire';
/** All hosts end a stage before any host begins the next one. */
export type Stage = { readonly name: StageName; readonly lanes: readonly Lane[] };
/** One host's part of a stage: its waves run one after another, the steps of one wave side by side. */
export type Lane = { readonly host: HostName; readonly waves: readonly Wave[] };
export type Wave = readonly Step[];

/** Nothing is destroyed in `reversible`; `final` starts only after the decision. */
export type Plan = { readonly reversible: readonly Stage[]; readonly final: readonly Stage[] };

/** For each host the generation it is to serve, or null for none. */
export type Target = ReadonlyMap<HostName, Generation | null>;
