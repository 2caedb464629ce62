import type { HookResult, MigrationRun } from './hook.ts';
import type { StageName } from './plan.ts';
import type { GenerationId } from './release.ts';
import type { TrafficSummary } from './traffic.ts';
import type { HostName } from './world.ts';

/** Taken once, after `prepare` and `switch` were tried on all hosts together. */
export type Decision = { readonly way: 'forward' } | { readonly way: 'back'; readonly because: Error };

/** What nginx itself showed of a switch; milliseconds from the moment the live pointer was moved, to 10 ms. */
export type Receipt = {
  readonly generation: GenerationId;
  /** nginx had been told to reload. */
  readonly reloadMs: number;
  /** From then on new connections could be answered by the new generation: nginx had started a worker for it. */
  readonly firstNewMs: number;
  /**
   * From then on the old generation answered no new connection: no worker of it listened any more, and none of its answers
   * was seen later.
   */
  readonly lastOldMs: number;
  /** The last worker of the old generation had gone, or the drain budget was spent. */
  readonly oldWorkersGoneMs: number;
};

/** When a host switched, in ms of the clock of the machine that ran the command. */
export type Moment = {
  /** It was told to. */
  readonly sent: number;
  /** Between these it moved its pointer. */
  readonly earliest: number;
  readonly latest: number;
  /** Its receipt was there. */
  readonly heard: number;
};

/** How far apart several hosts switched, in ms; see `skewOf`. */
export type Skew = {
  /** From when the first one was told to until the last one was. */
  readonly startMs: number;
  /** From when the new generation began to answer on the first host to when it did on the last one. */
  readonly newMs: number;
  /** By so much `newMs` may be wrong: within so much it is known when a host moved its pointer. */
  readonly errorMs: number;
  /** From the first receipt to the last. */
  readonly receiptMs: number;
  /** For so long at the most some clients got the old generation and others the new one, on whichever host. */
  readonly mixedMs: number;
};

export type Timings = {
  readonly prepareMs: number;
  readonly healthyMs: number;
  readonly switchMs: number;
  readonly drainMs: number;
  readonly totalMs: number;
};

/** A host of several that may be unlike the others. */
export type Standing = {
  /** Whether it answered when it was asked at the end. */
  readonly answers: boolean;
  /** What was there before, or what was to be; `unknown` when it was told to switch and has not been seen since. */
  readonly serves: 'before' | 'after' | 'unknown';
  readonly error?: Error;
};

export type Outcome = {
  readonly kind: 'deployed' | 'unchanged' | 'undone' | 'failed';
  readonly receipts: ReadonlyMap<HostName, Receipt>;
  readonly timings: Timings;
  /** Of several hosts that were switched. */
  readonly skew?: Skew;
  /** What nginx recorded of the project's requests while it was deployed. */
  readonly traffic: ReadonlyMap<HostName, TrafficSummary>;
  /** Why it was turned back; absent when it went forward. */
  readonly because?: Error;
  /** Hosts on which an effect was caused; the others are what they were. */
  readonly made: ReadonlySet<HostName>;
  /** What went wrong on the hosts that turned it back. */
  readonly failures: ReadonlyMap<HostName, Error>;
  /** Of several hosts those that do not answer, or could not be brought to what the others serve. */
  readonly stragglers: ReadonlyMap<HostName, Standing>;
  /** Hooks that were run, and migrations that were begun. */
  readonly hooks: readonly HookResult[];
  readonly migrations: readonly MigrationRun[];
  /** Why a hook failed after the switch, which it does not turn back. */
  readonly afterwards?: Error;
  /** What could not be finished, host by host: leftovers, not a failed deploy. */
  readonly unmet: readonly { readonly host: HostName; readonly stage: StageName; readonly error: Error }[];
};
