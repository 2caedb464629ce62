import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { engineApi, type EngineApi } from './engine-api.ts';
import { ensureCommands, requireRoot } from './machine/debian.ts';
import { lastLines, toolEnvironment } from './machine/processes.ts';
import { waitFor } from './machine/wait.ts';

const PREFIX = 'ctr-bg-lab-';
const READY_DEADLINE = 60_000;
const END_DEADLINE = 60_000;

/** An engine that the laboratory may use, its own or one that was there. */
export type LabEngine = AsyncDisposable & {
  readonly endpoint: string;
  readonly api: EngineApi;
  /** File of the engine's network namespace; undefined when the engine is not ours. */
  readonly network: string | undefined;
  /** Where its data, its logs and its registry's store are; goes with it. */
  readonly folder: string;
  /** argv, run so that 127.0.0.1 is the engine's own. */
  inside(argv: readonly string[]): string[];
  /** Ends it and everything of it. Also succeeds when it has ended. An engine that is not ours is left alone. */
  stop(): Promise<void>;
};

export type PrivateEngine = LabEngine & {
  readonly network: string;
  /** SIGKILL to dockerd alone: containerd, shims and containers live on. */
  kill9(): Promise<void>;
  /** Ends dockerd as a service manager would (when it runs) and starts it on the same data. */
  restart(): Promise<void>;
};

/**
 * Starts an engine with an empty store in a network, process and mount namespace of its own. It ends with
 * this process, however that ends. It reaches no other machine.
 */
export async function privateEngine(say: (line: string) => void = () => undefined): Promise<PrivateEngine> {
  if (process.platform !== 'linux')
    throw new Error('a private engine needs Linux: start Docker and use that one');
  requireRoot('start a private engine');
  // mmdebstrap makes its images: one installation is quicker than two.
  await ensureCommands(['dockerd', 'containerd', 'iptables', 'ip', 'ps', 'mmdebstrap'], say);
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  try {
    await configure(folder);
    return await start(folder);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function configure(folder: string): Promise<void> {
  const daemon = {
    'data-root': join(folder, 'data'),
    'exec-root': join(folder, 'exec'),
    pidfile: join(folder, 'dockerd.pid'),
    hosts: [`unix://${join(folder, 'docker.sock')}`],
    containerd: join(folder, 'containerd.sock'),
    'cgroup-parent': `/${basename(folder)}`,
    'exec-opts': ['native.cgroupdriver=cgroupfs'],
  };
  await writeFile(join(folder, 'daemon.json'), JSON.stringify(daemon, undefined, 2));
  const containerd = [
    'version = 2',
    `root = "${join(folder, 'containerd')}"`,
    `state = "${join(folder, 'containerd-state')}"`,
    'disabled_plugins = ["io.containerd.grpc.v1.cri"]',
    '[grpc]',
    `  address = "${join(folder, 'containerd.sock')}"`,
    '[plugins."io.containerd.internal.v1.opt"]',
    `  path = "${join(folder, 'containerd-opt')}"`,
  ];
  await writeFile(join(folder, 'containerd.toml'), `${containerd.join('\n')}\n`);
}

type Keeper = ChildProcessByStdio<Writable, Readable, null>;

async function start(folder: string): Promise<PrivateEngine> {
  const keeper = startKeeper(folder);
  const supervisor = supervisorOf(keeper);
  const endpoint = `unix://${join(folder, 'docker.sock')}`;
  const network = `/proc/${keeper.pid}/ns/net`;
  const api = engineApi(endpoint);
  const stop = (): Promise<void> => end(keeper, folder);
  const restart = async (): Promise<void> => {
    await supervisor('start');
    await waitFor('the engine answers', READY_DEADLINE, async () => {
      if (keeper.exitCode !== null) throw new Error(`the keeper of the engine ended with ${keeper.exitCode}`);
      return (await api.isAnswering()) || undefined;
    });
  };
  try {
    await restart();
  } catch (cause) {
    const log = await readFile(join(folder, 'dockerd.log'), 'utf8').catch(() => '');
    await stop();
    throw new Error(`the private engine did not start\n${lastLines(log)}`, { cause });
  }
  const inside = (argv: readonly string[]): string[] => ['nsenter', `--net=${network}`, '--', ...argv];
  const kill9 = (): Promise<void> => supervisor('kill');
  return { endpoint, api, network, folder, inside, stop, kill9, restart, [Symbol.asyncDispose]: stop };
}

/** In a session of its own, so that ctrl-C reaches us alone: the keeper ends when our end of its pipe closes. */
function startKeeper(folder: string): Keeper {
  const script = fileURLToPath(new URL('machine/keeper.sh', import.meta.url));
  const log = openSync(join(folder, 'keeper.log'), 'a');
  const keeper = spawn('unshare', ['--net', 'sh', script, folder, basename(folder)], {
    detached: true,
    env: toolEnvironment(),
    stdio: ['pipe', 'pipe', log],
  }) as Keeper;
  closeSync(log);
  keeper.on('error', () => undefined);
  keeper.stdin.on('error', () => undefined);
  return keeper;
}

/** One word to the supervisor; resolves when it was obeyed. */
function supervisorOf(keeper: Keeper): (word: 'start' | 'terminate' | 'kill') => Promise<void> {
  const answers = createInterface({ input: keeper.stdout });
  return async (word) => {
    const signal = AbortSignal.timeout(READY_DEADLINE);
    const answered = Promise.race([once(answers, 'line', { signal }), once(answers, 'close', { signal })]);
    keeper.stdin.write(`${word}\n`);
    await answered;
  };
}

async function end(keeper: Keeper, folder: string): Promise<void> {
  keeper.stdin.end();
  if (keeper.exitCode === null && keeper.signalCode === null && keeper.pid !== undefined) {
    const ended = once(keeper, 'exit', { signal: AbortSignal.timeout(END_DEADLINE) });
    await ended.catch(() => keeper.kill('SIGKILL'));
  }
  await rm(folder, { recursive: true, force: true });
}

/** Removes what a power loss or a killed keeper left behind: folders that no process speaks of. */
async function sweep(): Promise<void> {
  const folders = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
  if (folders.length === 0) return;
  const commands: string[] = [];
  for (const pid of await readdir('/proc')) {
    if (/^\d+$/.test(pid)) commands.push(await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''));
  }
  for (const name of folders) {
    if (commands.some((command) => command.includes(name))) continue;
    const folder = join(tmpdir(), name);
    // A young one may belong to an engine that is just being started.
    const changed = await stat(folder).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    );
    if (Date.now() - changed > 60_000) await rm(folder, { recursive: true, force: true });
  }
}
