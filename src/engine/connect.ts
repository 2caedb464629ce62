import pRetry from 'p-retry';
import { CtrBgError } from '../types/index.ts';
import { archiveCalls } from './archive.ts';
import { containerCalls } from './containers.ts';
import { type Deadlines, DEADLINES, type Door } from './door.ts';
import type { Engine } from './engine.ts';
import { type Environment, type Files, realFiles } from './environment.ts';
import { containerEvents } from './events.ts';
import { runExec } from './exec.ts';
import { codeOf } from './cause.ts';
import type { Endpoint } from './host.ts';
import { imageCalls } from './images.ts';
import { logCalls } from './logs.ts';
import { firstRequest, loadModem } from './modem.ts';
import { negotiate } from './negotiate.ts';
import { networkCalls, volumeCalls } from './networks.ts';
import { askJson } from './request.ts';
import * as schemas from './schemas.ts';
import { shells } from './shell.ts';
import { createTransport } from './transport.ts';

export type ConnectOptions = {
  /** For CI, registry logins and ssh; the process's own when absent. */
  readonly environment?: Environment;
  readonly files?: Files;
  readonly deadlines?: Partial<Deadlines>;
};

/** ssh asks, looks up and negotiates before the engine's first answer; in ms. */
const SSH_CONNECT = 45_000;
/** In CI an engine may start beside us: how long it is waited for, in ms. */
const PATIENCE = 5000;

/** Connects to an engine and agrees on an API version. */
export async function connect(endpoint: Endpoint, options: ConnectOptions = {}): Promise<Engine> {
  const { environment = process.env, files = realFiles } = options;
  const transport = createTransport(endpoint, environment);
  const closed = new AbortController();
  const slow = endpoint.kind === 'ssh' ? { connect: SSH_CONNECT } : {};
  const deadlines = { ...DEADLINES, ...slow, ...options.deadlines };
  const door: Door = {
    endpoint,
    modem: firstRequest(endpoint, transport.agent),
    deadlines,
    environment,
    files,
    closed: closed.signal,
    complaint: transport.complaint,
  };
  const close = (): void => {
    closed.abort();
    transport.close();
  };
  try {
    // Asked first, so that the engine works on the answer meanwhile.
    const [offered, modem] = await Promise.all([firstAnswer(door), loadModem(endpoint, transport.agent)]);
    const apiVersion = negotiate(offered);
    modem.setVersion(apiVersion);
    const { Version: version, Arch: architecture } = offered;
    return { apiVersion, version, architecture, ...calls({ ...door, modem }), close };
  } catch (error) {
    close();
    throw error;
  }
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

function calls(door: Door): Omit<Engine, 'apiVersion' | 'version' | 'architecture' | 'close'> {
  return {
    endpoint: door.endpoint.name,
    info: () =>
      askJson(
        door,
        { method: 'GET', path: '/info', what: 'describe itself', deadline: door.deadlines.read },
        schemas.info,
      ),
    ...containerCalls(door),
    ...logCalls(door),
    exec: (container, argv, options) => runExec(door, container, argv, options),
    shell: shells(door),
    ...archiveCalls(door),
    ...imageCalls(door),
    ...networkCalls(door),
    ...volumeCalls(door),
    containerEvents: (labels, signal) => containerEvents(door, labels, signal),
  };
}
