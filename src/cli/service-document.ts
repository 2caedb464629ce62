import {
  isGlobal,
  replicasOf,
  type ContainerView,
  type Generation,
  type HostView,
  type PlacedService,
  type ServiceDocument,
} from '../types/index.ts';

export function serviceDocument(service: PlacedService, before: Generation | null): ServiceDocument {
  const { name, image, color } = service;
  const old = before?.services.find((candidate) => candidate.name === name);
  const changed = old !== undefined && before !== null && old.configHash !== service.configHash;
  return {
    name,
    image: image.reference,
    digest: image.digest,
    color,
    replicas: replicasOf(service),
    ...(changed && { previous: { release: before.release, color: old.color, digest: old.image.digest } }),
  };
}

/** With how its containers are, and what it answers. */
export function routedService(
  service: PlacedService,
  before: Generation | null,
  view: HostView,
): ServiceDocument {
  return {
    ...serviceDocument(service, before),
    ...(isGlobal(service) && { replicas: tasksOf(service, view) }),
    state: stateOf(service, view),
    routes: service.routes.map(({ host, path }) => (path === '/' ? host : `${host}${path}`)),
  };
}

/** As many as its managers have found nodes for. */
const tasksOf = ({ instances }: PlacedService, { containers }: HostView): number =>
  replicasIn(containers.filter(({ name }) => instances.some((instance) => instance.name === name)));

/** Each container is one, and a Swarm service as many as its tasks. */
export const replicasIn = (found: readonly Pick<ContainerView, 'tasks'>[]): number =>
  found.reduce((sum, { tasks = 1 }) => sum + tasks, 0);

function stateOf({ instances }: PlacedService, { containers }: HostView): string {
  const states = instances.map(
    ({ name }) => containers.find((found) => found.name === name)?.state ?? 'gone',
  );
  const running = states.filter((state) => state === 'running').length;
  return running === states.length ? 'running' : `${running} of ${states.length} running`;
}
