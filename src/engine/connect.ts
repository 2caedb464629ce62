import type { Agent } from 'node:http';
import pRetry from 'p-retry';
import { CtrBgError } from '../types/index.ts';
import { type Deadlines, DEADLINES, type Door } from './door.ts';
import type { Engine } from './engine.ts';
import { type Environment, type Files, realFiles } from './environment.ts';
import { codeOf } from './cause.ts';
import type { Endpoint } from './host.ts';
import { inspectContainer } from './inspect.ts';
import { plainModem } from './plain-modem.ts';
import { askJson } from './request.ts';
import * as schemas from './schemas.ts';
import { shells } from './shell.ts';
import { createTransport } from './transport.ts';

export type ConnectOptions = {
  /** For CI, registry logins and ssh; the process's own when absent. */
  readonly environment?: Environment;
  readonly files?: Files;
  readonly deadlines?: Partial<Deadlines>;
  /** Called before a version is agreed on, so that what needs none may begin while the rest is loaded. */
  readonly onOpen?: (first: FirstCalls) => void;
  /** Gives up, and closes what has come of it. */
  readonly signal?: AbortSignal;
};

/** What looks the same in all versions that are spoken here. */
export type FirstCalls = Pick<Engine, 'inspectContainer' | 'shell' | 'openShell' | 'openedShell'>;

/** ssh asks, looks up and negotiates before the first answer on a connection, and any call may need a new one; in ms. */
const SSH_CONNECT = 45_000;
/** In CI an engine may start beside us: how long it is waited for, in ms. */
const PATIENCE = 5000;

/** Connects to an engine and agrees on an API version. */
export async function connect(endpoint: Endpoint, options: ConnectOptions = {}): Promise<Engine> {
  const { environment = process.env, files = realFiles } = options;
  const transport = await createTransport(endpoint, environment);
  const closed = new AbortController();
  const slow = endpoint.kind === 'ssh' ? { connect: SSH_CONNECT, read: SSH_CONNECT } : {};
  const door: Door = {
    endpoint,
    modem: plainModem(endpoint, transport.agent),
    deadlines: { ...DEADLINES, ...slow, ...limitOf(environment), ...options.deadlines },
    environment,
    files,
    closed: closed.signal,
    fence: { check: undefined },
    complaint: transport.complaint,
  };
  const first: FirstCalls = {
    inspectContainer: (idOrName) => inspectContainer(door, idOrName),
    ...shells(door),
  };
  const close = (): void => {
    closed.abort();
    transport.close();
  };
  if (options.signal?.aborted) close();
  options.signal?.addEventListener('abort', close, { once: true });
  try {
    options.onOpen?.(first);
    return { ...(await agree(door, transport.agent)), ...first, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Not for users: lets tests in which calls are never answered end in seconds; in ms. */
function limitOf({ CTR_BG_CALL_LIMIT: limit }: Environment): Partial<Deadlines> {
  return limit === undefined ? {} : { longest: Number(limit) };
}

/** Asks for the version first: what speaks it is loaded while the engine opens a shell, which takes longer (FACTS 21). */
async function agree(door: Door, agent: Agent): Promise<Omit<Engine, keyof FirstCalls | 'close'>> {
  const offered = await firstAnswer(door);
  const [{ loadModem }, { negotiate }, { calls }] = await Promise.all([
    import('./modem.ts'),
    import('./negotiate.ts'),
    import('./calls.ts'),
  ]);
  const modem = await loadModem(door.endpoint, agent);
  const apiVersion = negotiate(offered);
  modem.setVersion(apiVersion);
  const { Version: version, Arch: architecture } = offered;
  return { apiVersion, version, architecture, ...calls({ ...door, modem }) };
}

function firstAnswer(door: Door) {
  const call = {
    method: 'GET',
    path: '/version',
    what: 'tell its version',
    deadline: door.deadlines.connect,
  } as const;
  const ask = () => askJson(door, call, schemas.version);
  if (!door.environment['CI']) return ask();
  return pRetry(ask, {
    retries: 10,
    minTimeout: 100,
    maxTimeout: 1000,
    maxRetryTime: PATIENCE,
    signal: door.closed,
    shouldRetry: ({ error }) => isNotYetUp(error),
  });
}

function isNotYetUp(error: unknown): boolean {
  return (
    error instanceof CtrBgError &&
    error.code === 'ENGINE_UNREACHABLE' &&
    ['ECONNREFUSED', 'ENOENT'].includes(codeOf(error.cause))
  );
}
