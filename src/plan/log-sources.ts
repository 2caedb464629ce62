import { CtrBgError, type Color, type ContainerView, type HostView, type World } from '../types/index.ts';
import { liveGeneration } from './live.ts';

export type LogWish = {
  readonly project: string;
  /** None: all that are swapped. */
  readonly services: readonly string[];
  /** None: the one that serves. */
  readonly color?: Color;
};

/**
 * What has written a log that is meant: a container, or a Swarm service, whose tasks have one each. `color` is absent of
 * one that is not swapped.
 */
export type LogSource = {
  readonly kind: 'container' | 'service' | 'task';
  readonly id: string;
  readonly name: string;
  readonly service: string;
  readonly color?: Color;
};

/**
 * Whose logs are meant on a host: the containers of what serves, or of one colour; supporting services when they are
 * named, or when the project has nothing else. While nothing serves (the proxy is gone), all containers are of interest.
 */
export function logSources(view: HostView, { project, services, color }: LogWish): LogSource[] {
  const isNamed = (service: string): boolean => services.length === 0 || services.includes(service);
  const swapped = view.containers.filter((found) => found.project === project);
  const live = liveGeneration(view, project);
  const liveNames = live?.services.flatMap(({ instances }) => instances.map(({ name }) => name));
  const isMeant = (found: (typeof swapped)[number]): boolean =>
    color === undefined ? (liveNames?.includes(found.name) ?? true) : found.color === color;
  const beside = services.length > 0 || (swapped.length === 0 && color === undefined);
  return [
    ...swapped.filter((found) => isMeant(found) && isNamed(found.service)).map(sourceOf),
    ...view.supporting
      .filter((found) => beside && found.project === project && isNamed(found.service))
      .map(sourceOf),
  ];
}

type Found = Pick<ContainerView, 'id' | 'name' | 'service' | 'tasks'> & { readonly color?: Color };

const sourceOf = ({ id, name, service, color, tasks }: Found): LogSource => ({
  kind: tasks === undefined ? 'container' : 'service',
  id,
  name,
  service,
  ...(color && { color }),
});

/** Whether the project has a container on any host that a log could be of. */
export function hasLogs(project: string, world: World): boolean {
  return servicesOf(project, world).length > 0;
}

/** @throws USAGE when a service is named that is not there. */
export function checkLogWish({ project, services }: LogWish, world: World): void {
  const known = servicesOf(project, world);
  const unknown = services.find((name) => !known.includes(name));
  if (unknown === undefined && known.length > 0) return;
  if (known.length === 0) throw new CtrBgError('USAGE', `${project} is not deployed: it has no logs`);
  throw new CtrBgError('USAGE', `${project} has no service ${unknown ?? ''} that runs or has run`, {
    hint: `It has ${known.join(', ')}.`,
  });
}

function servicesOf(project: string, world: World): string[] {
  const found = [...world.values()].flatMap(({ containers, supporting }) => [...containers, ...supporting]);
  return [...new Set(found.filter((one) => one.project === project).map(({ service }) => service))].sort();
}
