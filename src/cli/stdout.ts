import { once } from 'node:events';

/** Aborts with the signal, and when whoever reads stdout has gone: then there is nobody to go on for. */
export function untilClosed(signal: AbortSignal): AbortSignal {
  const gone = new AbortController();
  process.stdout.once('error', () => gone.abort());
  return AbortSignal.any([signal, gone.signal]);
}

/** Writes, and waits where the reader is slower; what nobody reads any more is dropped. */
export async function writeSlowly(text: string, signal: AbortSignal): Promise<void> {
  if (signal.aborted || process.stdout.write(text)) return;
  await once(process.stdout, 'drain', { signal }).catch(() => undefined);
}
