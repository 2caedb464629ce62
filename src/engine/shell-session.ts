import type { Duplex } from 'node:stream';
import type { ShellResult } from './engine.ts';
import { readFrames } from './exec-stream.ts';
import { brokenAnswer } from './failure.ts';
import { type Command, encodeCommand, parseReply } from './shell-protocol.ts';
import { createLineSplitter } from './streams.ts';

/** Characters of a command's output that are kept. */
const LARGEST_OUTPUT = 1024 * 1024;

/** A command that is waited for. */
type Waiting = {
  readonly onLine: (line: string) => void;
  readonly resolve: (result: ShellResult) => void;
  readonly reject: (error: Error) => void;
};
type Job = Waiting & { readonly lines: string[]; size: number; pieces: string };

/** One shell from its beginning to its end. */
export type Session = {
  readonly send: (command: Command, waiting: Waiting) => void;
  readonly ended: AbortSignal;
  readonly end: () => void;
};

/** `onEnd` is told why it ended, and says what the commands under way fail with. */
export function startSession(socket: Duplex, what: string, onEnd: (error: Error) => Error): Session {
  const jobs = new Map<number, Job>();
  const over = new AbortController();
  let lastId = 0;
  const end = (why: string): void => {
    if (over.signal.aborted) return;
    over.abort();
    const error = onEnd(brokenAnswer(what, why));
    for (const job of jobs.values()) job.reject(error);
    jobs.clear();
    socket.destroy();
  };
  const splitter = createLineSplitter((line) => take(line, jobs), 'latin1');
  readFrames(socket, (_type, payload) => splitter.write(payload)).then(
    () => end('the shell ended before its commands did'),
    () => end('the stream of the shell was cut'),
  );
  return {
    ended: over.signal,
    end: () => end('the shell was given up'),
    send(command, waiting) {
      jobs.set(++lastId, { ...waiting, lines: [], size: 0, pieces: '' });
      socket.write(encodeCommand(lastId, command));
    },
  };
}

/** A job that nobody waits for any more (its deadline has passed) is still read to its end. */
function take(line: string, jobs: Map<number, Job>): void {
  const reply = parseReply(line);
  const job = reply && jobs.get(reply.id);
  if (!job) return;
  if (reply.kind === 'end') {
    jobs.delete(reply.id);
    job.resolve({ exitCode: reply.exitCode, output: job.lines.join('\n') });
  } else if (reply.kind === 'piece') {
    if (job.pieces.length <= LARGEST_OUTPUT) job.pieces += reply.text;
  } else {
    const text = Buffer.from(job.pieces + reply.text, 'latin1').toString();
    job.pieces = '';
    job.size += text.length + 1;
    if (job.size <= LARGEST_OUTPUT) job.lines.push(text);
    job.onLine(text);
  }
}
