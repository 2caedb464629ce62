import { deferred } from './deferred.ts';
import { ProbeFailure } from './failure.ts';

/** Rejects at the end of a time in ms, unless the signal has come before. */
export function deadline(ms: number, signal: AbortSignal): Promise<never> {
  const { promise, reject } = deferred<never>();
  const timer = setTimeout(() => reject(new ProbeFailure({ kind: 'deadline' })), ms);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return promise;
}

/** Rejects with the reason of the signal. */
export function interruption(signal: AbortSignal): Promise<never> {
  const { promise, reject } = deferred<never>();
  const give = (): void => reject(signal.reason);
  if (signal.aborted) give();
  else signal.addEventListener('abort', give, { once: true });
  return promise;
}
