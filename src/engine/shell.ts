import type { Duplex } from 'node:stream';
import type { CtrBgError } from '../types/index.ts';
import type { Door } from './door.ts';
import type { Shell, ShellOptions, ShellResult } from './engine.ts';
import { describe, tooLong } from './exec.ts';
import { createExec, readFrames, startExec } from './exec-stream.ts';
import { brokenAnswer } from './failure.ts';
import { guarded } from './guard.ts';
import { type Command, encodeCommand, parseReply, SHELL } from './shell-protocol.ts';
import { createLineSplitter } from './streams.ts';

/** In ms. */
const DEADLINE = 30_000;
/** Characters of a command's output that are kept. */
const LARGEST_OUTPUT = 1024 * 1024;

/** A command under way. */
type Job = {
  readonly lines: string[];
  size: number;
  readonly onLine: (line: string) => void;
  readonly resolve: (result: ShellResult) => void;
  readonly reject: (error: Error) => void;
};
type Session = { readonly send: (id: number, command: Command, job: Job) => void };

/** One shell for each container, opened when it is first needed. */
export function shells(door: Door): (container: string) => Shell {
  const open = new Map<string, Shell>();
  return (container) => {
    const shell = open.get(container) ?? createShell(door, container);
    open.set(container, shell);
    return shell;
  };
}

function createShell(door: Door, container: string): Shell {
  let session: Promise<Session> | undefined;
  let lastId = 0;
  // Whoever comes after a session has ended, or could not be opened, gets a new one.
  const forget = (): void => void (session = undefined);
  const current = (): Promise<Session> => (session ??= openSession(door, container, forget));

  async function run(name: string, command: Command, options: ShellOptions = {}): Promise<ShellResult> {
    const { deadline = DEADLINE, signal, onLine = () => undefined } = options;
    const late = tooLong(container, [name], deadline);
    const call = { what: describe(container, [name]), deadline, signal, late };
    return guarded(door, call, async () => {
      const { send } = await current();
      return new Promise((resolve, reject) => {
        send(++lastId, command, { lines: [], size: 0, onLine, resolve, reject });
      });
    });
  }
  return {
    run: (argv, options) => run(argv[0] ?? 'nothing', { kind: 'program', argv }, options),
    script: ({ name, text }, values, options) => run(name, { kind: 'script', text, values }, options),
  };
}

async function openSession(door: Door, container: string, onEnd: () => void): Promise<Session> {
  const what = `open a shell in container ${container.slice(0, 12)}`;
  try {
    const { closed: signal } = door;
    const id = await createExec(door, container, ['sh', '-c', SHELL, 'shell'], { what, stdin: true, signal });
    return startSession(await startExec(door, id, what, signal), what, onEnd);
  } catch (error) {
    onEnd();
    throw error;
  }
}

function startSession(socket: Duplex, what: string, onEnd: () => void): Session {
  const jobs = new Map<number, Job>();
  const splitter = createLineSplitter((line) => take(line, jobs));
  const end = (error: CtrBgError): void => {
    onEnd();
    for (const job of jobs.values()) job.reject(error);
    jobs.clear();
    socket.destroy();
  };
  readFrames(socket, (_type, payload) => splitter.write(payload)).then(
    () => end(brokenAnswer(what, 'the shell ended before its commands did')),
    () => end(brokenAnswer(what, 'the stream of the shell was cut')),
  );
  return {
    send(id, command, job) {
      jobs.set(id, job);
      socket.write(encodeCommand(id, command));
    },
  };
}

/** A job that nobody waits for any more (its deadline has passed) is still read to its end. */
function take(line: string, jobs: Map<number, Job>): void {
  const reply = parseReply(line);
  const job = reply && jobs.get(reply.id);
  if (!job) return;
  if (reply.kind === 'line') {
    job.size += reply.text.length + 1;
    if (job.size <= LARGEST_OUTPUT) job.lines.push(reply.text);
    job.onLine(reply.text);
  } else {
    jobs.delete(reply.id);
    job.resolve({ exitCode: reply.exitCode, output: job.lines.join('\n') });
  }
}
