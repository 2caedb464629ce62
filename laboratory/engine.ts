import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { engineApi, type EngineApi } from './engine-api.ts';
import { ensureCommands, requireRoot } from './machine/debian.ts';
import { createEngineFolder, type EngineTls } from './machine/engine-folder.ts';
import { unpackRoot } from './machine/engine-root.ts';
import { lastLines, toolEnvironment } from './machine/processes.ts';
import { waitFor, within } from './machine/wait.ts';

const READY_DEADLINE = 60_000;
const END_DEADLINE = 60_000;

/** Of util-linux, which every Debian has. */
const UNSHARE = 'unshare';

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
  /** Where it listens with TLS, if it does. */
  readonly tls: EngineTls | undefined;
  /** SIGKILL to dockerd alone: containerd, shims and containers live on. */
  kill9(): Promise<void>;
  /** Ends dockerd as a service manager would (when it runs) and starts it on the same data. */
  restart(): Promise<void>;
  /** Takes all the space that is left on its own disk, and gives it back. */
  fillDisk(): Promise<void>;
  freeDisk(): Promise<void>;
};

export type EngineOptions = {
  /** The Debian suite that the engine comes from; this machine's own when absent. */
  readonly suite?: string;
  /** Whether it is to listen on TCP with TLS too, as Docker in Docker does. */
  readonly tls?: boolean;
  /** Whether its containers run on while it does not. */
  readonly liveRestore?: boolean;
  /** Of a disk of its own for its data; the machine's own disk when absent. */
  readonly diskMiB?: number;
};

/**
 * Starts an engine with an empty store in a network, process and mount namespace of its own. It ends with
 * this process, however that ends. It reaches no other machine.
 */
export async function privateEngine(
  say: (line: string) => void = () => undefined,
  { suite, tls: isTls = false, liveRestore = false, diskMiB }: EngineOptions = {},
): Promise<PrivateEngine> {
  if (process.platform !== 'linux')
    throw new Error('a private engine needs Linux: start Docker and use that one');
  requireRoot('start a private engine');
  // mmdebstrap makes its images: one installation is quicker than two.
  await ensureCommands(['dockerd', 'containerd', 'iptables', 'ip', 'ps', 'mmdebstrap'], say);
  const { folder, tls } = await createEngineFolder({ isTls, liveRestore });
  try {
    const root = suite === undefined ? undefined : await unpackRoot(suite, folder, say);
    return { ...(await start(folder, root, diskMiB)), tls };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

type Keeper = ChildProcessByStdio<Writable, Readable, null>;

async function start(
  folder: string,
  root: string | undefined,
  diskMiB: number | undefined,
): Promise<Omit<PrivateEngine, 'tls'>> {
  const keeper = startKeeper(folder, root, diskMiB);
  const supervisor = supervisorOf(keeper);
  const endpoint = `unix://${join(folder, 'docker.sock')}`;
  const network = `/proc/${keeper.pid}/ns/net`;
  const api = engineApi(endpoint);
  const stop = (): Promise<void> => end(keeper, folder);
  const restart = async (): Promise<void> => {
    await supervisor('start');
    const settled = async (): Promise<boolean> => isOver(keeper) || (await api.isAnswering());
    await waitFor('the engine answers', READY_DEADLINE, async () => (await settled()) || undefined);
    if (isOver(keeper)) throw new Error('the keeper of the engine has ended');
  };
  try {
    await restart();
  } catch (cause) {
    const log = await readFile(join(folder, 'dockerd.log'), 'utf8').catch(() => '');
    await stop();
    throw new Error(`the private engine did not start\n${lastLines(log)}`, { cause });
  }
  const inside = (argv: readonly string[]): string[] => ['nsenter', `--net=${network}`, '--', ...argv];
  return {
    endpoint,
    api,
    network,
    folder,
    inside,
    stop,
    kill9: () => supervisor('kill'),
    restart,
    fillDisk: () => supervisor('fill'),
    freeDisk: () => supervisor('free'),
    [Symbol.asyncDispose]: stop,
  };
}

/** In a session of its own, so that ctrl-C reaches us alone: the keeper ends when our end of its pipe closes. */
function startKeeper(folder: string, root = '', diskMiB?: number): Keeper {
  const script = fileURLToPath(new URL('machine/keeper.sh', import.meta.url));
  const log = openSync(join(folder, 'keeper.log'), 'a');
  const disk = diskMiB === undefined ? '' : String(diskMiB);
  const [command, ...args] = [UNSHARE, '--net', 'sh', script, folder, basename(folder), root, disk] as const;
  const keeper = spawn(command, args, {
    detached: true,
    env: toolEnvironment(),
    stdio: ['pipe', 'pipe', log],
  }) as Keeper;
  closeSync(log);
  keeper.on('error', () => undefined);
  keeper.stdin.on('error', () => undefined);
  return keeper;
}

function isOver(keeper: Keeper): boolean {
  return keeper.exitCode !== null || keeper.signalCode !== null;
}

type Word = 'start' | 'terminate' | 'kill' | 'fill' | 'free';

/** One word to the supervisor; resolves when it was obeyed. */
function supervisorOf(keeper: Keeper): (word: Word) => Promise<void> {
  const answers = createInterface({ input: keeper.stdout });
  return async (word) => {
    if (isOver(keeper)) throw new Error('the keeper of the engine has ended');
    // The one of both that does not come would be listened for until the keeper ends.
    const listening = new AbortController();
    const { signal } = listening;
    const answered = Promise.race([once(answers, 'line', { signal }), once(keeper, 'exit', { signal })]);
    keeper.stdin.write(`${word}\n`);
    await within(`the supervisor obeys "${word}"`, READY_DEADLINE, answered).finally(() => listening.abort());
  };
}

async function end(keeper: Keeper, folder: string): Promise<void> {
  keeper.stdin.end();
  if (!isOver(keeper) && keeper.pid !== undefined) {
    const ended = once(keeper, 'exit', { signal: AbortSignal.timeout(END_DEADLINE) });
    await ended.catch(() => keeper.kill('SIGKILL'));
  }
  await rm(folder, { recursive: true, force: true });
}
