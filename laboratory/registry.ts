import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabEngine } from './engine.ts';
import { lastLines, mustRun, run, toolEnvironment } from './machine/processes.ts';
import { waitFor } from './machine/wait.ts';

const READY_DEADLINE = 15_000;
const END_DEADLINE = 5000;
const PUSH_DEADLINE = 60_000;

export type Credentials = { readonly username: string; readonly password: string };

export type RegistryOptions = {
  /** Default 5000. */
  readonly port?: number;
  /** Everybody must prove to be this one; without it, everybody is let in. */
  readonly credentials?: Credentials;
  /** That of another registry, whose images it has then too: one registry, for two engines. Default: an empty one. */
  readonly store?: string;
};

export type Registry = AsyncDisposable & {
  /** `127.0.0.1:5000`: what references begin with. Engines trust that address without TLS. */
  readonly host: string;
  /** The folder that holds its images. */
  readonly store: string;
  /** Pushes an image of the engine under another name (`shop:1`). Returns the new reference, with the host. */
  push(reference: string, name: string): Promise<string>;
  /** Its store goes too. Also succeeds when it has ended. */
  stop(): Promise<void>;
};

/** Starts an empty registry where the private engine finds it: on 127.0.0.1 of its own network. run.ts installs it. */
export async function startRegistry(engine: LabEngine, options: RegistryOptions = {}): Promise<Registry> {
  if (engine.network === undefined)
    throw new Error('a registry needs a private engine: use run.ts --private');
  const host = `127.0.0.1:${options.port ?? 5000}`;
  const folder = await mkdtemp(join(engine.folder, 'registry-'));
  const store = options.store ?? join(folder, 'store');
  await configure(folder, { host, store, credentials: options.credentials });
  // Tied to this process: it must not outlive a test that is killed.
  const serve = ['setpriv', '--pdeathsig=KILL', 'docker-registry', 'serve', join(folder, 'config.yml')];
  const [command = '', ...args] = engine.inside(serve);
  const child = spawn(command, args, { env: toolEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  child.on('error', (error) => (log += error.message));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log = (log + text).slice(-10_000)));
  const stop = async (): Promise<void> => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await ready(engine, child, host);
  } catch (cause) {
    await stop();
    throw new Error(`the registry did not start\n${lastLines(log)}`, { cause });
  }
  const push: Registry['push'] = (reference, name) =>
    pushImage(engine, reference, `${host}/${name}`, options.credentials);
  return { host, store, push, stop, [Symbol.asyncDispose]: stop };
}

type Settings = {
  readonly host: string;
  readonly store: string;
  readonly credentials: Credentials | undefined;
};

async function configure(folder: string, { host, store, credentials }: Settings): Promise<void> {
  const password = join(folder, 'htpasswd');
  if (credentials) await writeFile(password, await htpasswd(credentials), { mode: 0o600 });
  const config = {
    version: 0.1,
    log: { level: 'warn', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: store }, delete: { enabled: true } },
    http: { addr: host },
    ...(credentials ? { auth: { htpasswd: { realm: 'laboratory', path: password } } } : {}),
  };
  await writeFile(join(folder, 'config.yml'), JSON.stringify(config));
}

/** bcrypt, which is all that the registry takes; perl is on every Debian, and the password stays off its argv. */
async function htpasswd({ username, password }: Credentials): Promise<string> {
  const program = 'print crypt($ENV{PASSWORD}, q($2y$05$) . join q(), map { (q(a)..q(z))[rand 26] } 1..22)';
  const hash = await mustRun(['perl', '-e', program], {
    env: toolEnvironment({ ...process.env, PASSWORD: password }),
  });
  return `${username}:${hash}\n`;
}

async function ready(engine: LabEngine, child: ChildProcess, host: string): Promise<void> {
  const connect = ['bash', '-c', `exec 3<>/dev/tcp/${host.replace(':', '/')}`];
  await waitFor('the registry listens', READY_DEADLINE, async () => {
    const { exitCode } = await run(engine.inside(connect), { deadline: 2000 });
    if (child.exitCode !== null) throw new Error(`the registry ended with ${child.exitCode}`);
    return exitCode === 0 || undefined;
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit', { signal: AbortSignal.timeout(END_DEADLINE) });
  child.kill('SIGTERM');
  await ended.catch(() => child.kill('SIGKILL'));
}

async function pushImage(
  engine: LabEngine,
  reference: string,
  target: string,
  credentials: Credentials | undefined,
): Promise<string> {
  const [, repository = target, tag = 'latest'] = /^(.+?)(?::([^:/]+))?$/.exec(target) ?? [];
  const query = new URLSearchParams({ repo: repository, tag });
  await engine.api.json('POST', `/images/${encodeURIComponent(reference)}/tag?${query.toString()}`);
  // URL-safe and padded: the engine takes nothing else, and says nothing about it.
  const auth = Buffer.from(JSON.stringify(credentials ?? {}))
    .toString('base64')
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  const path = `/images/${repository}/push?tag=${tag}`;
  const headers = { 'x-registry-auth': auth };
  const answer = await engine.api.call('POST', path, { headers, deadline: PUSH_DEADLINE });
  const error = answer.body.split('\n').find((line) => line.includes('"error"'));
  if (answer.status >= 400 || error) throw new Error(`pushing ${target} failed: ${error ?? answer.body}`);
  return target;
}
