import type { Engine } from '../engine/index.ts';
import { LABEL, SCHEMA, type NetworkSettings, type VolumeSettings } from '../types/index.ts';

/** Marks what is the project's and ours; networks with it go with the project, volumes stay. */
function projectLabels(project: string): Record<string, string> {
  return { [LABEL.schema]: SCHEMA, [LABEL.project]: project };
}

export async function createProjectNetwork(
  engine: Engine,
  project: string,
  { name, labels, body }: NetworkSettings,
): Promise<void> {
  await engine.createNetwork({
    ...body,
    Name: name,
    CheckDuplicate: true,
    Labels: { ...labels, ...projectLabels(project) },
  });
}

export async function createProjectVolume(
  engine: Engine,
  project: string,
  { name, labels, body }: VolumeSettings,
): Promise<void> {
  await engine.createVolume(name, { ...labels, ...projectLabels(project) }, body);
}
