import type { Listener } from './diagnosis.ts';

/** What the first deploy on a host meets there: nothing of ctr-bg is on it yet. */
export type Readiness = {
  /** As Docker names it: what images have to be built for. */
  readonly architecture: string;
  /** Of the whole host, in bytes; absent when the engine does not tell. */
  readonly memory?: number;
  /** That of the proxy. */
  readonly image: {
    readonly reference: string;
    readonly isThere: boolean;
    /** By `--fix`. */
    readonly isPulled?: boolean;
  };
  /** That of the engine, in bytes; absent when it could not be seen, which takes the image of the proxy. */
  readonly disk?: { readonly free: number; readonly total: number };
  /** Where the proxy would listen on the host. */
  readonly ports: readonly ReadyPort[];
};

/** What is seen by a container of the proxy's image in the host's network; parts of it where that is not allowed. */
export type Ground = {
  readonly disk?: Readiness['disk'];
  readonly listeners?: readonly Listener[];
};

export type ReadyPort = {
  readonly port: number;
  /** Whether the first deploy needs it, by the file or by default; else only one that has a certificate. */
  readonly isNeeded: boolean;
  /** The containers that have it. */
  readonly heldBy: readonly string[];
  /** Where another program listens, such as `0.0.0.0`; empty for nowhere, absent when it could not be seen. */
  readonly listens?: readonly string[];
};
