/** Where the load goes, and what each of its requests says. */
export type Target = {
  readonly host: string;
  readonly port: number;
  /** What names the application to the proxy; default `HOST:PORT`. */
  readonly hostHeader?: string;
  /** Over TLS, whose certificate must be right for `hostHeader` (without its port), else for `host`. */
  readonly secure?: boolean;
  /** Further headers of each request: complete lines without line ends. May be secret. */
  readonly headers?: readonly string[];
  /** The header of an answer that tells which version gave it, in lower case; default `x-version`. */
  readonly versionHeader?: string;
};

type Common = {
  /** How the report calls the lane; default its kind. */
  readonly name?: string;
  /** What is asked for. */
  readonly path: string;
  /** How long an answer may take from the moment its request is sent, in ms; default 30,000. */
  readonly deadline?: number;
};

/**
 * `expect`: text that must be in each answer's body; `{version}` stands for the answer's own version, and in an
 * upload `{bytes}` and `{sha256}` for what was sent.
 */
type Expecting = Common & { readonly expect?: string };

/** N kept-alive connections, the next request at once; `rate` is that of the whole lane, per second. */
export type KeepAliveLane = Expecting & {
  readonly kind: 'keep-alive';
  readonly connections: number;
  readonly rate: number;
};

/** N kept-alive connections, a uniformly random pause of 0 to `pause` ms (default 100) before each request. */
export type ThinkLane = Expecting & {
  readonly kind: 'think';
  readonly connections: number;
  readonly pause?: number;
};

/** A new connection for each request, `rate` of them per second whether earlier ones were answered or not. */
export type NewConnectionLane = Expecting & { readonly kind: 'new-connection'; readonly rate: number };

/** N requests at a time that the application takes long to answer: the next one when the last was answered. */
export type SlowLane = Expecting & { readonly kind: 'slow'; readonly connections: number };

/** N uploads at a time of `bytes`, `rate` of them per second. */
export type UploadLane = Expecting & {
  readonly kind: 'upload';
  readonly connections: number;
  readonly bytes: number;
  readonly rate: number;
};

/**
 * N event streams. With `ids` each event has a number, one more than the last; with `silence` a stream may say nothing
 * for so many ms. A stream that is cut is opened anew.
 */
export type SseLane = Common & {
  readonly kind: 'sse';
  readonly connections: number;
  readonly ids?: boolean;
  readonly silence?: number;
};

/**
 * N WebSockets; each `interval` ms (default 100) a ping that must be answered, or with `echo` a message that must come
 * back. A cut one is opened anew.
 */
export type WebSocketLane = Common & {
  readonly kind: 'websocket';
  readonly connections: number;
  readonly interval?: number;
  readonly echo?: boolean;
};

export type LaneOptions =
  KeepAliveLane | ThinkLane | NewConnectionLane | SlowLane | UploadLane | SseLane | WebSocketLane;

export type LoadOptions = {
  readonly target: Target;
  readonly lanes: readonly LaneOptions[];
  /** The only versions that are right; absent: any, also none. */
  readonly versions?: readonly string[];
  /** The status of a right answer; default: 200 alone. */
  readonly accept?: 'ok' | 'below-400';
  /**
   * `capped` (default): a rate is the most that is sent, and a latency begins when its request was sent. `constant`: a
   * request that is due waits until a connection is free, and its latency begins when it was due: an application that
   * stalls does not hide it by being asked less ("coordinated omission").
   */
  readonly arrivals?: 'capped' | 'constant';
  /** The load ends by itself after this many ms; default 10 minutes. */
  readonly maxDuration?: number;
};
