import type {
  Goal,
  HostView,
  PlacedSupport,
  Release,
  Support,
  SupportingInstance,
  SupportingService,
  SupportingView,
} from '../types/index.ts';
import { isAside, isUp } from './claim.ts';
import { isDue, keptGenerations } from './kept.ts';
import { liveGeneration } from './live.ts';

/** Nothing behind nginx: what is there of a project is not wanted. */
export const noSupport: Support = {
  services: [],
  networks: [],
  volumes: [],
  dependencies: {},
  bystanders: new Set(),
};

/**
 * What stands behind nginx: a supporting service keeps the containers that it has, whatever they run, unless it is
 * to be replaced (`replace` names it) and differs. A one-off that differs is run again, as its dependents need what
 * it does for them now. What is no longer asked for stays until the project is taken down.
 */
export function placeSupport(release: Release, view: HostView, replace: ReadonlySet<string>): Support {
  const found = view.supporting.filter((one) => one.project === release.project && !isAside(one));
  const services = release.supporting.map((service) =>
    placeService(service, release.project, found, replace.has(service.name)),
  );
  const { networks, volumes, dependencies } = release;
  const replaced = services.flatMap(({ instances }) => instances.flatMap((one) => one.replaces?.id ?? []));
  const surplus = found.filter(
    (one) => replace.has(one.service) && !services.some((placed) => hasPlaceFor(one, placed)),
  );
  const leaving = new Set([...replaced, ...surplus.map(({ id }) => id)]);
  const staying = found.filter(({ id }) => !leaving.has(id)).map(({ id }) => id);
  return {
    services,
    networks,
    volumes,
    dependencies,
    bystanders: new Set([...staying, ...networksOf(release.project, view)]),
  };
}

function placeService(
  service: SupportingService,
  project: string,
  found: readonly SupportingView[],
  replace: boolean,
): PlacedSupport {
  const { replicas, containerName, ...rest } = service;
  const { swarm } = service;
  const instances = Array.from({ length: swarm ? 1 : replicas }, (_, index): SupportingInstance => {
    const number = index + 1;
    const place = swarm
      ? { name: `${project}-${service.name}`, number, tasks: swarm.mode ?? replicas }
      : { name: containerName ?? `${project}-${service.name}-${number}`, number };
    const existing = found.find((one) => one.service === service.name && one.number === number);
    // Half made, perhaps: it is made anew.
    const isHalfMade = existing?.state === 'created' && existing.configHash === service.configHash;
    if (existing === undefined || isHalfMade) return place;
    // A Swarm service is never set aside: its managers change it, when somebody tells them to.
    if (existing.tasks !== undefined)
      return { ...place, existing, ...(isUp(existing.state) ? {} : { rests: true }) };
    return stays(existing, service, replace) ? { ...place, existing } : { ...place, replaces: existing };
  });
  return { ...rest, instances };
}

function stays(
  existing: SupportingView,
  { configHash, oneOff }: SupportingService,
  replace: boolean,
): boolean {
  if (['dead', 'removing', 'created'].includes(existing.state)) return false;
  return existing.configHash === configHash || !(oneOff || replace);
}

const hasPlaceFor = (found: SupportingView, { name, instances }: PlacedSupport): boolean =>
  found.service === name && instances.some(({ number }) => number === found.number);

const networksOf = (project: string, { networks }: HostView): string[] =>
  networks.filter((network) => network.project === project).map(({ id }) => id);

/**
 * What a host is like as it was seen, as a goal: what a deploy is turned back to. Whatever ran is to run, whatever
 * was there stays, and what the deploy has made goes again; volumes hold data, and are never removed.
 */
export function goalBefore(view: HostView, project: string): Goal {
  const found = view.supporting.filter((one) => one.project === project);
  const inPlace = found.filter((one) => !isAside(one));
  return {
    fallback: true,
    generation: liveGeneration(view, project),
    kept: keptGenerations(view, project).map((generation) => ({ generation })),
    support: {
      ...noSupport,
      services: namesOf(inPlace).flatMap((name) => asItIs(inPlace.filter(({ service }) => service === name))),
      bystanders: new Set([...found.map(({ id }) => id), ...networksOf(project, view)]),
    },
  };
}

/** The same, but for what was kept and whose time is over: what a host is to be like when nobody deploys anything. */
export function goalInTime(view: HostView, project: string): Goal {
  const goal = goalBefore(view, project);
  const kept = (goal.kept ?? []).filter(({ generation }) => !isDue(generation, view));
  return { ...goal, kept };
}

const namesOf = (found: readonly SupportingView[]): string[] => [
  ...new Set(found.map(({ service }) => service)),
];

function asItIs(containers: readonly SupportingView[]): PlacedSupport[] {
  const [first] = containers;
  if (first === undefined) return [];
  const { service, image, configHash, stopGrace } = first;
  const instances = containers.map((existing): SupportingInstance => {
    const { name, number, state } = existing;
    return { name, number, existing, ...(isUp(state) ? {} : { rests: true }) };
  });
  const placed = { image: { ...image, source: image.digest }, configHash, stopGrace, oneOff: false };
  return [{ name: service, ...placed, instances }];
}
