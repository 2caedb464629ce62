import type { Generation, HostView, KeptGoal } from '../types/index.ts';
import { isUp, matches } from './claim.ts';
import { liveGeneration } from './live.ts';
import { servicesOf } from './preview.ts';

/**
 * What stays running beside the next generation: what was kept before and still has time, and, where blue is to be
 * kept, what serves now (`keep` ms from the switch on). Whatever stands where the next generation is to stand is not
 * among them: a project has two colours, and a deploy that needs the other one comes first.
 */
export function keptBeside(next: Generation, view: HostView, keep: number): KeptGoal[] {
  const live = liveGeneration(view, next.project);
  const inTime = keptGenerations(view, next.project).filter((generation) => !isDue(generation, view));
  const retiring = live && keep > 0 ? [{ generation: live, keep }] : [];
  return [...inTime.map((generation) => ({ generation })), ...retiring].filter(
    ({ generation }) =>
      generation.release !== next.release && isWhole(generation, view) && !isInTheWay(generation, next, view),
  );
}

/**
 * Those that are marked and do not serve. One of the very release that serves, such as with something staged beside
 * it, has no containers but those that do: a deploy that was cut off has left it.
 */
export function keptGenerations({ proxy }: HostView, project: string): Generation[] {
  if (proxy === null) return [];
  const live = proxy.loaded.get(project) ?? proxy.onDisk.get(project);
  const ofProject = proxy.staged.filter((generation) => generation.project === project);
  const release = ofProject.find(({ id }) => id === live)?.release;
  return ofProject.filter(
    (generation) => proxy.kept.has(generation.id) && generation.id !== live && generation.release !== release,
  );
}

/** Whether the time is over for which it was kept. */
export const isDue = ({ id }: Generation, { proxy }: HostView): boolean =>
  proxy?.kept.get(id)?.isDue ?? false;

/** Whether all its containers are up: else there is nothing to go back to at once. */
export function isWhole({ services }: Generation, view: HostView): boolean {
  return services.every((service) =>
    service.instances.every((instance) =>
      view.containers.some((found) => matches(found, service, instance) && isUp(found.state)),
    ),
  );
}

function isInTheWay(kept: Generation, next: Generation, view: HostView): boolean {
  return servicesOf(next).some((service) =>
    service.instances.some((instance) => {
      const found = view.containers.find(({ name }) => name === instance.name);
      const isOfKept = kept.services.some((one) => one.instances.some(({ name }) => name === instance.name));
      return found !== undefined && isOfKept && !matches(found, service, instance);
    }),
  );
}
