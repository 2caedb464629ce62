import type { Engine } from '../engine/index.ts';
import { LABEL, SCHEMA, type NetworkSettings, type VolumeSettings } from '../types/index.ts';

/** Marks what is the project's and ours; networks with it go with the project, volumes stay. */
function projectLabels(project: string): Record<string, string> {
  return { [LABEL.schema]: SCHEMA, [LABEL.project]: project };
}

export async function createProjectNetwork(
  engine: Engine,
  project: string,
  { name }: NetworkSettings,
): Promise<void> {
  await engine.createNetwork({
    Name: name,
    Driver: 'bridge',
    CheckDuplicate: true,
    Labels: projectLabels(project),
  });
}

export async function createProjectVolume(
  engine: Engine,
  project: string,
  { name }: VolumeSettings,
): Promise<void> {
  await engine.createVolume(name, projectLabels(project));
}
