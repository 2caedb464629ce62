import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';

export type Ended = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

export type RunOptions = {
  /** Milliseconds until the process is killed; default 60,000. */
  readonly deadline?: number;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
};

/** The environment with the places of administration tools on PATH: a plain `su` leaves them out. */
export function toolEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return { ...env, PATH: [env['PATH'] ?? '', '/usr/local/sbin', '/usr/sbin', '/sbin'].join(delimiter) };
}

/**
 * Runs argv to its end. Rejects only when it cannot be started or its deadline passes (it is then killed);
 * a process that dies by a signal has exit code 128.
 */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const [command = '', ...args] = argv;
  const deadline = options.deadline ?? 60_000;
  const child = spawn(command, args, {
    env: options.env ?? toolEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${command} was killed after ${deadline} ms\n${lastLines(output.stderr)}`));
    }, deadline);
    child.once('error', (cause) => {
      clearTimeout(late);
      reject(new Error(`cannot run ${command}`, { cause }));
    });
    child.once('close', (code) => {
      clearTimeout(late);
      resolve({ exitCode: code ?? 128, ...output });
    });
  });
}

/** As `run`, but rejects with the last lines of stderr when the exit code is not 0. Returns stdout. */
export async function mustRun(argv: readonly string[], options: RunOptions = {}): Promise<string> {
  const { exitCode, stdout, stderr } = await run(argv, options);
  if (exitCode === 0) return stdout;
  throw new Error(`${argv.join(' ')} ended with ${exitCode}\n${lastLines(stderr === '' ? stdout : stderr)}`);
}

export function lastLines(text: string, count = 15): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
