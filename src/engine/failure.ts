import { CtrBgError, formatDuration } from '../types/index.ts';
import { codeOf, CutShort, messageOf } from './cause.ts';
import type { Endpoint } from './host.ts';
import { unreachableHint } from './hint.ts';

/** The engine cannot be talked to; `complaint` is what ssh wrote, if it is ssh. */
export function unreachable(endpoint: Endpoint, cause: unknown, complaint = ''): CtrBgError {
  const why = complaint || messageOf(cause);
  return new CtrBgError('ENGINE_UNREACHABLE', `cannot reach the Docker engine at ${endpoint.name}: ${why}`, {
    cause,
    hint: unreachableHint(endpoint, codeOf(cause)),
  });
}

export function brokenAnswer(what: string, why: string, cause?: unknown): CtrBgError {
  return new CtrBgError('ENGINE_BROKEN_ANSWER', `the engine's answer is broken (${what}): ${why}`, {
    hint: 'Whether it was carried out is not known. The same command may be run again: it looks first.',
    ...(cause === undefined ? {} : { cause }),
  });
}

export function timedOut(endpoint: Endpoint, what: string, ms: number): CtrBgError {
  return new CtrBgError(
    'ENGINE_TIMEOUT',
    `the Docker engine at ${endpoint.name} did not ${what} within ${formatDuration(ms)}`,
    {
      hint: 'The engine may be overloaded or hang; `docker info` on that host shows whether it answers at all.',
    },
  );
}

/** The error of a caller's own signal: its reason when that is one of ours. */
export function interrupted(signal: AbortSignal, what: string): CtrBgError {
  if (signal.reason instanceof CtrBgError) return signal.reason;
  return new CtrBgError('INTERRUPTED', `interrupted: ${what}`, { cause: signal.reason });
}

/** An error from below as one of ours; one without a code is a defect of ours and stays what it is. */
export function explain(error: unknown, endpoint: Endpoint, what: string, complaint: string): unknown {
  if (error instanceof CtrBgError || codeOf(error) === '') return error;
  if (error instanceof CutShort) return brokenAnswer(what, error.message, error);
  // Node's HTTP parser.
  if (codeOf(error).startsWith('HPE_')) return brokenAnswer(what, 'it is not HTTP', error);
  return unreachable(endpoint, error, complaint);
}
