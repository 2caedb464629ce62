import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { CtrBgError } from '../types/index.ts';
import { asError } from './cause.ts';
import { type Channel, createChannel } from './channel.ts';
import type { Door } from './door.ts';
import type { ExecLines } from './engine.ts';
import { describe, tooLong } from './exec.ts';
import { AFTERMATH, createExec, exitCodeNow, readFrames, startExec, watchExec } from './exec-stream.ts';
import { brokenAnswer } from './failure.ts';
import { guarded } from './guard.ts';
import { createCappedText, createLineSplitter } from './streams.ts';

const LARGEST_STDERR = 64 * 1024;
/** Lines that may wait for their reader before the container has to wait. */
const MOST_WAITING = 10_000;
/** How long a command may take to end once its input is closed, in ms. */
const FAREWELL = 5000;

export type ExecLinesOptions = { readonly deadline: number; readonly signal?: AbortSignal };
type Ended = Awaited<ExecLines['ended']>;

/** Starts argv with stdin and stdout attached. `deadline` counts from here to the end of the command. */
export function execLines(
  door: Door,
  container: string,
  argv: readonly string[],
  options: ExecLinesOptions,
): Promise<ExecLines> {
  const what = describe(container, argv);
  const { deadline, signal: callers } = options;
  const late = tooLong(container, argv, deadline);
  return new Promise((resolve, reject) => {
    const lines = createLines();
    const ended = guarded(door, { what, deadline, signal: callers, late }, async (signal) => {
      const id = await createExec(door, container, argv, { what, stdin: true, signal });
      const session = createSession(await startExec(door, id, what, signal), lines, signal);
      resolve({ ...session.handle, ended });
      return session.follow(() => watchSession(door, id, what, session, signal));
    });
    // Once it has started, who does not look at `ended` does not want to know.
    ended.then(
      () => lines.channel.end(),
      (error: unknown) => {
        reject(asError(error));
        if (isDeadline(error)) lines.channel.end();
        else lines.channel.fail(error);
      },
    );
  });
}

function isDeadline(error: unknown): boolean {
  return error instanceof CtrBgError && error.code === 'ENGINE_TIMEOUT';
}

/** Lines that wait for their reader; when there are too many, their source has to wait. */
type Lines = { readonly channel: Channel<string>; source?: Duplex };

function createLines(): Lines {
  const lines: Lines = {
    channel: createChannel(() => {
      if (lines.channel.size() < MOST_WAITING / 2) lines.source?.resume();
    }),
  };
  return lines;
}

type Session = {
  readonly handle: Omit<ExecLines, 'ended'>;
  /** The output has come to its end; after close() also when it is cut. */
  readonly output: Promise<void>;
  /** Aborts at close(). */
  readonly closing: AbortSignal;
  /** Waits for the end of the command and frees the connection. */
  follow(exitCode: () => Promise<number>): Promise<Ended>;
};

function createSession(socket: Duplex, lines: Lines, signal: AbortSignal): Session {
  const closing = new AbortController();
  const stderr = createCappedText(LARGEST_STDERR);
  lines.source = socket;
  const output = readOutput(socket, lines.channel, stderr).catch((error: unknown) => {
    if (!closing.signal.aborted) throw error;
  });
  // It is awaited later; until then its rejection is not unhandled.
  output.catch(() => undefined);
  // A write that crosses the end of the command.
  socket.on('error', () => undefined);
  const destroy = (): void => void socket.destroy();
  signal.addEventListener('abort', destroy, { once: true });
  return {
    handle: { lines: lines.channel.values, stdin: openStdin(socket), close: () => close(socket, closing) },
    output,
    closing: closing.signal,
    async follow(exitCode) {
      try {
        return { exitCode: await exitCode(), stderr: stderr.text() };
      } finally {
        signal.removeEventListener('abort', destroy);
        destroy();
      }
    },
  };
}

function readOutput(
  socket: Duplex,
  lines: Channel<string>,
  stderr: { write(chunk: Buffer): void },
): Promise<void> {
  const splitter = createLineSplitter((line) => lines.push(line));
  const read = readFrames(socket, (type, payload) => {
    (type === 'stdout' ? splitter : stderr).write(payload);
    if (lines.size() >= MOST_WAITING) socket.pause();
  });
  return read.then(() => splitter.end());
}

function openStdin(socket: Duplex): ExecLines['stdin'] {
  return { write: (chunk) => socket.writable && socket.write(chunk) };
}

function close(socket: Duplex, closing: AbortController): void {
  if (closing.signal.aborted) return;
  closing.abort();
  socket.resume();
  socket.end();
  const timer = setTimeout(() => socket.destroy(), AFTERMATH);
  socket.once('close', () => clearTimeout(timer));
}

async function watchSession(
  door: Door,
  id: string,
  what: string,
  session: Session,
  signal: AbortSignal,
): Promise<number> {
  const closed = new Promise<'closed'>((resolve) => {
    session.closing.addEventListener('abort', () => resolve('closed'), { once: true });
  });
  const state = await Promise.race([closed, watchExec(door, id, what, session.output, signal)]);
  return state === 'closed' ? farewell(door, id, what, signal) : state;
}

/** The exit code of a command whose input was closed: it is to end by itself, and soon. */
async function farewell(door: Door, id: string, what: string, signal: AbortSignal): Promise<number> {
  const end = performance.now() + FAREWELL;
  for (let pause = 20; performance.now() < end; pause = Math.min(2 * pause, 250)) {
    const exitCode = await exitCodeNow(door, id, what, signal);
    if (exitCode !== undefined) return exitCode;
    await sleep(pause, undefined, { signal });
  }
  throw brokenAnswer(what, 'the command did not end after its input was closed');
}
