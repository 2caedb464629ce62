import { CtrBgError, formatDuration } from '../types/index.ts';
import type { Door } from './door.ts';
import type { ExecResult } from './engine.ts';
import { createExec, readFrames, startExec, watchExec } from './exec-stream.ts';
import { guarded } from './guard.ts';
import { short } from './names.ts';
import { createCappedText } from './streams.ts';

/** In ms. */
const DEADLINE = 30_000;
const LARGEST_OUTPUT = 1024 * 1024;

export type ExecOptions = { readonly deadline?: number; readonly signal?: AbortSignal };

/** Runs argv to its end. The engine cannot end an exec: after a deadline it may still run. */
export function runExec(
  door: Door,
  container: string,
  argv: readonly string[],
  options: ExecOptions = {},
): Promise<ExecResult> {
  const what = describe(container, argv);
  const output = { stdout: createCappedText(LARGEST_OUTPUT), stderr: createCappedText(LARGEST_OUTPUT) };
  const deadline = options.deadline ?? DEADLINE;
  const call = { what, deadline, signal: options.signal, late: tooLong(container, argv, deadline) };
  return guarded(door, call, async (signal) => {
    const id = await createExec(door, container, argv, { what, stdin: false, signal });
    const socket = await startExec(door, id, what, signal);
    const stop = (): void => void socket.destroy();
    signal.addEventListener('abort', stop, { once: true });
    try {
      const exitCode = await watchExec(
        door,
        id,
        what,
        readFrames(socket, (type, payload) => output[type].write(payload)),
        signal,
      );
      return { exitCode, stdout: output.stdout.text(), stderr: output.stderr.text() };
    } finally {
      signal.removeEventListener('abort', stop);
      socket.destroy();
    }
  });
}

/** For messages: the program, not its arguments, which may hold secrets. */
export function describe(container: string, argv: readonly string[]): string {
  return `run ${argv[0] ?? 'nothing'} in container ${short(container)}`;
}

/** A command that takes too long is no fault of the engine. */
export function tooLong(container: string, argv: readonly string[], deadline: number): CtrBgError {
  const message = `${argv[0] ?? 'the command'} in container ${short(container)} did not end within ${formatDuration(deadline)}`;
  return new CtrBgError('ENGINE_TIMEOUT', message, { hint: 'It may still be running there.' });
}
