// Not by the room's index: a command's first need is the engine, and the rest of the room loads later.
import { durationFlag } from '../config/flags.ts';
import { connect, resolveEndpoint, type Engine } from '../engine/index.ts';
import { openProxy } from '../proxy/open.ts';
import { createReporter, progressMode, colorLevel } from '../report/index.ts';
import { CtrBgError, type Emit, type HostName } from '../types/index.ts';
import type { GlobalFlags } from './flags.ts';
import { watchInterruptions } from './interruption.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What every command has at hand. */
export type Context = {
  readonly flags: GlobalFlags;
  readonly environment: Environment;
  readonly directory: string;
  readonly emit: Emit;
  readonly warn: (message: string) => void;
  /** Aborted by a signal or by the command's deadline, with a CtrBgError as its reason. */
  readonly signal: AbortSignal;
  /** Monotonic, in ms since the process began, so that a command's time is what its user waited. */
  readonly now: () => number;
  /** Connects at the first call. */
  readonly engines: () => Promise<ReadonlyMap<HostName, Engine>>;
  /** Begins to connect, so that engine and proxy get ready while the command is still being loaded. */
  readonly open: () => void;
  readonly close: () => Promise<void>;
};

export async function createContext(flags: GlobalFlags, environment: Environment): Promise<Context> {
  const isTTY = process.stderr.isTTY;
  const mode = progressMode({ requested: flags.progress, isTTY, environment });
  const now = (): number => performance.now();
  const color = hasColor(flags, environment, isTTY);
  const reporter = await createReporter({ mode, stream: process.stderr, color, now });
  const interruption = watchInterruptions(durationFlag('--timeout', flags.timeout));
  let connected: Promise<ReadonlyMap<HostName, Engine>> | undefined;
  const engines = (): Promise<ReadonlyMap<HostName, Engine>> =>
    (connected ??= connectAll(flags, environment));
  return {
    flags,
    environment,
    directory: process.cwd(),
    emit: reporter.emit,
    warn: (message) => reporter.emit({ kind: 'warning', message }),
    signal: interruption.signal,
    now,
    engines,
    open: () => {
      engines().then(
        (connections) => [...connections.values()].map(openProxy),
        // Whoever asks for the engines is told.
        () => undefined,
      );
    },
    close: async () => {
      interruption.end();
      reporter.stop();
      const engines = await connected?.catch(() => undefined);
      for (const engine of engines?.values() ?? []) engine.close();
    },
  };
}

export function hasColor(
  flags: Pick<GlobalFlags, 'color'>,
  environment: Environment,
  isTTY: boolean,
): boolean {
  return colorLevel({ flag: flags.color ? undefined : false, environment, isTTY }) > 0;
}

async function connectAll(
  flags: GlobalFlags,
  environment: Environment,
): Promise<ReadonlyMap<HostName, Engine>> {
  const [host, ...others] = flags.host;
  if (others.length > 0) {
    throw new CtrBgError('USAGE', 'this version deploys to one host at a time', { hint: 'Give one --host.' });
  }
  const endpoint = resolveEndpoint({
    environment,
    ...(host === undefined ? {} : { host }),
    ...(flags.context === undefined ? {} : { context: flags.context }),
  });
  const name = endpoint.kind === 'unix' ? 'local' : endpoint.host;
  return new Map([[name, await connect(endpoint, environment)]]);
}
