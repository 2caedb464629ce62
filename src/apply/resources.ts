import type { Engine } from '../engine/index.ts';
import { definitionHash } from '../plan/index.ts';
import { LABEL, SCHEMA, type NetworkSettings, type VolumeSettings } from '../types/index.ts';

/** Marks what is the project's and ours; networks with it go with the project, volumes stay. */
function projectLabels(
  project: string,
  definition: NetworkSettings | VolumeSettings,
): Record<string, string> {
  return {
    [LABEL.schema]: SCHEMA,
    [LABEL.project]: project,
    [LABEL.configHash]: definitionHash(definition),
  };
}

export async function createProjectNetwork(
  engine: Engine,
  project: string,
  network: NetworkSettings,
): Promise<void> {
  const { name, labels, body } = network;
  const Labels = { ...labels, ...projectLabels(project, network) };
  if (body.Driver === 'overlay') return engine.swarm.ensureOverlay(name, Labels, { body });
  await engine.createNetwork({ ...body, Name: name, CheckDuplicate: true, Labels });
}

export async function createProjectVolume(
  engine: Engine,
  project: string,
  volume: VolumeSettings,
): Promise<void> {
  const { name, labels, body } = volume;
  await engine.createVolume(name, { ...labels, ...projectLabels(project, volume) }, body);
}

/** One that spans the nodes of a Swarm is its managers' to remove; their ids look different. */
export async function removeProjectNetwork(engine: Engine, id: string): Promise<void> {
  if (/^[0-9a-f]{64}$/.test(id)) return engine.removeNetwork(id);
  await engine.swarm.removeOverlay(id);
}
