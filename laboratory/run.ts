/**
 * `run.ts [--private|--any] -- command args…`: runs a command inside a laboratory, with its exit code.
 * --private (default): an engine of our own, which needs root. --any: the one that answers, if one does.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import { type Brought, DESCRIPTION, writeDescription } from './description.ts';
import { ensureDockerCompose } from './docker-compose.ts';
import { privateEngine, type LabEngine } from './engine.ts';
import { answeringEngine } from './existing-engine.ts';
import { ensureNginx } from './images.ts';
import { ensureCommands } from './machine/debian.ts';
import { engineRoot, NEWEST_SUITE } from './machine/engine-root.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

type Signal = (typeof SIGNALS)[number];

const say = (line: string): void => void process.stderr.write(`laboratory: ${line}\n`);

/** Says to the command what is said to us; before it runs, the signal is remembered. */
class Signals {
  received: Signal | undefined;
  child: ChildProcess | undefined;

  constructor() {
    for (const signal of SIGNALS) process.on(signal, () => this.pass(signal));
  }

  private pass(signal: Signal): void {
    this.received = signal;
    // A terminal sends ctrl-C to all of us: the command has heard of it, and must not hear of it twice.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) this.child?.kill(signal);
  }
}

async function openEngine(any: boolean): Promise<LabEngine> {
  const there = any ? await answeringEngine() : undefined;
  if (there) say(`using the engine at ${there.endpoint}`);
  return there ?? privateEngine(say);
}

/** What the command needs and cannot fetch itself: a private engine's network reaches no other machine. */
async function bring(engine: LabEngine, any: boolean): Promise<Brought> {
  const nginxImage = await ensureNginx(engine, say);
  if (any) return { nginxImage, dockerCompose: null };
  await ensureCommands(['docker', 'docker-registry', 'curl', 'ssh', 'sshd', 'zsh', 'fish'], say);
  await engineRoot(NEWEST_SUITE, say);
  return { nginxImage, dockerCompose: await ensureDockerCompose(say) };
}

async function runInside(
  engine: LabEngine,
  description: string,
  argv: readonly string[],
  signals: Signals,
): Promise<number> {
  // Its end comes with ours, also when we are killed: without its engine it can do nothing.
  const tie = engine.network === undefined ? [] : ['setpriv', '--pdeathsig=TERM'];
  const [command = '', ...args] = engine.inside([...tie, ...argv]);
  const env = { ...process.env, DOCKER_HOST: engine.endpoint, [DESCRIPTION]: description };
  const child = spawn(command, args, { stdio: 'inherit', env });
  signals.child = child;
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return code ?? 128 + constants.signals[signal ?? 'SIGKILL'];
}

async function main(args: readonly string[]): Promise<number> {
  const separator = args.indexOf('--');
  const argv = separator < 0 ? [] : args.slice(separator + 1);
  const options = args.slice(0, Math.max(separator, 0));
  if (argv.length === 0 || options.some((option) => option !== '--any' && option !== '--private')) {
    process.stderr.write('usage: run.ts [--private|--any] -- command args…\n');
    return 2;
  }
  const signals = new Signals();
  await using engine = await openEngine(options.includes('--any'));
  const folder = await mkdtemp(join(engine.folder, 'ctr-bg-run-'));
  try {
    const description = join(folder, 'laboratory.json');
    await writeDescription(description, engine, await bring(engine, options.includes('--any')));
    if (signals.received) return 128 + constants.signals[signals.received];
    return await runInside(engine, description, argv, signals);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    say(message);
    process.exit(1);
  },
);
