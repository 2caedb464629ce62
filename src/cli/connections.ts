// Not by the rooms' indexes: the connection stands before the rest of the program is loaded.
import { connect } from '../engine/connect.ts';
import { resolveEndpoint } from '../engine/endpoint.ts';
import type { Engine } from '../engine/index.ts';
import { openProxy } from '../proxy/open.ts';
import { CtrBgError } from '../types/error.ts';
import type { HostName } from '../types/index.ts';
import type { GlobalFlags } from './flags.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The engines of a command. */
export type Connections = {
  /** Connects at the first call, and opens the proxy's shell. */
  readonly engines: () => Promise<ReadonlyMap<HostName, Engine>>;
  readonly close: () => Promise<void>;
};

export function createConnections(
  flags: Pick<GlobalFlags, 'host' | 'context'>,
  environment: Environment,
): Connections {
  let connected: Promise<ReadonlyMap<HostName, Engine>> | undefined;
  return {
    engines: () => (connected ??= connectAll(flags, environment)),
    close: async () => {
      const engines = await connected?.catch(() => undefined);
      for (const engine of engines?.values() ?? []) engine.close();
    },
  };
}

async function connectAll(
  flags: Pick<GlobalFlags, 'host' | 'context'>,
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
  return new Map([
    [name, await connect(endpoint, { environment, onOpen: (first) => void openProxy(first) })],
  ]);
}
