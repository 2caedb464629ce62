import type { HookResult, MigrationRun } from './hook.ts';
import type { StageName } from './plan.ts';
import type { GenerationId } from './release.ts';
import type { TrafficSummary } from './traffic.ts';
import type { HostName } from './world.ts';

/** Taken once, after `prepare` and `switch` were tried on all hosts together. */
export type Decision = { readonly way: 'forward' } | { readonly way: 'back'; readonly because: Error };

/** What nginx itself showed of a switch; milliseconds from the moment the live pointer was moved. */
export type Receipt = {
  readonly generation: GenerationId;
  /** The reload command returned. */
  readonly reloadMs: number;
  /** First answer of the new generation, on a new connection. */
  readonly firstNewMs: number;
  /** Last answer of the old generation, on a new connection; 0 when it was never seen after the move. */
  readonly lastOldMs: number;
  /** The last worker of the old generation had gone, or the drain budget was spent. */
  readonly oldWorkersGoneMs: number;
};

export type Timings = {
  readonly prepareMs: number;
  readonly healthyMs: number;
  readonly switchMs: number;
  readonly drainMs: number;
  readonly totalMs: number;
};

export type Outcome = {
  readonly kind: 'deployed' | 'unchanged' | 'undone' | 'failed';
  readonly receipts: ReadonlyMap<HostName, Receipt>;
  readonly timings: Timings;
  /** What nginx recorded of the project's requests while it was deployed. */
  readonly traffic: ReadonlyMap<HostName, TrafficSummary>;
  /** Why it was turned back; absent when it went forward. */
  readonly because?: Error;
  /** Hosts on which an effect was caused; the others are what they were. */
  readonly made: ReadonlySet<HostName>;
  /** What went wrong on the hosts that turned it back. */
  readonly failures: ReadonlyMap<HostName, Error>;
  /** Hooks that were run, and migrations that were begun. */
  readonly hooks: readonly HookResult[];
  readonly migrations: readonly MigrationRun[];
  /** Why a hook failed after the switch, which it does not turn back. */
  readonly afterwards?: Error;
  /** What could not be finished, host by host: leftovers, not a failed deploy. */
  readonly unmet: readonly { readonly host: HostName; readonly stage: StageName; readonly error: Error }[];
};
