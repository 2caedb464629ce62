import type {
  ContainerView,
  GateStep,
  HostView,
  Instance,
  MakeStep,
  PlacedService,
  Step,
} from '../types/index.ts';

/** A gate is never true by memory: it must be witnessed each time. */
export function isGate(step: Step): step is GateStep {
  return step.kind === 'healthy' || step.kind === 'serving' || step.kind === 'drained';
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
    case 'run':
      return view.containers.some((found) => runs(found, step.service, step.instance));
    case 'staged':
      return view.proxy?.staged.some(({ id }) => id === step.generation.id) ?? false;
    case 'route':
      return routes(view, step.project, step.generation?.id);
    case 'gone':
      return !view.containers.some(({ id }) => id === step.container.id);
    case 'pruned':
      return staleGenerations(view, step.project, step.keep?.id).length === 0;
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

function runs(found: ContainerView, service: PlacedService, instance: Instance): boolean {
  return found.state === 'running' && matches(found, service, instance);
}

/** Both what is on disk and what is loaded count: either alone is a switch that was cut off in the middle. */
function routes(view: HostView, project: string, generation: string | undefined): boolean {
  return view.proxy?.onDisk.get(project) === generation && view.proxy?.loaded.get(project) === generation;
}

function staleGenerations(view: HostView, project: string, keep: string | undefined): string[] {
  const ofProject = view.proxy?.staged.filter((generation) => generation.project === project) ?? [];
  return ofProject.map(({ id }) => id).filter((id) => id !== keep);
}
