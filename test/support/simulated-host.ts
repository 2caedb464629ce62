import { CtrBgError } from '../../src/types/index.ts';
import type { Host } from '../../src/apply/index.ts';
import { standsFor } from '../../src/plan/index.ts';
import type { GateStep, HostView, MakeStep } from '../../src/types/index.ts';
import { emptyHost } from './release.ts';
import type { Disk } from './simulated-disk.ts';
import { effectsOf } from './simulated-effects.ts';

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
  const cause = async (step: MakeStep): Promise<undefined> => {
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
  };
  return {
    look,
    lookAgain: look,
    ready: look,
    note: async () => call(),
    traffic: async () => ({ services: [], longestGap: 0 }),
    async make(step, _view, _signal, { meet }) {
      await meet?.();
      return cause(step);
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
