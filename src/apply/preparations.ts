import type { Engine, PreparedScript } from '../engine/index.ts';
import { prepareProbe } from '../probe/index.ts';
import { prepareSwitch } from '../proxy/index.ts';
import type { Generation, PlacedService } from '../types/index.ts';
import { hostHeader } from './host-header.ts';

/**
 * Scripts that were started while green was starting, so that probing and switching begin at once when their time
 * comes. Each is taken at most once; who finds none starts its own.
 */
export type Preparations = {
  readonly prepare: (generation: Generation, proxy: string) => void;
  readonly takeSwitch: (generation: Generation | null) => Promise<PreparedScript | undefined>;
  readonly takeProbe: (generation: Generation, service: PlacedService) => Promise<PreparedScript | undefined>;
};

/** Starting a container may take this long, in ms. */
const START = 120_000;

export function preparations(engine: Engine): Preparations {
  const prepared = new Map<string, Promise<PreparedScript | undefined>>();
  const put = (key: string, script: Promise<PreparedScript>): void => {
    // A failure here is no failure of the deploy: the script is started again when it is needed, and fails there.
    prepared.set(
      key,
      script.catch(() => undefined),
    );
  };
  const take = async (key: string): Promise<PreparedScript | undefined> => {
    const script = prepared.get(key);
    prepared.delete(key);
    return script;
  };
  return {
    prepare: (generation, proxy) => {
      const { id, project, services } = generation;
      const slowest = Math.max(...services.map(({ probe }) => probe.timeout));
      put(`switch ${id}`, prepareSwitch(engine, proxy, project, id, START + slowest));
      for (const { name, port, probe, routes, instances } of services) {
        const questions = { proxy, port, host: hostHeader(routes), settings: probe, targets: instances };
        put(`probe ${id} ${name}`, prepareProbe(engine, questions, START));
      }
    },
    takeSwitch: (generation) => take(`switch ${generation?.id ?? ''}`),
    takeProbe: ({ id }, { name }) => take(`probe ${id} ${name}`),
  };
}
