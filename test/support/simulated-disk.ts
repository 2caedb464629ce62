import type {
  ContainerView,
  Generation,
  KeptMark,
  ProjectNetworkView,
  SupportingView,
} from '../../src/types/index.ts';

/** Everything that a simulated Docker host and its nginx hold; mutated by effects alone. */
export type Disk = {
  network: boolean;
  proxy: null | {
    onDisk: Map<string, string>;
    loaded: Map<string, string>;
    staged: Generation[];
    kept: Map<string, KeptMark>;
    recorded: Map<string, string[]>;
    networks: string[];
  };
  containers: Map<string, ContainerView>;
  supporting: Map<string, SupportingView>;
  networks: Map<string, ProjectNetworkView>;
  volumes: Set<string>;
};

export const freshDisk = (): Disk => ({
  network: false,
  proxy: null,
  containers: new Map(),
  supporting: new Map(),
  networks: new Map(),
  volumes: new Set(),
});
