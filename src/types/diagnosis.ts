/** Every cause that a failed start is put down to, in the order of docs/troubleshooting.md. Fixed: may be added to, never renamed. */
export const CAUSE_CODES = [
  'removed',
  'command-not-found',
  'not-executable',
  'wrong-architecture',
  'script-not-runnable',
  'out-of-memory',
  'port-in-use',
  'privileged-port',
  'missing-variable',
  'disk-full',
  'read-only',
  'permission-denied',
  'host-unknown',
  'backend-refused',
  'missing-module',
  'missing-file',
  'crashed',
  'killed',
  'ended-well',
  'exited',
  'check-program-missing',
  'check-follows-redirect',
  'check-failed',
  'check-not-done',
  'loopback-only',
  'other-port',
  'not-listening',
  'speaks-tls',
  'not-http',
  'too-slow',
  'needs-login',
  'host-not-allowed',
  'not-found',
  'server-error',
  'wrong-status',
  'too-late',
] as const;

export type CauseCode = (typeof CAUSE_CODES)[number];

/** `text` goes on after the name of the service: `it listens on …`; `cure` names the flag or key. */
export type Cause = { readonly code: CauseCode; readonly text: string; readonly cure: string };

/** A socket that the container listens on; `address` is `0.0.0.0` or `::` for every one. */
export type Listener = { readonly address: string; readonly port: number };

/**
 * Why a container did not become healthy, and what that was judged by. Holds no value of a variable that the release
 * sets: its name stands there instead. `causes` has the most likely one first.
 */
export type Diagnosis = {
  readonly service: string;
  readonly container: string;
  readonly causes: readonly Cause[];
  readonly expected: string;
  /** The last ones, the oldest first, each in words such as `HTTP 500` or `connection refused`. */
  readonly answers: readonly string[];
  /** First line of the body of an answer that was asked for last. */
  readonly body?: string;
  /** The port that it was asked on. */
  readonly port: number;
  /** Absent when it could not be seen, as of a process that has ended. */
  readonly listens?: readonly Listener[];
  /** Absent when the container was gone. */
  readonly state?: {
    readonly status: string;
    readonly exitCode: number;
    readonly outOfMemory: boolean;
    readonly restarts: number;
  };
  /** Last runs of the HEALTHCHECK, the oldest first. */
  readonly checks: readonly { readonly exitCode: number; readonly output: string }[];
  /** At most 50 lines. */
  readonly log: readonly string[];
};
