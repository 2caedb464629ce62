import type { Engine } from '../engine/index.ts';
import { LABEL, type ProjectNetworkView } from '../types/index.ts';

/** Every network of the engine, and whose of ours it is. */
export async function observeNetworks(engine: Engine): Promise<ProjectNetworkView[]> {
  const networks = await engine.listNetworks([]);
  return networks.map(({ Id, Name, Labels }) => {
    const project = Labels[LABEL.project];
    return { id: Id, name: Name, ...(project === undefined ? {} : { project }) };
  });
}

/** Those of the named volumes that are on the engine. */
export async function observeVolumes(engine: Engine, names: readonly string[]): Promise<Set<string>> {
  const found = await Promise.all(
    names.map(async (name) => ((await engine.inspectVolume(name)) ? [name] : [])),
  );
  return new Set(found.flat());
}
