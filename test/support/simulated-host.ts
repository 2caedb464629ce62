import type { Host } from '../../src/apply/index.ts';
import type { ContainerView, GateStep, Generation, HostView, MakeStep } from '../../src/types/index.ts';
import { emptyHost } from './release.ts';

/** Everything that a simulated Docker host and its nginx hold; mutated by effects alone. */
export type Disk = {
  network: boolean;
  proxy: null | { onDisk: Map<string, string>; loaded: Map<string, string>; staged: Generation[] };
  containers: Map<string, ContainerView>;
};

export const freshDisk = (): Disk => ({ network: false, proxy: null, containers: new Map() });

/** How an effect goes wrong: refused, nothing done though success is reported, half done, done but the reply lost. */
export type FaultWay = 'refuses' | 'silent' | 'half' | 'lies';
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
  /** Called after every single effect. */
  readonly check: (what: string) => void;
};

export function simulatedHost(simulation: Simulation): Host {
  const { disk, clock } = simulation;
  const look = async (): Promise<HostView> => {
    clock.tick();
    return viewOf(disk);
  };
  return {
    look,
    lookAgain: look,
    make: async (step) => {
      const fault = faultOf(step, simulation);
      if (fault?.way === 'refuses') throw new Error('the engine says no');
      if (fault?.way === 'silent') return undefined;
      const effects = effectsOf(step, disk);
      for (const effect of fault?.way === 'half' ? effects.slice(0, 1) : effects) {
        clock.tick();
        effect();
        simulation.check(`${step.kind} on ${simulation.name}`);
        clock.tick();
      }
      if (fault !== undefined) throw new Error('connection reset');
      return undefined;
    },
    witness: async (step) => {
      clock.tick();
      if (faultOf(step, simulation)) throw new Error('not seen in time');
      if (step.kind === 'healthy') witnessHealthy(step, simulation);
      if (step.kind === 'serving' && disk.proxy?.loaded.get(step.project) !== step.generation?.id) {
        throw new Error('nginx answers with another generation');
      }
      return undefined;
    },
  };
}

function viewOf({ network, proxy, containers }: Disk): HostView {
  return structuredClone({
    ...emptyHost,
    network: { subnet: '10.210.0.0/16', ...(network ? { id: 'network' } : {}) },
    proxy: proxy && {
      container: 'proxy',
      image: 'nginx:1.30',
      state: 'running' as const,
      publish: { port: 80 },
      configuration: 'test',
      ...proxy,
    },
    containers: [...containers.values()],
    images: new Set(['sha256:v1', 'sha256:v2', 'sha256:v3']),
  });
}

function digestOf(step: MakeStep | GateStep): string {
  switch (step.kind) {
    case 'run':
    case 'healthy':
      return step.service.image.digest;
    case 'staged':
    case 'route':
    case 'serving':
      return step.generation?.services[0]?.image.digest ?? 'none';
    case 'gone':
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

type Effect = () => void;

/** An effect of several calls is several effects: a crash may come between any two. */
function effectsOf(step: MakeStep, disk: Disk): Effect[] {
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
      return [() => void (disk.proxy ??= { onDisk: new Map(), loaded: new Map(), staged: [] })];
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
    case 'gone':
      return [
        () => void disk.containers.set(step.container.id, { ...step.container, state: 'exited' }),
        () => void disk.containers.delete(step.container.id),
      ];
    case 'staged':
      return [() => void proxy().staged.push(step.generation)];
    case 'pruned':
      return [
        () =>
          void (proxy().staged = proxy().staged.filter(
            ({ project, id }) => project !== step.project || id === step.keep?.id,
          )),
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
