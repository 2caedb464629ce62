/**
 * How a request was lost:
 * - `refused`: no connection came about;
 * - `reset`: the connection ended before the answer began, or was reset in the middle of it;
 * - `truncated`: the connection ended in order in the middle of the answer; also, now and then, a reset that
 *   came together with bytes of the answer, which Node tells as an end in order;
 * - `timeout`: no complete answer (or event) within the deadline;
 * - `5xx`: the answer's status; `malformed`: not HTTP/1.1, or bytes that nobody asked for;
 * - `echo-lost`: a WebSocket message was skipped: a later one came back first.
 */
export type FailureKind = 'refused' | 'reset' | 'truncated' | 'timeout' | '5xx' | 'malformed' | 'echo-lost';

/** An answer came, and is not the right one; `gap`: an event id is missing, `echo`: another text came back. */
export type WrongKind = 'status' | 'body' | 'version' | 'gap' | 'echo';

/** All times are epoch milliseconds with fractions, all durations milliseconds. */
export type Sample = {
  readonly at: number;
  readonly sentAt: number;
  readonly kind: FailureKind | WrongKind;
  readonly detail: string;
};

/** A stream or WebSocket that the other side ended. Whether that is a failure is for the caller to say. */
export type Cut = {
  readonly at: number;
  /** How long it had lived. */
  readonly age: number;
  readonly version: string;
  /** `end` (in order), `truncated` or `reset` for an event stream, the close code for a WebSocket. */
  readonly how: string;
  /** Messages that were sent and had not come back (WebSocket). */
  readonly outstanding: number;
  /** For each marker that was set before the cut: how long before. */
  readonly since: Readonly<Record<string, number>>;
};

export type VersionReport = {
  readonly answers: number;
  /** When the earliest and the latest request were sent that this version answered. */
  readonly firstSent: number;
  readonly lastSent: number;
  /** When its first and its last answer were complete. */
  readonly firstAnswered: number;
  readonly lastAnswered: number;
  /** As `lastSent`, of requests that were the first on their connection; absent when there was none. */
  readonly lastSentOnNewConnection?: number;
  /** When the latest connection was begun that got an answer of this version. */
  readonly lastOpened: number;
  /** By marker: how many connections were begun after it whose first answer was of this version. */
  readonly openedSince: Readonly<Record<string, number>>;
};

export type Latency = {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
};

/**
 * In lanes of requests `sent = succeeded + failed + wrong` once the load has stopped. In `websocket` the
 * handshake and each message count as sent, in `sse` each stream; there, `succeeded` are the streams that had
 * a first event, and gaps and silences come on top.
 */
export type LaneReport = {
  readonly name: string;
  readonly sent: number;
  /** Requests of a constant rate that were due and could not be sent before the load was stopped. */
  readonly unsent: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly wrong: number;
  readonly cut: number;
  /** Events that arrived, or messages that came back. */
  readonly messages: number;
  readonly connections: number;
  readonly failures: Readonly<Partial<Record<FailureKind, number>>>;
  readonly wrongs: Readonly<Partial<Record<WrongKind, number>>>;
  /** The first 20 failures and wrong answers. */
  readonly samples: readonly Sample[];
  /** The first 200 cuts. */
  readonly cuts: readonly Cut[];
  /** By the version that answers tell; an answer without one is under the empty string. */
  readonly versions: Readonly<Record<string, VersionReport>>;
  /** The longest time without a right answer, event or echo on the whole lane, from its start to the stop. */
  readonly longestGap: { readonly ms: number; readonly from: number };
  /**
   * From the request (on a new connection: from its begin) to the complete answer; of a constant rate, from when the
   * request was due.
   */
  readonly latency: Latency;
};

export type Marker = { readonly name: string; readonly at: number };

/**
 * Columns of `width` ms from `startedAt` on. `answers` and `slowest` (ms) are of the lanes `keep-alive`, `think` and
 * `new-connection`, whose requests can be compared; what was `lost`, of all.
 */
export type TimelineReport = {
  readonly width: number;
  readonly answers: readonly number[];
  readonly lost: readonly number[];
  readonly slowest: readonly number[];
};

export type LoadReport = {
  readonly startedAt: number;
  /** When this was taken; for a final report, when the last answer had come. */
  readonly at: number;
  readonly markers: readonly Marker[];
  readonly lanes: readonly LaneReport[];
  readonly timeline: TimelineReport;
  /** What the load itself cost: CPU time, and how late its event loop ran (its own stalls look like latency). */
  readonly cost: { readonly cpuMs: number; readonly loopP99: number; readonly loopMax: number };
};

export type Totals = {
  readonly sent: number;
  readonly failed: number;
  readonly reset: number;
  readonly wrong: number;
  readonly cut: number;
};

/** The sums over all lanes. `reset` is part of `failed`. */
export function totals({ lanes }: Pick<LoadReport, 'lanes'>): Totals {
  const sum = (of: (lane: LaneReport) => number): number =>
    lanes.reduce((total, lane) => total + of(lane), 0);
  return {
    sent: sum((lane) => lane.sent),
    failed: sum((lane) => lane.failed),
    reset: sum((lane) => lane.failures.reset ?? 0),
    wrong: sum((lane) => lane.wrong),
    cut: sum((lane) => lane.cut),
  };
}
