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
  /** Where the proxy would listen on the host. */
  readonly ports: readonly ReadyPort[];
};

export type ReadyPort = {
  readonly port: number;
  /** Whether the first deploy needs it, by the file or by default; else only one that has a certificate. */
  readonly isNeeded: boolean;
  /** The containers that have it. */
  readonly heldBy: readonly string[];
};
