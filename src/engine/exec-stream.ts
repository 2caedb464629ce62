import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { CutShort } from './cause.ts';
import type { Door } from './door.ts';
import { brokenAnswer } from './failure.ts';
import { checkName } from './names.ts';
import { askJson, open } from './request.ts';
import * as schemas from './schemas.ts';
import { createDemuxer, type FrameType } from './streams.ts';

/** While the output is open, how often the exec itself is asked, in ms. */
const WATCH = 250;
/** What may still come through the stream after the exec has ended, and the other way round, in ms. */
const AFTERMATH = 1000;

export type CreateOptions = {
  readonly what: string;
  readonly stdin: boolean;
  readonly signal: AbortSignal;
};

export async function createExec(
  door: Door,
  container: string,
  argv: readonly string[],
  { what, stdin, signal }: CreateOptions,
): Promise<string> {
  const body = { AttachStdin: stdin, AttachStdout: true, AttachStderr: true, Tty: false, Cmd: argv };
  const path = `/containers/${checkName(container, 'container')}/exec`;
  const call = {
    method: 'POST',
    path,
    body,
    what,
    signal,
    deadline: door.deadlines.change,
  } as const;
  return (await askJson(door, call, schemas.created)).Id;
}

/** Starts an exec with its streams attached; the socket carries the multiplexed output, and takes the input. */
export async function startExec(door: Door, id: string, what: string, signal: AbortSignal): Promise<Duplex> {
  const body = { Detach: false, Tty: false };
  const call = {
    method: 'POST',
    path: `/exec/${id}/start`,
    body,
    upgrade: true,
    what,
    deadline: door.deadlines.change,
  } as const;
  const reply = await open(door, call, signal);
  if (reply.kind === 'upgraded') return reply.socket;
  reply.response.destroy();
  throw brokenAnswer(what, 'the engine did not hand over its streams');
}

/** Reads a multiplexed stream to its end; rejects with CutShort when it breaks. */
export function readFrames(
  socket: Duplex,
  onPayload: (type: FrameType, payload: Buffer) => void,
): Promise<void> {
  const demuxer = createDemuxer(onPayload);
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      reject(
        error instanceof CutShort
          ? error
          : new CutShort('the stream of the command was cut', { cause: error }),
      );
      socket.destroy();
    };
    socket.on('data', (chunk: Buffer) => {
      try {
        demuxer.write(chunk);
      } catch (error) {
        fail(error);
      }
    });
    socket.once('end', () => {
      try {
        demuxer.end();
        resolve();
      } catch (error) {
        fail(error);
      }
    });
    socket.once('error', fail);
    socket.once('close', () => fail(undefined));
  });
}

/** The exit code, as soon as both the exec and its stream have ended, or the stream outlives the exec (FACTS 22). */
export async function watchExec(
  door: Door,
  id: string,
  what: string,
  stream: Promise<void>,
  signal: AbortSignal,
): Promise<number> {
  for (;;) {
    if (await endsWithin(stream, WATCH)) return exitCodeSoon(door, id, what, signal);
    const exitCode = await exitCodeNow(door, id, what, signal);
    if (exitCode === undefined) continue;
    // Its output is in the stream by now, unless a child holds it open.
    await endsWithin(stream, AFTERMATH);
    return exitCode;
  }
}

/** Whether a stream ends within `ms`; leaves no timer behind. Rejects when the stream breaks. */
async function endsWithin(stream: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  try {
    return await Promise.race([stream.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The exit code of an exec, undefined while it runs (or has not begun). */
async function exitCodeNow(
  door: Door,
  id: string,
  what: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  const call = {
    method: 'GET',
    path: `/exec/${id}/json`,
    what,
    signal,
    deadline: door.deadlines.read,
  } as const;
  const { Running, ExitCode } = await askJson(door, call, schemas.exec);
  return Running ? undefined : (ExitCode ?? undefined);
}

/** The exit code after the stream has ended: an exec that runs on has lost its stream, so its output is not whole. */
async function exitCodeSoon(door: Door, id: string, what: string, signal: AbortSignal): Promise<number> {
  const end = performance.now() + AFTERMATH;
  for (let pause = 5; performance.now() < end; pause = Math.min(2 * pause, 100)) {
    const exitCode = await exitCodeNow(door, id, what, signal);
    if (exitCode !== undefined) return exitCode;
    await sleep(pause, undefined, { signal });
  }
  throw brokenAnswer(what, 'the stream of the command ended before the command did');
}
