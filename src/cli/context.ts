// Not by the room's index: the rest of the room loads later.
import { durationFlag } from '../config/flags.ts';
import { colorLevel, createReporter, isWorkflow, progressMode } from '../report/index.ts';
import type { Emit, HostName, Project } from '../types/index.ts';
import type { Connections, Environment } from './connections.ts';
import type { GlobalFlags } from './flags.ts';
import { watchInterruptions } from './interruption.ts';

/** What every command has at hand. */
export type Context = Pick<Connections, 'engines' | 'reached' | 'leaveOut' | 'left'> & {
  readonly flags: GlobalFlags;
  readonly environment: Environment;
  readonly directory: string;
  readonly emit: Emit;
  /** Of a copy: what it makes of the project that a file or an image asks for. */
  readonly shape?: (project: Project) => Project;
  /** `host`: the one that it is about, if it is about one. */
  readonly warn: (message: string, host?: HostName) => void;
  /** Aborted by a signal or by the command's deadline, with a CtrBgError as its reason. */
  readonly signal: AbortSignal;
  /** Monotonic, in ms since the process began, so that a command's time is what its user waited. */
  readonly now: () => number;
  readonly close: () => void;
};

/** What a command is given from outside. */
export type Surroundings = {
  readonly flags: GlobalFlags;
  readonly environment: Environment;
  readonly connections: Connections;
};

export async function createContext({ flags, environment, connections }: Surroundings): Promise<Context> {
  const isTTY = process.stderr.isTTY;
  const mode = progressMode({ requested: flags.progress, isTTY, environment });
  const now = (): number => performance.now();
  const color = hasColor(flags, environment, isTTY);
  const { engines, reached, leaveOut, left, several: showHosts } = connections;
  const annotate = isWorkflow(environment);
  const reporter = await createReporter({ mode, stream: process.stderr, color, now, showHosts, annotate });
  const { timeout } = flags;
  const interruption = watchInterruptions(
    timeout === undefined ? undefined : durationFlag('--timeout', timeout),
    environment,
  );
  return {
    flags,
    environment,
    directory: process.cwd(),
    emit: reporter.emit,
    warn: (message, host) =>
      reporter.emit({ kind: 'warning', message, ...(host === undefined ? {} : { host }) }),
    signal: interruption.signal,
    now,
    engines,
    reached,
    leaveOut,
    left,
    close: () => {
      interruption.end();
      reporter.stop();
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
