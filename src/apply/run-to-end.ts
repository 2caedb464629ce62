import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../engine/index.ts';
import { CtrBgError, type Emit, type HostName } from '../types/index.ts';
import { waitFor } from './wait-for.ts';

/** How many lines of what was written an error tells. */
const REMEMBERED = 10;
/** In ms: what may still come of its output after a container has ended. */
const AFTERMATH = 2000;

/** Passes on what a command writes, and remembers the last of it. */
export type Listener = { readonly onLine: (line: string) => void; readonly last: () => readonly string[] };

export function listen(host: HostName, source: string, emit: Emit): Listener {
  const last: string[] = [];
  return {
    onLine: (line) => {
      last.push(line);
      if (last.length > REMEMBERED) last.shift();
      emit({ kind: 'output', host, source, line });
    },
    last: () => last,
  };
}

/** Waits for the end of a container, and passes on what it writes. Returns its exit code. */
export async function runToEnd(
  engine: Engine,
  { id, name }: { readonly id: string; readonly name: string },
  signal: AbortSignal,
  { onLine }: Listener,
): Promise<number> {
  const over = new AbortController();
  // A log driver that cannot be read hides what it writes, and no more.
  const tell = async (): Promise<void> => {
    const lines = engine.readLogs(id, { follow: true, signal: AbortSignal.any([signal, over.signal]) });
    for await (const { text } of lines) onLine(text);
  };
  const told = tell().catch(() => undefined);
  try {
    const { State } = await waitFor(engine, id, name, signal, ({ State: { Status } }) =>
      ['exited', 'dead'].includes(Status),
    );
    await Promise.race([told, sleep(AFTERMATH, undefined, { signal: over.signal }).catch(() => undefined)]);
    return State.ExitCode;
  } finally {
    over.abort();
  }
}

type Limit = { readonly what: string; readonly ms: number; readonly signal: AbortSignal };

/** Runs a command with a deadline of its own. Throws HOOK_FAILED when that passes. */
export async function inTime<Result>(
  { what, ms, signal }: Limit,
  listener: Listener,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const deadline = AbortSignal.timeout(ms);
  try {
    return await work(AbortSignal.any([signal, deadline]));
  } catch (error) {
    if (signal.aborted || !deadline.aborted) throw error;
    throw hookFailed(
      `${what} did not end within ${ms / 1000} s`,
      listener,
      "Give it more time with its 'timeout'.",
    );
  }
}

/** The failure of a command, with the last that it wrote. */
export function hookFailed(message: string, { last }: Listener, hint: string): CtrBgError {
  const lines = last();
  return new CtrBgError('HOOK_FAILED', message, {
    hint,
    ...(lines.length > 0 && { details: ['the last that it wrote:', ...lines.map((line) => `  ${line}`)] }),
  });
}
