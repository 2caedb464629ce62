import type { ContainerSettings } from '../../src/types/index.ts';

/** A container that is as its image has it, but for what is given. */
export function containerSettings(given: Partial<ContainerSettings> = {}): ContainerSettings {
  return {
    environment: {},
    labels: {},
    config: {},
    hostConfig: {},
    networks: [],
    files: [],
    needs: [],
    ...given,
  };
}
