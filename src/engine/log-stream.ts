import type { IncomingMessage } from 'node:http';
import { expectAnswer, type Call } from './answer.ts';
import { CutShort } from './cause.ts';
import type { Door } from './door.ts';
import type { LogLine, LogOptions } from './log-shapes.ts';
import { brokenAnswer, explain, unreachable } from './failure.ts';
import { guarded } from './guard.ts';
import { createLogReader } from './log-lines.ts';
import { open } from './request.ts';

/** Whose log it is, by its path in the API, and what to call it. */
export type LogOwner = { readonly path: string; readonly what: string };

/** Docker API, GET /containers/{id}/logs, and /tasks/{id}/logs, which answers in the same way. */
export async function* readLogs(
  door: Door,
  { path, what }: LogOwner,
  options: LogOptions,
): AsyncGenerator<LogLine> {
  const { signal } = options;
  const call = {
    method: 'GET',
    path: `${path}/logs`,
    query: queryOf(options),
    what: `read the logs of ${what}`,
    deadline: door.deadlines.read,
    signal,
  } as const;
  const response = expectAnswer(await open(door, call, signal), call);
  try {
    const reader = createLogReader();
    for await (const chunk of chunksOf(door, response, call, options)) yield* reader.take(chunk);
    yield* reader.end();
  } catch (error) {
    // Whoever called it off knows.
    if (signal.aborted) return;
    if (door.closed.aborted) throw unreachable(door.endpoint, new Error('the connection was closed'));
    throw explain(error, door.endpoint, call.what, door.complaint());
  } finally {
    response.destroy();
  }
}

/** Every line with its time: that is how it is known where to go on. */
function queryOf({ follow, tail, since }: LogOptions): Record<string, string> {
  return {
    stdout: '1',
    stderr: '1',
    timestamps: '1',
    follow: follow ? '1' : '0',
    ...(tail === undefined ? {} : { tail: String(tail) }),
    ...(since === undefined ? {} : { since: unixTime(since) }),
  };
}

/** Seconds since 1970, to the nanosecond, which numbers of JavaScript do not hold. */
function unixTime(at: string): string {
  const fraction = /\.(\d+)/.exec(at)?.[1] ?? '0';
  return `${Math.floor(Date.parse(at) / 1000)}.${fraction.padEnd(9, '0')}`;
}

/** Reads as fast as it is asked to; only one that is followed may be silent. */
async function* chunksOf(
  door: Door,
  response: IncomingMessage,
  call: Call & { readonly deadline: number },
  { follow }: LogOptions,
): AsyncGenerator<Buffer> {
  const chunks = response[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  const next = async (): Promise<IteratorResult<Buffer, undefined>> => {
    try {
      return await chunks.next();
    } catch (cause) {
      throw new CutShort(undefined, { cause });
    }
  };
  for (;;) {
    const chunk = follow ? await next() : await guarded(door, call, next);
    if (chunk.done === true) break;
    yield chunk.value;
  }
  if (!response.complete) throw brokenAnswer(call.what, 'it was cut short');
}
