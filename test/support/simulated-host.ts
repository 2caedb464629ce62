import { CtrBgError } from '../../src/types/index.ts';
import type { Host } from '../../src/apply/index.ts';
import { asideName, isUp, standsFor } from '../../src/plan/index.ts';
import type {
  ContainerView,
  GateStep,
  Generation,
  HostView,
  KeptMark,
  MakeStep,
  ProjectNetworkView,
  SupportingView,
} from '../../src/types/index.ts';
import { emptyHost } from './release.ts';

/** Everything that a simulated Docker host and its nginx hold; mutated by effects alone. */
export type Disk = {
  network: boolean;
  proxy: null | {
    onDisk: Map<string, string>;
    loaded: Map<string, string>;
    staged: Generation[];
    kept: Map<string, KeptMark>;
    recorded: Map<string, string[]>;
  };
  containers: Map<string, ContainerView>;
  supporting: Map<string, SupportingView>;
  networks: Map<string, ProjectNetworkView>;
  volumes: Set<string>;
};

export const freshDisk = (): Disk => ({
  network: false,
  proxy: null,
  containers: new Map(),
  supporting: new Map(),
  networks: new Map(),
  volumes: new Set(),
});

/**
 * How an effect goes wrong: refused, nothing done though success is reported, half done, done but the reply lost; the
 * host goes away before it or right after it, and answers no call of this run any more; what was made ends after it.
 */
export type FaultWay = 'refuses' | 'silent' | 'half' | 'lies' | 'away' | 'vanishes' | 'ends';
export type Fault = { host: string; kind: (MakeStep | GateStep)['kind']; digest: string; way: FaultWay };

/** Counts what happens; from the tick at which it dies on, every call fails and nothing has an effect. */
export class Clock {
  ticks = 0;
  readonly dieAt: number;
  constructor(dieAt = Infinity) {
    this.dieAt = dieAt;
  }
  tick(): void {
    if (this.ticks++ >= this.dieAt) throw new Error('killed');
  }
}

export type Simulation = {
  readonly name: string;
  readonly disk: Disk;
  readonly clock: Clock;
  readonly faults: readonly Fault[];
  /** Digests of images that never become healthy here. */
  readonly ill: ReadonlySet<string>;
  /** Called when a hook is run. */
  readonly onHook?: (step: Extract<GateStep, { kind: 'hook' }>) => void;
  /** Called after every single effect. */
  readonly check: (what: string, step: MakeStep) => void;
};

export function simulatedHost(simulation: Simulation): Host {
  const { disk, clock } = simulation;
  let isAway = false;
  const call = (): void => {
    clock.tick();
    if (isAway) throw new CtrBgError('ENGINE_UNREACHABLE', 'no answer');
  };
  const look = async (): Promise<HostView> => {
    call();
    return viewOf(disk);
  };
  return {
    look,
    lookAgain: look,
    ready: look,
    note: async () => call(),
    traffic: async () => ({ services: [], longestGap: 0 }),
    make: async (step) => {
      const fault = faultOf(step, simulation);
      isAway ||= fault?.way === 'away';
      if (isAway) throw new CtrBgError('ENGINE_UNREACHABLE', 'no answer');
      if (fault?.way === 'refuses') throw new Error('the engine says no');
      if (fault?.way === 'silent') return undefined;
      const effects = effectsOf(step, simulation);
      for (const effect of fault?.way === 'half' ? effects.slice(0, 1) : effects) {
        clock.tick();
        effect();
        simulation.check(`${step.kind} on ${simulation.name}`, step);
        clock.tick();
      }
      isAway ||= fault?.way === 'vanishes';
      if (isAway) throw new CtrBgError('ENGINE_UNREACHABLE', 'no answer');
      if (fault !== undefined) throw new Error('connection reset');
      return undefined;
    },
    witness: async (step) => {
      const fault = faultOf(step, simulation);
      isAway ||= fault?.way === 'away' || fault?.way === 'vanishes';
      call();
      if (step.kind === 'hook') simulation.onHook?.(step);
      if (fault && fault.way !== 'ends')
        throw step.kind === 'well' ? new CtrBgError('WORSE', 'it is worse') : new Error('not seen in time');
      see(step, simulation);
      if (fault?.way === 'ends') endAll(digestOf(step), disk);
      return undefined;
    },
  };
}

function see(step: GateStep, simulation: Simulation): void {
  if (step.kind === 'healthy') witnessHealthy(step, simulation);
  if (step.kind === 'ready') witnessReady(step, simulation);
  if (step.kind !== 'serving') return;
  if (simulation.disk.proxy?.loaded.get(step.project) !== step.generation?.id)
    throw new Error('nginx answers with another generation');
}

function viewOf({ network, proxy, containers, supporting, networks, volumes }: Disk): HostView {
  return structuredClone({
    ...emptyHost,
    network: { subnet: '10.210.0.0/16', ...(network ? { id: 'network' } : {}) },
    proxy: proxy && {
      container: 'proxy',
      image: 'nginx:1.30',
      state: 'running' as const,
      publish: { port: 80 },
      configuration: 'test',
      unreadable: [],
      ...proxy,
    },
    containers: [...containers.values()],
    supporting: [...supporting.values()],
    networks: [...networks.values()],
    volumes: new Map([...volumes].map((name) => [name, {}])),
    images: new Set(['v1', 'v2', 'v3', 'db1', 'db2', 'worker1'].map((tag) => `sha256:${tag}`)),
  });
}

function digestOf(step: MakeStep | GateStep): string {
  switch (step.kind) {
    case 'run':
    case 'healthy':
    case 'ready':
    case 'started':
    case 'completed':
      return step.service.image.digest;
    case 'hook':
      return step.hook.name;
    case 'staged':
    case 'route':
    case 'serving':
    case 'well':
      return step.generation?.services[0]?.image.digest ?? 'none';
    case 'gone':
      return 'image' in step.container ? step.container.image.digest : 'any';
    case 'aside':
    case 'resumed':
    case 'renamed':
      return step.container.image.digest;
    default:
      return 'any';
  }
}

function faultOf(step: MakeStep | GateStep, { name, faults }: Simulation): Fault | undefined {
  return faults.find(
    ({ host, kind, digest }) => host === name && kind === step.kind && digest === digestOf(step),
  );
}

function witnessHealthy(
  { service }: Extract<GateStep, { kind: 'healthy' }>,
  { disk, ill }: Simulation,
): void {
  for (const { name } of service.instances) {
    const found = [...disk.containers.values()].find((container) => container.name === name);
    if (found?.state !== 'running' || ill.has(found.image.digest)) throw new Error('unhealthy');
  }
}

/** Time passes: what starts becomes healthy only while somebody waits for it. */
function witnessReady(step: Extract<GateStep, { kind: 'ready' }>, { disk, ill }: Simulation): void {
  for (const instance of step.service.instances) {
    const found = [...disk.supporting.values()].find((one) => standsFor(one, { ...step, instance }));
    if (found?.state !== 'running' || ill.has(found.image.digest)) throw new Error('unhealthy');
    disk.supporting.set(found.id, { ...found, health: 'healthy' });
  }
}

function endAll(digest: string, { containers }: Disk): void {
  for (const [id, found] of containers)
    if (found.image.digest === digest) containers.set(id, { ...found, state: 'exited' });
}

type Effect = () => void;

/** An effect of several calls is several effects: a crash may come between any two. */
function effectsOf(step: MakeStep, { disk, ill }: Simulation): Effect[] {
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
