import type {
  ContainerState,
  ContainerView,
  GateStep,
  HostView,
  Instance,
  MakeStep,
  PlacedService,
  PlacedSupport,
  Step,
  SupportingInstance,
  SupportingView,
} from '../types/index.ts';

/** A gate is never true by memory: it must be witnessed each time. */
export function isGate(step: Step): step is GateStep {
  return ['healthy', 'ready', 'hook', 'serving', 'well', 'paused', 'drained'].includes(step.kind);
}

/** Whether a make claim can be read off what was seen of its host. */
export function holds(step: MakeStep, view: HostView): boolean {
  switch (step.kind) {
    case 'image':
      return view.images.has(step.image.source);
    case 'network':
      return view.network.id !== undefined;
    case 'proxy':
      return view.proxy?.state === 'running' && view.proxy.configuration === step.configuration;
    case 'joined':
      return view.proxy?.networks.includes(step.network) ?? false;
    case 'run':
      return view.containers.some((found) => runs(found, step.service, step.instance));
    case 'staged':
      return isStaged(step, view);
    case 'route':
      return routes(view, step.project, step.generation?.id);
    case 'gone':
      return ![...view.containers, ...view.supporting, ...view.hooks].some(
        ({ id }) => id === step.container.id,
      );
    case 'volume':
      return view.volumes.has(step.volume.name);
    case 'project-network':
      return view.networks.some(({ name }) => name === step.network.name);
    case 'project-network-gone':
      return !view.networks.some(({ id }) => id === step.network.id);
    case 'aside':
      return !view.supporting.some((found) => found.id === step.container.id && isInTheWay(found));
    case 'resumed':
      return view.supporting.some((found) => isResumed(found, step.container));
    case 'renamed':
      return view.supporting.some(({ id, name }) => id === step.container.id && name === step.container.name);
    case 'started':
      return view.supporting.some((found) => standsFor(found, step) && found.state !== 'created');
    case 'completed':
      return view.supporting.some((found) => standsFor(found, step) && hasCompleted(found));
    case 'kept':
      return view.proxy?.kept.has(step.generation.id) ?? false;
    case 'pruned':
      return isPruned(step, view);
    case 'proxy-gone':
      return view.proxy === null;
    case 'network-gone':
      return view.network.id === undefined;
    default:
      return step satisfies never;
  }
}

/** The container that an instance stands for: interchangeable content at the same place, in whatever state. */
export function matches(found: ContainerView, service: PlacedService, instance: Instance): boolean {
  return (
    found.name === instance.name &&
    found.configHash === service.configHash &&
    found.address === instance.address
  );
}

type Place = { readonly service: PlacedService; readonly instance: Instance };

/** Whether two stand for the same container. */
export function isTheSame(one: Place, other: Place): boolean {
  return (
    one.instance.name === other.instance.name &&
    one.service.configHash === other.service.configHash &&
    one.instance.address === other.instance.address
  );
}

/** One that restarts has been started; whether it is any good is for the gate to say, which says it with a reason. */
export function runs(found: ContainerView, service: PlacedService, instance: Instance): boolean {
  const isStarted = found.state === 'running' || found.state === 'restarting';
  return isStarted && !found.altered && matches(found, service, instance);
}

/** Both what is on disk and what is loaded count: either alone is a switch that was cut off in the middle. */
function routes(view: HostView, project: string, generation: string | undefined): boolean {
  return view.proxy?.onDisk.get(project) === generation && view.proxy?.loaded.get(project) === generation;
}

function isStaged(
  { generation, record }: Extract<MakeStep, { kind: 'staged' }>,
  { proxy }: HostView,
): boolean {
  const recorded = proxy?.recorded.get(generation.project) ?? [];
  const isOnDisk = proxy?.staged.some(({ id }) => id === generation.id) ?? false;
  return isOnDisk && (record === undefined || recorded.includes(record.id));
}

function isPruned({ project, keep, beside }: Extract<MakeStep, { kind: 'pruned' }>, { proxy }: HostView) {
  const found = [...(proxy?.staged ?? []), ...(proxy?.unreadable ?? [])];
  const ofProject = found.filter((generation) => generation.project === project);
  const isMarked = keep !== null && proxy?.kept.has(keep.id);
  return !isMarked && ofProject.every(({ id }) => id === keep?.id || beside.includes(id));
}

/** A new container of a supporting service: its content at its place. One that is kept is told by its id. */
export function standsFor(
  found: SupportingView,
  { project, service, instance }: { project: string; service: PlacedSupport; instance: SupportingInstance },
): boolean {
  if (instance.existing) return found.id === instance.existing.id;
  return (
    found.project === project &&
    found.service === service.name &&
    found.number === instance.number &&
    found.configHash === service.configHash &&
    !isAside(found)
  );
}

/** Where a container goes that makes way for another: beside its own name, told apart by its id. */
export function asideName({ project, service, number, id }: SupportingView): string {
  return `${project}-${service}-${number}-${id.slice(0, 12)}`;
}

export const isAside = (found: SupportingView): boolean => found.name === asideName(found);

const isInTheWay = (found: SupportingView): boolean => !isAside(found) || isUp(found.state);

/** What is stopped was done with once already, and starts anew; what is up has been started. */
function isResumed(found: SupportingView, before: SupportingView): boolean {
  const since = isUp(found.state) || (!isUp(before.state) && found.startedAt !== before.startedAt);
  return found.id === before.id && !isAside(found) && since;
}

export function isUp(state: ContainerState): boolean {
  return state === 'running' || state === 'restarting' || state === 'paused';
}

const hasCompleted = ({ state, exitCode }: SupportingView): boolean => state === 'exited' && exitCode === 0;
