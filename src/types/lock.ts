/** Who holds a lock, or wants it: told to whoever has to wait. */
export type Holder = {
  readonly project: string;
  /** `up` or `down`. */
  readonly command: string;
  readonly user: string;
  /** The machine that the command runs on, and its process there. */
  readonly machine: string;
  readonly pid: number;
  /** Tells this run from every other one. */
  readonly run: string;
};

/** A lock as one who did not get it sees it. */
export type HeldLock = {
  /** Undefined when it does not say, or says it in words of another version. */
  readonly holder: Holder | undefined;
  /** For how long it has been held, in ms, by the clock of its own host. */
  readonly age: number;
  /** `host`: network and proxy are being made or removed, which concerns every project. */
  readonly scope: 'project' | 'host';
};
