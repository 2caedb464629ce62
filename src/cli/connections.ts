// Not by the rooms' indexes: the connection stands before the rest of the program is loaded.
import type { Engines } from '../apply/index.ts';
import { connect } from '../engine/connect.ts';
import { resolveEndpoint } from '../engine/endpoint.ts';
import type { Environment, FirstCalls } from '../engine/index.ts';
import { PROBE } from '../probe/script.ts';
import { openProxy } from '../proxy/open.ts';
import { CtrBgError, type HostName, type HostWish } from '../types/index.ts';
import type { GlobalFlags } from './flags.ts';
import type { Reached } from './fleet.ts';
import { isSelection, select } from './selection.ts';

export type { Environment };
type HostFlags = Pick<GlobalFlags, 'host' | 'group' | 'context'>;

/** The engines of a command. */
export type Connections = {
  /**
   * The first call says what the file names, connects and decides for all that come after: -H and -c before the
   * file, the file before DOCKER_HOST and the contexts. Rejects when one of several hosts cannot be reached.
   */
  readonly engines: (written?: readonly HostWish[]) => Promise<Engines>;
  /** The same, with those of several hosts that cannot be reached apart. */
  readonly reached: (written?: readonly HostWish[]) => Promise<Reached>;
  /**
   * Leaves those of several hosts out of all that follows that cannot be reached, and says which; none when no other
   * answers, or when one is missing that may not be.
   */
  readonly leaveOut: (
    written: readonly HostWish[],
    mayMiss: (host: HostName, isFirst: boolean) => boolean,
  ) => Promise<Reached['failures']>;
  /**
   * Begins to connect to what holds without a file, so that engine and proxy get ready meanwhile. When the file then
   * names hosts, that is given up, and whatever was wrong with it is nobody's concern.
   */
  readonly open: () => void;
  /** Whether there are several hosts, so that what is said must tell them apart. */
  readonly several: () => boolean;
  /** Hosts of the file that -H and --group leave out; known when the engines are. */
  readonly left: () => readonly HostName[];
  readonly close: () => Promise<void>;
};

/** Whether they are told by endpoints, so that nothing need be read to know them. */
export const areHostsGiven = (flags: HostFlags): boolean =>
  !isSelection(flags) && (flags.host.length > 0 || flags.context !== undefined);

export function createConnections(flags: HostFlags, environment: Environment): Connections {
  const unneeded = new AbortController();
  const closed = new AbortController();
  let several = flags.host.length > 1;
  let left: readonly HostName[] = [];
  let early: Promise<Reached> | undefined;
  let chosen: Promise<Reached> | undefined;
  const connectEarly = (): Promise<Reached> => (early ??= connectGiven(flags, environment, unneeded.signal));
  const choose = (written: readonly HostWish[]): Promise<Reached> => {
    if (!isSelection(flags) && (areHostsGiven(flags) || written.length === 0)) return connectEarly();
    unneeded.abort();
    return chooseWritten(written);
  };
  const chooseWritten = async (written: readonly HostWish[]): Promise<Reached> => {
    if (flags.context !== undefined) throw contextAndSelection();
    const selected = select(written, flags);
    ({ left } = selected);
    several = selected.hosts.length > 1;
    return connectWritten(selected.hosts, environment, closed.signal);
  };
  const reached = (written: readonly HostWish[] = []): Promise<Reached> => (chosen ??= choose(written));
  return {
    engines: async (written) => {
      const found = await reached(written);
      return found.failures.size === 0 ? found.engines : (await import('./fleet.ts')).everyEngine(found);
    },
    reached,
    async leaveOut(written, mayMiss) {
      const { engines, first, failures } = await reached(written);
      const isAllowed = [...failures].every(
        ([host, { exitCode }]) => exitCode === 6 && mayMiss(host, host === first),
      );
      if (engines.size === 0 || !isAllowed) return new Map();
      chosen = Promise.resolve({ engines, first, failures: new Map() });
      return failures;
    },
    // Whoever asks for the engines is told what is wrong.
    open: () => void (isSelection(flags) || connectEarly().catch(() => undefined)),
    several: () => several,
    left: () => left,
    close: async () => {
      for (const end of [unneeded, closed]) end.abort();
      await Promise.allSettled([early, chosen]);
    },
  };
}

function contextAndSelection(): CtrBgError {
  return new CtrBgError('USAGE', '--context names one engine, and -H or --group hosts of the file', {
    hint: 'Leave one of them out.',
  });
}

async function connectGiven(
  { host: hosts, context }: HostFlags,
  environment: Environment,
  signal: AbortSignal,
): Promise<Reached> {
  const [host, ...others] = hosts;
  if (host !== undefined && context === undefined && (others.length > 0 || host.startsWith('context:'))) {
    const { connectFleet } = await import('./fleet.ts');
    const given = hosts.map((endpoint) => ({ endpoint, source: '--host', code: 'USAGE' as const }));
    return connectFleet(given, environment, signal);
  }
  const endpoint = resolveEndpoint({
    environment,
    ...(host === undefined ? {} : { host }),
    ...(context === undefined ? {} : { context }),
  });
  const name = endpoint.kind === 'unix' ? 'local' : endpoint.host;
  const onOpen = (first: FirstCalls): void => void openProxy(first, [PROBE]);
  const engine = await connect(endpoint, { environment, signal, onOpen });
  return { engines: new Map([[name, engine]]), first: name, failures: new Map() };
}

async function connectWritten(
  written: ReturnType<typeof select>['hosts'],
  environment: Environment,
  signal: AbortSignal,
): Promise<Reached> {
  const { connectFleet } = await import('./fleet.ts');
  const hosts = written.map(({ host, index }) => ({
    ...host,
    source: `x-ctr-bg.hosts[${index}]`,
    code: 'CONFIG' as const,
  }));
  return connectFleet(hosts, environment, signal);
}
