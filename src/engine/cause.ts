/** Node's code of an error (`ECONNREFUSED`, …) or an empty string. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}

/** A connection that failed before the headers of an answer; `code` is Node's. */
export class ConnectionFailure extends Error {
  readonly code: string;

  constructor(cause: unknown) {
    super(messageOf(cause), { cause });
    this.code = codeOf(cause) || 'ECONNRESET';
  }
}

/** What ends a body before its end. */
export class CutShort extends Error {
  readonly code = 'CUT_SHORT';

  constructor(message = 'the connection ended in the middle of the answer', options?: ErrorOptions) {
    super(message, options);
  }
}

/** Whether the connection broke after it had stood: an idempotent request may be sent again. */
export function isBrokenConnection(error: unknown): boolean {
  return ['ECONNRESET', 'EPIPE', 'CUT_SHORT'].includes(codeOf(error));
}

/** What may be thrown is anything; what is rejected with is to be an Error. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(messageOf(thrown), { cause: thrown });
}
