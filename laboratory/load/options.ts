/** Where the load goes. `hostHeader` is what names the application to the proxy; default `HOST:PORT`. */
export type Target = { readonly host: string; readonly port: number; readonly hostHeader?: string };

type Common = {
  /** How the report calls the lane; default its kind. */
  readonly name?: string;
  /** How long an answer may take from the moment its request is sent, in ms; default 30,000. */
  readonly deadline?: number;
};

type Plain = Common & {
  /** What is asked for; default `/`. */
  readonly path?: string;
  /** Text that must be in each answer's body; `{version}` stands for the answer's own x-version. */
  readonly expect?: string;
};

/** N kept-alive connections, the next request at once; `rate` caps the whole lane, per second, default 2,000. */
export type KeepAliveLane = Plain & {
  readonly kind: 'keep-alive';
  readonly connections: number;
  readonly rate?: number;
};

/** N kept-alive connections, a uniformly random pause of 0 to `pause` ms (default 100) before each request. */
export type ThinkLane = Plain & {
  readonly kind: 'think';
  readonly connections: number;
  readonly pause?: number;
};

/** A new connection for each request, `rate` of them per second whether earlier ones were answered or not. */
export type NewConnectionLane = Plain & { readonly kind: 'new-connection'; readonly rate: number };

/** N concurrent requests that the application answers after `ms` (default 5,000); the deadline adds to that. */
export type SlowLane = Common & { readonly kind: 'slow'; readonly connections: number; readonly ms?: number };

/** N concurrent uploads of `bytes` (default 10 MB), whose count and sha256 must come back; `rate` default 4/s. */
export type UploadLane = Common & {
  readonly kind: 'upload';
  readonly connections: number;
  readonly bytes?: number;
  readonly rate?: number;
};

/** N event streams whose ids must run without a gap; a stream that is cut is opened anew. */
export type SseLane = Common & { readonly kind: 'sse'; readonly connections: number };

/** N WebSockets, a message each `interval` ms (default 100) that must come back equal; a cut one is opened anew. */
export type WebSocketLane = Common & {
  readonly kind: 'websocket';
  readonly connections: number;
  readonly interval?: number;
};

export type LaneOptions =
  KeepAliveLane | ThinkLane | NewConnectionLane | SlowLane | UploadLane | SseLane | WebSocketLane;

export type LoadOptions = {
  readonly target: Target;
  readonly lanes: readonly LaneOptions[];
  /** The only values of x-version that are right; absent: any, also none. */
  readonly versions?: readonly string[];
  /** The load ends by itself after this many ms; default 10 minutes. */
  readonly maxDuration?: number;
};
