import { place } from '../../src/plan/index.ts';
import {
  hasTasks,
  type ContainerView,
  type Generation,
  type HostView,
  type Release,
} from '../../src/types/index.ts';
import { emptyHost } from './release.ts';

/** A host on which a release was deployed and is live. */
export function serving(release: Release, before: HostView = emptyHost): HostView {
  const generation = place(release, before, 'test');
  return {
    ...withGeneration(before, generation, { onDisk: true, loaded: true }),
    network: { ...before.network, id: 'network' },
    containers: [...before.containers, ...containersOf(generation)],
  };
}

export function containersOf(
  generation: Generation,
  state: ContainerView['state'] = 'running',
): ContainerView[] {
  return generation.services.flatMap((service) =>
    service.instances.map(({ name, number, address, tasks }) => ({
      ...(tasks !== undefined && { tasks: tasks === 'global' ? 1 : tasks }),
      id: `${name}@${service.configHash}`,
      name,
      number,
      address,
      state,
      project: generation.project,
      service: service.name,
      color: service.color,
      release: generation.release,
      configHash: service.configHash,
      image: service.image,
      stopGrace: service.stopGrace,
    })),
  );
}

export function withGeneration(
  view: HostView,
  generation: Generation,
  { onDisk, loaded }: { onDisk: boolean; loaded: boolean },
): HostView {
  const { proxy } = view;
  const mark = (is: boolean): [string, string][] => (is ? [[generation.project, generation.id]] : []);
  return {
    ...view,
    proxy: {
      container: 'proxy',
      image: 'nginx:1.30',
      state: 'running',
      publish: { port: 80 },
      configuration: 'test',
      staged: [...(proxy?.staged ?? []), generation],
      unreadable: [],
      onDisk: new Map([...(proxy?.onDisk ?? []), ...mark(onDisk)]),
      loaded: new Map([...(proxy?.loaded ?? []), ...mark(loaded)]),
      kept: proxy?.kept ?? new Map(),
      recorded: proxy?.recorded ?? new Map(),
      networks: ['ctr-bg', ...(generation.services.some(hasTasks) ? ['ctr-bg-swarm'] : [])],
    },
  };
}
