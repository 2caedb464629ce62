/** Of `prove`: what clients that never retry saw. All durations in ms. Holds no header that was sent. */
export type ProofDocument = {
  /** Where the load went: `http://127.0.0.1:8080`, and which host it named. */
  readonly target: string;
  readonly host?: string;
  /** The command that was run under the load, without its flags; absent: none. */
  readonly ran?: string;
  /** Of several hosts, each for itself; the names of lanes then begin with that of their host. */
  readonly hosts?: readonly HostProofDocument[];
  readonly ms: number;
  readonly totals: ProofCounts;
  readonly lanes: readonly LaneProof[];
  readonly versions: VersionsProof;
  readonly budgets: readonly BudgetDocument[];
  readonly timeline: ProofTimeline;
  /** How late the load itself ran at most: what it calls a latency may be its own by so much. */
  readonly ownDelay: number;
};

export type HostProofDocument = {
  readonly host: string;
  readonly target: string;
  readonly totals: ProofCounts;
  /** Of the lanes that are timed, in ms. */
  readonly longestGap: number;
};

/**
 * `failed`: no whole answer came, or one of 500 to 599; `reset` are those of them whose connection was ended before
 * the answer. `wrong`: an answer came, and is not the right one. `cut`: streams and WebSockets that the other side
 * ended, as at the end of a drain. `unsent`: was due and could not be sent before the end.
 */
export type ProofCounts = {
  readonly sent: number;
  readonly unsent: number;
  readonly failed: number;
  readonly reset: number;
  readonly wrong: number;
  readonly cut: number;
};

export type LaneProof = ProofCounts & {
  readonly name: string;
  /** By kind, such as `reset`, `timeout`, `5xx`, `status`, `late-version`, `cut-early`. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly latency: {
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
    readonly max: number;
  };
  readonly longestGap: number;
  /** Whether the budgets of latency and gap look at it: its answers all take about the same time. */
  readonly isTimed: boolean;
  /** Of the first that were lost or wrong: when (from the begin), and what. */
  readonly samples: readonly { readonly at: number; readonly kind: string; readonly detail: string }[];
  /** From the switch to the first stream that was cut after it. */
  readonly firstCutAfter?: number;
};

/**
 * `old` are the versions that answered before the command began, `next` those that came with it. Of `old`, `late` new
 * connections were answered after the proxy was seen to serve the new generation alone; they count as wrong. No name
 * at all: the application does not tell its version, and what is said of it is nothing.
 */
export type VersionsProof = {
  readonly header: string;
  readonly old: readonly string[];
  readonly next: readonly string[];
  readonly late: number;
};

export type BudgetName = 'failed' | 'wrong' | 'cut' | 'gap' | 'p50' | 'p95' | 'p99' | 'max';

export type BudgetDocument = {
  readonly name: BudgetName;
  /** A count, or ms. */
  readonly limit: number;
  readonly found: number;
  readonly ok: boolean;
  /** Where the worst was found, of gap and latency. */
  readonly lane?: string;
};

/** Columns of `width` ms; `marks` say what happened when, from the begin. */
export type ProofTimeline = {
  readonly width: number;
  readonly answers: readonly number[];
  readonly lost: readonly number[];
  readonly slowest: readonly number[];
  readonly marks: readonly { readonly name: string; readonly at: number }[];
};
