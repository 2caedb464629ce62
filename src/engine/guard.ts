import type { CtrBgError } from '../types/index.ts';
import { type Limits, within } from './deadline.ts';
import type { Door } from './door.ts';
import { explain, interrupted, timedOut, unreachable } from './failure.ts';

export type Guard = {
  /** What is done, for messages: `start container 0123456789ab`. */
  readonly what: string;
  /** In ms. */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
  /** Instead of the error that blames the engine. */
  readonly late?: CtrBgError;
};
type Work<T> = (signal: AbortSignal, restart: () => void) => Promise<T>;

/** Runs work under the call's deadline and signals, and turns whatever it throws into an error of ours. */
export async function guarded<T>(door: Door, call: Guard, work: Work<T>): Promise<T> {
  try {
    return await within(limitsOf(door, call), work);
  } catch (error) {
    throw explain(error, door.endpoint, call.what, door.complaint());
  }
}

function limitsOf(door: Door, { what, deadline, signal, late }: Guard): Limits {
  const closed = {
    signal: door.closed,
    error: () => unreachable(door.endpoint, new Error('the connection was closed')),
  };
  const caller = signal === undefined ? [] : [{ signal, error: () => interrupted(signal, what) }];
  return {
    ms: Math.min(deadline, door.deadlines.longest),
    late: () => late ?? timedOut(door.endpoint, what, deadline),
    signals: [closed, ...caller],
  };
}
