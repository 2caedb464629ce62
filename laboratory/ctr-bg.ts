import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LabEngine } from './engine.ts';

const PROGRAM = fileURLToPath(new URL('../dist/ctr-bg.cjs', import.meta.url));

export type CtrBgOptions = {
  /** Added to the environment; DOCKER_HOST is the engine's. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Milliseconds until it is killed and the call rejects; default 120,000. */
  readonly deadline?: number;
  /** Let a person see its output, in colour; the result then holds none. */
  readonly show?: boolean;
};

export type CtrBgResult = {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
};

export type CtrBgProcess = {
  readonly child: ChildProcess;
  /** Rejects only when it could not be started, or its deadline passed. */
  readonly ended: Promise<CtrBgResult>;
};

/** Starts the built command line (dist/ctr-bg.cjs) against an engine, with no configuration of the user's. */
export function startCtrBg(
  engine: LabEngine,
  args: readonly string[],
  options: CtrBgOptions = {},
): CtrBgProcess {
  const started = performance.now();
  const [command = '', ...rest] = engine.inside([process.execPath, PROGRAM, ...args]);
  const cwd = options.cwd ?? engine.folder;
  const output = options.show ? 'inherit' : 'pipe';
  const child = spawn(command, rest, {
    cwd,
    env: environment(engine, options),
    stdio: ['ignore', output, output],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return { child, ended: end() };

  async function end(): Promise<CtrBgResult> {
    const deadline = options.deadline ?? 120_000;
    const signal = AbortSignal.timeout(deadline);
    try {
      const [exitCode, by] = (await once(child, 'close', { signal })) as [
        number | null,
        NodeJS.Signals | null,
      ];
      return { exitCode, signal: by, stdout, stderr, ms: performance.now() - started };
    } catch (cause) {
      child.kill('SIGKILL');
      throw new Error(`ctr-bg ${args.join(' ')}: no end within ${deadline} ms\n${stdout}${stderr}`, {
        cause,
      });
    }
  }
}

/** What a person would type, for a test that types it into a terminal, and the environment that it needs. */
export function typedCtrBg(
  engine: LabEngine,
  args: readonly string[],
): { argv: readonly string[]; env: NodeJS.ProcessEnv } {
  return { argv: [process.execPath, PROGRAM, ...args], env: environment(engine, { show: true }) };
}

/** Nothing of the user's own Docker or CI settings, so that a test means the same everywhere. */
function environment(engine: LabEngine, { env = {}, show = false }: CtrBgOptions): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(DOCKER_|CTR_BG_|COMPOSE_|GITHUB_|CI$|NODE_OPTIONS$|NODE_ENV$)/.test(name),
  );
  const own = { DOCKER_HOST: engine.endpoint, DOCKER_CONFIG: join(engine.folder, 'no-docker-config') };
  return { ...Object.fromEntries(kept), ...own, ...(show ? {} : { NO_COLOR: '1' }), ...env };
}
