import type { Outcome, Receipt, Skew, Timings } from './outcome.ts';
import type { Color, ReleaseId } from './release.ts';
import type { TrafficSummary } from './traffic.ts';

/** Who gave a command, and from where. */
export type Author = {
  readonly user: string;
  readonly machine: string;
  /** Address of the CI job, if it was one. */
  readonly job?: string;
};

/** The command that a journal's notes are about; `id` tells its notes from those of others. */
export type Occasion = {
  readonly id: string;
  readonly command: string;
  readonly by: Author;
  /** Of a command that had the project's file: how many releases that served are to be kept, to go back to. */
  readonly retain?: number;
};

/** What is written down of a command on each host: what it is about to do, how that was decided, and how it ended. */
export type JournalNote =
  | (Occasion & {
      readonly kind: 'intent';
      /** What serves; null for nothing. */
      readonly from: ReleaseId | null;
      readonly to: ReleaseId | null;
      /** What is staged or given up: what it is about beside what serves. */
      readonly staged?: ReleaseId;
      readonly services: readonly JournalService[];
      /** A migration is to be run that the release before could not serve on. */
      readonly irreversible?: boolean;
    })
  | {
      readonly kind: 'decision';
      readonly id: string;
      readonly way: 'forward' | 'back';
      readonly because?: string;
    }
  | {
      readonly kind: 'outcome';
      readonly id: string;
      readonly outcome: Outcome['kind'];
      readonly timings: Timings;
      readonly receipt?: Receipt;
      /** Of all the hosts that it switched. */
      readonly skew?: Skew;
      readonly traffic?: JournalTraffic;
      readonly error?: { readonly code: string; readonly message: string };
      /** Whether such a migration was begun. */
      readonly irreversible?: boolean;
      /** What could not be finished, in words. */
      readonly leftovers: readonly string[];
    };

/** What nginx recorded of the requests while it was deployed. */
export type JournalTraffic = Pick<
  TrafficSummary,
  'requests' | 'failedByProxy' | 'failedByApplication' | 'longestGapMs'
>;

export type JournalService = {
  readonly name: string;
  readonly image: string;
  readonly digest: string;
  readonly color: Color;
  readonly replicas: number;
};

/** `at` is when it was written, in ms since 1970 by the clock of the proxy. */
export type JournalEntry = JournalNote & { readonly at: number };

/** A command as its notes tell it. */
export type PastCommand = Occasion & {
  readonly at: number;
  readonly from: ReleaseId | null;
  readonly to: ReleaseId | null;
  readonly staged?: ReleaseId;
  readonly services: readonly JournalService[];
  readonly irreversible?: boolean;
  /** Absent when it was cut off before. */
  readonly decision?: Extract<JournalEntry, { kind: 'decision' }>;
  readonly outcome?: Extract<JournalEntry, { kind: 'outcome' }>;
};
