import {
  CtrBgError,
  type Generation,
  type Goal,
  type HostView,
  type PlacedService,
  type Preview,
} from '../types/index.ts';
import { contentId } from './identity.ts';
import { isTheSame, matches } from './claim.ts';
import { checkHostsInCommon } from './in-common.ts';
import { liveGeneration } from './live.ts';

type Content = Omit<Generation, 'id'>;

/** Names a generation by its content; `rendering` identifies the templates, since they too decide what nginx does. */
export function identified(content: Content, rendering: string): Generation {
  const { project, front, release, services, preview, ahead } = content;
  const shown = preview && {
    next: preview.next.id,
    ways: { ...preview.ways, key: preview.ways.key?.id },
    keep: preview.keep,
    share: preview.share,
    mirror: preview.mirror,
  };
  const id = contentId({
    project,
    front,
    rendering,
    release,
    services: services.map(routed),
    preview: shown,
    ahead: ahead?.map(routed),
  });
  return { ...content, id };
}

const routed = ({ container: _settings, swarm: _more, ...service }: PlacedService) => service;

/** The same without what is staged beside it, or only looked up. */
export function withoutPreview(
  { preview: _staged, ahead: _known, ...live }: Generation,
  rendering: string,
): Generation {
  return identified(live, rendering);
}

/**
 * What serves, with what is staged beside it. Where that is what serves already, nothing is staged.
 * Throws NOTHING_LIVE when nothing serves, and CONFIG when it is to have a share and has no host in common with that.
 */
export function stageBeside(staged: Preview, view: HostView, rendering: string): Generation {
  const { project } = staged.next;
  const live = liveGeneration(view, project);
  if (live === null) {
    throw new CtrBgError(
      'NOTHING_LIVE',
      `nothing of ${project} serves yet, so there is nothing to stage beside`,
      {
        hint: "Deploy it with 'ctr-bg up': a release that nobody uses yet needs no staging.",
      },
    );
  }
  const plain = withoutPreview(live, rendering);
  if (plain.id === staged.next.id) return plain;
  if (isPublic(staged)) checkHostsInCommon(plain, staged.next);
  return identified({ ...plain, preview: staged }, rendering);
}

/** What is staged beside what serves. */
export function stagedGeneration(view: HostView, project: string): Generation | null {
  return liveGeneration(view, project)?.preview?.next ?? null;
}

/** The containers that only what is staged has; one that serves as well is not among them. */
export function previewServices({ services, preview }: Generation): PlacedService[] {
  const live = services.flatMap((service) => service.instances.map((instance) => ({ service, instance })));
  return (preview?.next.services ?? []).flatMap((service) => {
    const instances = service.instances.filter(
      (instance) => !live.some((one) => isTheSame(one, { service, instance })),
    );
    return instances.length === 0 ? [] : [{ ...service, instances }];
  });
}

/** All that has containers of a generation: what serves, and what is staged beside it. */
export function servicesOf(generation: Generation | null): PlacedService[] {
  return generation === null ? [] : [...generation.services, ...previewServices(generation)];
}

/** Whether any request of the public gets to it. */
export const isPublic = (preview: Preview | undefined): boolean =>
  preview?.share !== undefined || preview?.mirror !== undefined;

/** What was found worse is not gone back to, where a part of the public would get it again. */
export function withoutShared(goal: Goal, rendering: string): Goal {
  const { generation } = goal;
  return isPublic(generation?.preview) && generation
    ? { ...goal, generation: withoutPreview(generation, rendering) }
    : goal;
}

/** What can still be gone back to: what was staged, and made way for another, is not made again. */
export function restorable(goal: Goal, view: HostView, rendering: string): Goal {
  const { generation } = goal;
  if (generation?.preview === undefined) return goal;
  const isThere = previewServices(generation).every((service) =>
    service.instances.every((instance) =>
      view.containers.some((found) => matches(found, service, instance) && found.state !== 'dead'),
    ),
  );
  return isThere ? goal : { ...goal, generation: withoutPreview(generation, rendering) };
}
