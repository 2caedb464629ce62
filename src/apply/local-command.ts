import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { CtrBgError, type LocalCommand } from '../types/index.ts';

/** In ms: from SIGTERM to SIGKILL. */
const GRACE = 4000;
/** In ms: how long what it has started may hold its output open after it has ended. */
const AFTERMATH = 1000;

export type LocalOptions = {
  /** Beside the environment of this process; never an argument, which every process of the machine could read. */
  readonly variables: Readonly<Record<string, string>>;
  /** Ends it, and all that it has started. */
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
  /** What it reads from its standard input; absent: nothing. */
  readonly input?: string;
};

/**
 * Runs a command on this machine, in a process group of its own, and returns how it ended: `exit code 0`, or
 * `SIGKILL`. Nothing of the group is left when it was called off, or when this process ends.
 */
export async function runLocally(
  { command: [program = '', ...args], directory }: LocalCommand,
  { variables, signal, onLine, input }: LocalOptions,
): Promise<string> {
  signal.throwIfAborted();
  const child = spawn(program, args, {
    cwd: directory,
    env: { ...process.env, ...variables },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  // That nobody reads it is no failure.
  child.stdin?.on('error', () => undefined).end(input);
  const outputs = [child.stdout, child.stderr].flatMap((stream) => stream ?? []);
  for (const output of outputs) createInterface({ input: output }).on('line', onLine);
  const kill = (): void => killGroup(child, 'SIGKILL');
  process.once('exit', kill);
  const closed = once(child, 'close').catch(() => undefined);
  try {
    const [code, by] = await endOf(child, program, signal);
    await Promise.race([closed, sleep(AFTERMATH)]);
    return by ?? `exit code ${code}`;
  } finally {
    process.off('exit', kill);
    for (const output of outputs) output.destroy();
  }
}

type Exit = [number | null, NodeJS.Signals | null];

async function endOf(child: ChildProcess, program: string, signal: AbortSignal): Promise<Exit> {
  const callOff = (): void => {
    killGroup(child, 'SIGTERM');
    setTimeout(() => killGroup(child, 'SIGKILL'), GRACE).unref();
  };
  signal.addEventListener('abort', callOff, { once: true });
  try {
    const ended = (await once(child, 'exit')) as Exit;
    // What it has started may be deaf to the polite signal.
    if (signal.aborted) killGroup(child, 'SIGKILL');
    signal.throwIfAborted();
    return ended;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw new CtrBgError('HOOK_FAILED', `${program} could not be started: ${(error as Error).message}`, {
      cause: error,
      hint: 'It is looked for in PATH, and run in the folder of the file.',
    });
  } finally {
    signal.removeEventListener('abort', callOff);
  }
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended.
  }
}
