import {
  hasTasks,
  type ContainerView,
  type Generation,
  type Goal,
  type HostView,
  type PlacedService,
  type ResolvedImage,
  type Step,
  type Support,
  type SupportingView,
  type Wave,
} from '../types/index.ts';
import { matches, standsFor } from './claim.ts';
import { keptGenerations } from './kept.ts';
import { liveGeneration } from './live.ts';
import { introduced } from './introduce.ts';
import type { Maker } from './maker.ts';
import { isPublic, previewServices, servicesOf, withoutPreview } from './preview.ts';
import { DEFAULT_PROXY_IMAGE, longestDrain, publishOf, type ProxyRequest } from './proxy-wish.ts';
import { drainBudget } from './retire.ts';
import { startInOrder } from './start.ts';

/** Where the proxies of a Swarm's hosts meet its tasks. */
export const OVERLAY = 'ctr-bg-swarm';

/** Everything up to the switch; no client can notice any of it. */
export function prepare(
  project: string,
  goal: Goal,
  view: HostView,
  proxy: ProxyRequest,
  step: Maker,
): Wave[] {
  const { generation, support } = goal;
  const old = strays(generation, view);
  return [
    foundations(project, goal, view, step),
    generation ? [proxyStep(view, proxy, step)] : [],
    servicesOf(generation).some(hasTasks)
      ? [step('nginx meets the tasks there')({ kind: 'joined', network: OVERLAY })]
      : [],
    // Before the strays go: the generation on disk may be theirs, and nginx must be able to start from the disk.
    generation ? [...cutOffSwitch(generation, view, step), ...untimelyMark(goal, view, step)] : [],
    ...withdrawn(old, project, view, proxy.configuration, step),
    drainServed(old, generation, view, step),
    [...old, ...usurpers(project, support, view)].map((container) =>
      step('an earlier deploy left it at a name that is needed')({ kind: 'gone', container }),
    ),
    view.hooks
      .filter((found) => found.project === project)
      .map((container) => step('nobody waits for it any more')({ kind: 'gone', container })),
    ...introduced(goal, view, proxy.configuration, step),
    ...startInOrder(project, goal, view, step),
  ];
}

function foundations(project: string, { generation, support }: Goal, view: HostView, step: Maker): Step[] {
  const needed = imagesNeeded(project, { generation, support }, view);
  const images = needed.filter(
    ({ source }, index) => needed.findIndex((one) => one.source === source) === index,
  );
  return [
    ...images.map((image) => step('containers are made from it')({ kind: 'image', image })),
    ...(generation ? [step('static addresses need a network of ours')({ kind: 'network' })] : []),
    ...support.networks.map((network) =>
      step('services reach each other by name on it')({ kind: 'project-network', project, network }),
    ),
    ...support.volumes.map((volume) =>
      step('data outlives containers on it')({ kind: 'volume', project, volume }),
    ),
  ];
}

function proxyStep(view: HostView, proxy: ProxyRequest, step: Maker): Step {
  return step('it routes the traffic')({
    kind: 'proxy',
    image: view.proxy?.image ?? proxy.image ?? DEFAULT_PROXY_IMAGE,
    publish: view.proxy?.publish ?? publishOf(proxy),
    configuration: proxy.configuration,
  });
}

function imagesNeeded(project: string, { generation, support }: Goal, view: HostView): ResolvedImage[] {
  // Each node of a Swarm pulls for itself.
  const swapped = servicesOf(generation).filter(
    (service) =>
      !hasTasks(service) &&
      service.instances.some(
        (instance) => !view.containers.some((found) => matches(found, service, instance)),
      ),
  );
  const supporting = support.services.filter((service) =>
    service.instances.some(
      (instance) => !view.supporting.some((found) => standsFor(found, { project, service, instance })),
    ),
  );
  return [...swapped, ...supporting].map(({ image }) => image);
}

/** Ours at a name that is needed, with other content or in a state that cannot be started again. */
function strays(generation: Generation | null, view: HostView): ContainerView[] {
  return servicesOf(generation).flatMap((service) =>
    service.instances.flatMap((instance) =>
      view.containers.filter(
        (found) =>
          found.project === generation?.project &&
          found.name === instance.name &&
          (!matches(found, service, instance) || found.state === 'dead'),
      ),
    ),
  );
}

/** What is to make way, and has a part of the public, loses that first. */
function withdrawn(
  old: readonly ContainerView[],
  project: string,
  view: HostView,
  rendering: string,
  step: Maker,
): Wave[] {
  const live = liveGeneration(view, project);
  if (live === null || !isPublic(live.preview) || !old.some((found) => isOf(found, previewServices(live))))
    return [];
  const generation = withoutPreview(live, rendering);
  const make = step('clients get what is to make way');
  return [
    [make({ kind: 'staged', generation })],
    [make({ kind: 'route', project, generation })],
    [make({ kind: 'serving', project, generation })],
  ];
}

/** What was kept, or had a part of the public, may still have a client: it makes way as if it were retired. */
function drainServed(
  old: readonly ContainerView[],
  generation: Generation | null,
  view: HostView,
  step: Maker,
): Step[] {
  const project = generation?.project ?? '';
  const kept = keptGenerations(view, project).flatMap(({ services }) => services);
  const shared = (view.proxy?.staged ?? [])
    .filter((one) => one.project === project && one.preview?.share)
    .flatMap(previewServices);
  const served = [...kept, ...shared];
  const containers = old.filter((found) => found.state === 'running' && isOf(found, served));
  if (containers.length === 0) return [];
  const budget = longestDrain(containers.map((container) => drainBudget(container, generation, view)));
  return [step('it has served where the next one is to stand')({ kind: 'drained', containers, budget })];
}

const isOf = (found: ContainerView, services: readonly PlacedService[]): boolean =>
  services.some((service) => service.instances.some((instance) => matches(found, service, instance)));

/** Those that took the name of one that is to have it back. */
function usurpers(project: string, { services, bystanders }: Support, view: HostView): SupportingView[] {
  const owners = services.flatMap(({ instances }) => instances.flatMap(({ existing }) => existing ?? []));
  return view.supporting.filter(
    (found) =>
      found.project === project &&
      !bystanders.has(found.id) &&
      owners.some(({ id, name }) => name === found.name && id !== found.id),
  );
}

/** Disk and memory of nginx disagree: what is loaded is what serves, so the disk is brought back to it first. */
function cutOffSwitch({ project, id }: Generation, { proxy }: HostView, step: Maker): Step[] {
  const onDisk = proxy?.onDisk.get(project);
  const loaded = proxy?.loaded.get(project);
  if (loaded === undefined || onDisk === loaded || onDisk === id) return [];
  const staged = proxy?.staged.filter(
    (generation) => generation.project === project && generation.id === loaded,
  );
  return (staged ?? []).map((generation) =>
    step('an interrupted deploy left another generation on disk')({ kind: 'route', project, generation }),
  );
}

/** A deploy that was killed just before its switch has marked what serves still: when it is kept, its time begins anew. */
function untimelyMark({ generation, kept = [] }: Goal, view: HostView, step: Maker): Step[] {
  const { proxy } = view;
  const serves = liveGeneration(view, generation?.project ?? '')?.id;
  const marked = kept.find(
    ({ generation: { id }, keep }) => keep !== undefined && id === serves && proxy?.kept.has(id),
  );
  if (marked === undefined) return [];
  const { project, id } = marked.generation;
  const others = [...(proxy?.staged ?? []), ...(proxy?.unreadable ?? [])].filter(
    (one) => one.project === project && one.id !== id,
  );
  const beside = others.map((one) => one.id);
  return [
    step('an interrupted deploy was about to keep it')({
      kind: 'pruned',
      project,
      keep: marked.generation,
      beside,
    }),
  ];
}
