import type { Engine } from '../engine/index.ts';
import { proxyNetworkOf } from '../proxy/index.ts';
import { LABEL, type HostView, type VolumeView } from '../types/index.ts';

/** Every network of the engine and whose of ours it is, and the proxy's own, by one call. */
export async function observeNetworks(engine: Engine): Promise<Pick<HostView, 'network' | 'networks'>> {
  const [listed, spanning] = await Promise.all([engine.listNetworks([]), engine.swarm.networks()]);
  const elsewhere = spanning.filter(({ Id }) => isSwarmWide(Id) && !listed.some((one) => one.Id === Id));
  const networks = [...listed, ...elsewhere].map(({ Id, Name, Labels }) => ({
    id: Id,
    name: Name,
    ...markOf(Labels),
  }));
  return { network: proxyNetworkOf(listed), networks };
}

/** Managers give ids that those of one host do not look like. */
const isSwarmWide = (id: string): boolean => !/^[0-9a-f]{64}$/.test(id);

/** Those of the named volumes that are on the engine. */
export async function observeVolumes(
  engine: Engine,
  names: readonly string[],
): Promise<Map<string, VolumeView>> {
  const found = await Promise.all(
    names.map(async (name) => {
      const volume = await engine.inspectVolume(name);
      return volume === undefined ? [] : [[name, markOf(volume.Labels ?? {})] as const];
    }),
  );
  return new Map(found.flat());
}

/** Whose it is, and how it was made, as our labels say. */
function markOf(labels: Readonly<Record<string, string>>): VolumeView {
  const { [LABEL.project]: project, [LABEL.configHash]: configHash } = labels;
  return {
    ...(project === undefined ? {} : { project }),
    ...(configHash === undefined ? {} : { configHash }),
  };
}
