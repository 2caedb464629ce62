import { asideName, isUp, standsFor } from '../../src/plan/index.ts';
import type { ContainerView, MakeStep, SupportingView } from '../../src/types/index.ts';
import type { Disk } from './simulated-disk.ts';

type Effect = () => void;

/** An effect of several calls is several effects: a crash may come between any two. */
export function effectsOf(
  step: MakeStep,
  { disk, ill }: { readonly disk: Disk; readonly ill: ReadonlySet<string> },
): Effect[] {
  const proxy = (): NonNullable<Disk['proxy']> => {
    if (disk.proxy === null) throw new Error('no proxy');
    return disk.proxy;
  };
  const pointer =
    (map: 'onDisk' | 'loaded', project: string, id: string | undefined): Effect =>
    () => {
      if (id === undefined) proxy()[map].delete(project);
      else proxy()[map].set(project, id);
    };
  switch (step.kind) {
    case 'image':
      return [];
    case 'network':
      return [() => void (disk.network = true)];
    case 'network-gone':
      return [() => void (disk.network = false)];
    case 'proxy':
      return [
        () =>
          void (disk.proxy ??= {
            onDisk: new Map(),
            loaded: new Map(),
            staged: [],
            kept: new Map(),
            recorded: new Map(),
            networks: ['ctr-bg'],
          }),
      ];
    case 'proxy-gone':
      return [() => void (disk.proxy = null)];
    case 'run': {
      const container = containerOf(step);
      const existing = disk.containers.get(container.id);
      const rival = [...disk.containers.values()].find(
        ({ id, name }) => name === container.name && id !== container.id,
      );
      if (rival) throw new Error(`the name ${container.name} is taken`);
      return [
        () => void disk.containers.set(container.id, existing ?? { ...container, state: 'created' }),
        () => void disk.containers.set(container.id, container),
      ];
    }
    case 'gone': {
      const { container } = step;
      // Hooks leave nothing here.
      if (!('configHash' in container)) return [];
      if ('restart' in container) return removal(disk.supporting, container);
      return removal(disk.containers, container);
    }
    case 'volume':
      return [() => void disk.volumes.add(step.volume.name)];
    case 'project-network': {
      const { name } = step.network;
      return [() => void disk.networks.set(name, { id: name, name, project: step.project })];
    }
    case 'project-network-gone':
      return [() => void disk.networks.delete(step.network.id)];
    case 'aside':
      return [
        changeOf(disk, step.container.id, ({ state }) => (isUp(state) ? { state: 'exited' } : {})),
        changeOf(disk, step.container.id, (found) => named(disk, found, asideName(found))),
      ];
    case 'resumed':
      return [
        changeOf(disk, step.container.id, (found) => named(disk, found, step.container.name)),
        changeOf(disk, step.container.id, started),
      ];
    case 'renamed':
      return [changeOf(disk, step.container.id, (found) => named(disk, found, step.container.name))];
    case 'started':
      return startOf(step, disk);
    case 'completed': {
      const exitCode = ill.has(step.service.image.digest) ? 1 : 0;
      const ended = (): void => {
        const found = supportingOf(step, disk);
        if (found) disk.supporting.set(found.id, { ...found, state: 'exited', exitCode });
        if (exitCode > 0) throw new Error('ended with exit code 1');
      };
      return [...startOf(step, disk), ended];
    }
    case 'joined':
      return [() => void proxy().networks.push(step.network)];
    case 'staged':
      return [
        () => {
          const { generation } = step;
          if (!proxy().staged.some(({ id }) => id === generation.id)) proxy().staged.push(generation);
        },
        () => {
          if (step.record)
            proxy().recorded.set('shop', [...(proxy().recorded.get('shop') ?? []), step.record.id]);
        },
      ];
    case 'kept':
      return [() => void proxy().kept.set(step.generation.id, { until: step.keep, isDue: false })];
    case 'pruned':
      return [
        () => {
          const kept = [step.keep?.id, ...step.beside];
          proxy().staged = proxy().staged.filter(
            ({ project, id }) => project !== step.project || kept.includes(id),
          );
          // The mark lies in the generation's folder, and what serves has none.
          for (const id of [...proxy().kept.keys()]) if (!step.beside.includes(id)) proxy().kept.delete(id);
        },
      ];
    case 'route':
      return [
        pointer('onDisk', step.project, step.generation?.id),
        pointer('loaded', step.project, step.generation?.id),
      ];
    default:
      return step satisfies never;
  }
}

function containerOf({ service, instance, generation }: Extract<MakeStep, { kind: 'run' }>): ContainerView {
  return {
    id: `${instance.name}@${service.configHash}`,
    name: instance.name,
    state: 'running',
    project: generation.project,
    service: service.name,
    color: service.color,
    number: instance.number,
    release: generation.release,
    configHash: service.configHash,
    image: service.image,
    address: instance.address,
    stopGrace: service.stopGrace,
    ...(instance.tasks !== undefined && { tasks: instance.tasks === 'global' ? 1 : instance.tasks }),
  };
}

function removal<View extends ContainerView | SupportingView>(
  all: Map<string, View>,
  { id }: View,
): Effect[] {
  return [
    () => {
      const found = all.get(id);
      if (found) all.set(id, { ...found, state: 'exited' });
    },
    () => void all.delete(id),
  ];
}

type NewStep = Extract<MakeStep, { kind: 'started' | 'completed' }>;

function supportingOf(step: NewStep, disk: Disk): SupportingView | undefined {
  return [...disk.supporting.values()].find((found) => standsFor(found, step));
}

function startOf(step: NewStep, disk: Disk): Effect[] {
  const create = (): void => {
    if (supportingOf(step, disk)) return;
    const container = supportingContainer(step);
    disk.supporting.set(container.id, { ...container, ...named(disk, container, container.name) });
  };
  const start = (): void => {
    const found = supportingOf(step, disk);
    if (found && !isUp(found.state)) disk.supporting.set(found.id, { ...found, ...started(found) });
  };
  return [create, start];
}

function changeOf(
  disk: Disk,
  id: string,
  change: (found: SupportingView) => Partial<SupportingView>,
): Effect {
  return () => {
    const found = disk.supporting.get(id);
    if (found === undefined) throw new Error(`${id} is gone`);
    disk.supporting.set(id, { ...found, ...change(found) });
  };
}

/** The engine gives a name to one container alone. */
function named(disk: Disk, { id }: SupportingView, name: string): Partial<SupportingView> {
  const rival = [...disk.supporting.values()].find((other) => other.name === name && other.id !== id);
  if (rival) throw new Error(`the name ${name} is taken`);
  return { name };
}

const started = ({ state, startedAt }: SupportingView): Partial<SupportingView> =>
  isUp(state) ? {} : { state: 'running', startedAt: `${Number(startedAt) + 1}`, health: 'starting' };

function supportingContainer({ project, service, instance }: NewStep): SupportingView {
  return {
    id: `${service.configHash}@${instance.name}`,
    name: instance.name,
    state: 'created',
    exitCode: 0,
    startedAt: '0',
    health: 'none',
    project,
    service: service.name,
    number: instance.number,
    configHash: service.configHash,
    image: service.image,
    stopGrace: service.stopGrace,
    restart: 'no',
  };
}
