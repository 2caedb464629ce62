import type { Diagnosis } from './diagnosis.ts';

/** What went wrong, in one word that scripts may match. Each belongs to one exit code of the contract. */
export type ErrorCode =
  | 'INTERNAL'
  | 'USAGE'
  | 'CONFIG'
  | 'NO_PORT'
  | 'ROUTE_CONFLICT'
  | 'WRONG_ARCHITECTURE'
  | 'UNHEALTHY'
  | 'HOOK_FAILED'
  | 'SWITCH_FAILED'
  | 'HOSTS_DISAGREE'
  | 'WORSE'
  | 'NOTHING_TO_GO_BACK_TO'
  | 'NOTHING_STAGED'
  | 'NOTHING_LIVE'
  | 'IRREVERSIBLE'
  | 'ENGINE_UNREACHABLE'
  | 'ENGINE_REFUSED'
  | 'ENGINE_TIMEOUT'
  | 'ENGINE_BROKEN_ANSWER'
  | 'REGISTRY_REFUSED'
  | 'IMAGE_NOT_FOUND'
  | 'BUILD_FAILED'
  | 'PROXY_UNUSABLE'
  | 'LOCKED'
  | 'LOCK_LOST'
  | 'UNWELL'
  | 'BUDGET_EXCEEDED'
  | 'DEADLINE'
  | 'INTERRUPTED';

/** Of the contract. */
export const EXIT_CODES: Readonly<Record<ErrorCode, number>> = {
  INTERNAL: 1,
  USAGE: 2,
  CONFIG: 2,
  NO_PORT: 2,
  ROUTE_CONFLICT: 2,
  WRONG_ARCHITECTURE: 2,
  UNHEALTHY: 3,
  // After the switch it is 8: it serves, and what the hook was to do needs a person.
  HOOK_FAILED: 3,
  SWITCH_FAILED: 4,
  HOSTS_DISAGREE: 8,
  WORSE: 7,
  NOTHING_TO_GO_BACK_TO: 9,
  NOTHING_STAGED: 2,
  NOTHING_LIVE: 2,
  IRREVERSIBLE: 9,
  ENGINE_UNREACHABLE: 6,
  ENGINE_REFUSED: 6,
  ENGINE_TIMEOUT: 6,
  ENGINE_BROKEN_ANSWER: 6,
  REGISTRY_REFUSED: 6,
  IMAGE_NOT_FOUND: 6,
  BUILD_FAILED: 6,
  PROXY_UNUSABLE: 6,
  LOCKED: 5,
  LOCK_LOST: 5,
  // Of `doctor`: what is left needs a person.
  UNWELL: 8,
  BUDGET_EXCEEDED: 7,
  DEADLINE: 124,
  INTERRUPTED: 130,
};

/** Where in the user's input the mistake is; line and column count from 1. */
export type SourceLocation = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
};

export type ErrorDetails = {
  /** What the user can do about it: one or two sentences. */
  readonly hint?: string;
  readonly where?: SourceLocation;
  readonly cause?: unknown;
  /** Further lines for a person, such as the last answers of a probe or the last lines of a log. */
  readonly details?: readonly string[];
  /** Of a container that did not become healthy; a person reads it instead of the details. */
  readonly diagnosis?: Diagnosis | undefined;
  /** Overrides the exit code of the error code: 143 for an interruption by SIGTERM. */
  readonly exitCode?: number;
};

/** Whatever was thrown, as an error. */
export const toError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error(String(thrown), { cause: thrown });

/** The one error class: `message` says what, `cause` why, `hint` what to do, `where` the place in the input. */
export class CtrBgError extends Error {
  override readonly name = 'CtrBgError';
  readonly code: ErrorCode;
  readonly exitCode: number;
  readonly hint: string | undefined;
  readonly where: SourceLocation | undefined;
  readonly details: readonly string[];
  readonly diagnosis: Diagnosis | undefined;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.exitCode = details.exitCode ?? EXIT_CODES[code];
    this.hint = details.hint;
    this.where = details.where;
    this.details = details.details ?? [];
    this.diagnosis = details.diagnosis;
  }
}
