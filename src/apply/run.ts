import type { ProxyRequest } from '../plan/index.ts';
import type { Emit, HostName, Occasion, OnUnreachable, Receipt, Target, World } from '../types/index.ts';
import type { Failures } from './decide.ts';
import type { Fleet } from './host.ts';
import type { Switch } from './skew.ts';

export type DeployOptions = {
  readonly project: string;
  readonly to: Target;
  /** What was just seen of every host of the fleet. */
  readonly world: World;
  readonly fleet: Fleet;
  readonly proxy: ProxyRequest;
  readonly emit: Emit;
  /** Aborting it before the decision turns the deploy back; its reason becomes the outcome's. */
  readonly signal: AbortSignal;
  /** Monotonic clock in ms. */
  readonly now: () => number;
  /** When the command began, by that clock. */
  readonly startedAt: number;
  /** What becomes of the others when one of several hosts does not answer any more; absent: `undo`. */
  readonly onUnreachable?: OnUnreachable | undefined;
  /** What the journals of the hosts tell of it; absent: nothing. */
  readonly occasion?: Occasion;
};

/** A deploy while it is under way. */
export type Run = DeployOptions & {
  readonly receipts: Map<HostName, Receipt>;
  readonly switches: Map<HostName, Switch>;
  readonly made: Set<HostName>;
  /** Hosts that were told to switch, whatever came of it. */
  readonly routed: Set<HostName>;
  /** Hosts that the others went on without, and why. */
  readonly absent: Failures;
  /** What tells that a signal came too late to call anything off. */
  readonly told: Set<() => void>;
};
