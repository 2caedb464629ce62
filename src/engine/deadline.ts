import { setMaxListeners } from 'node:events';
import type { CtrBgError } from '../types/index.ts';
import { asError } from './cause.ts';

/** What ends a piece of work from outside. */
export type Limits = {
  readonly ms: number;
  /** The error once the time is up. */
  readonly late: () => CtrBgError;
  /** Other signals that end it, each with the error that it means. */
  readonly signals: readonly { readonly signal: AbortSignal; readonly error: () => CtrBgError }[];
};

/**
 * Runs work that must end: at the deadline, or when a signal aborts, the work's own signal aborts and the promise
 * rejects, whether the work settles or not. `restart` gives it the full time again. The timer is ref'ed: while a call
 * is under way, Node does not exit (FACTS 15).
 */
export async function within<T>(
  limits: Limits,
  work: (signal: AbortSignal, restart: () => void) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stopped = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => reject(asError(controller.signal.reason)), {
      once: true,
    });
  });
  const timer = setTimeout(() => controller.abort(limits.late()), limits.ms);
  const links = limits.signals.map(({ signal, error }) => ({
    signal,
    stop: () => controller.abort(error()),
  }));
  for (const { signal, stop } of links) {
    if (signal.aborted) {
      stop();
      continue;
    }
    // Many calls wait for one signal at once, which Node would take for a leak and tell the user.
    setMaxListeners(0, signal);
    signal.addEventListener('abort', stop, { once: true });
  }
  try {
    return await Promise.race([stopped, work(controller.signal, () => timer.refresh())]);
  } finally {
    clearTimeout(timer);
    for (const { signal, stop } of links) signal.removeEventListener('abort', stop);
  }
}
