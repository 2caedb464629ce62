import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../engine/index.ts';
import {
  observeContainers,
  observeHost,
  observeImages,
  observeNetworks,
  observeVolumes,
} from '../observe/index.ts';
import {
  appendJournal,
  createNetwork,
  drain,
  ensureProxy,
  markKept,
  observeDisk,
  observeProxy,
  pruneGenerations,
  readTraffic,
  removeProxy,
  stageGeneration,
  witnessServing,
  writeRecord,
} from '../proxy/index.ts';
import {
  hasTasks,
  type ContainerView,
  type SupportingView,
  type Emit,
  type GateStep,
  type HostName,
  type HostView,
  type MakeStep,
  type ProxyView,
} from '../types/index.ts';
import { removeContainer, runContainer } from './container.ts';
import { explainRefusal, witnessHealthy } from './healthy.ts';
import type { Evidence, Host, MakeOptions, Part } from './host.ts';
import type { HostLock } from './host-lock.ts';
import { checkDisk } from './preflight.ts';
import { makeBehind } from './behind.ts';
import { route } from './route.ts';
import { runHook } from './run-hook.ts';
import { runningProxy } from './running-proxy.ts';
import { warningOf, witnessReady } from './supporting.ts';
import { joinOverlay, leaveOverlay, removeService, runService } from './swarm/service.ts';
import { addressesOf, witnessTasks } from './swarm/tasks.ts';
import { witnessWell } from './watch-green.ts';

export type DockerHostOptions = {
  readonly name: HostName;
  /** Sources of the images that the release needs. */
  readonly sources: readonly string[];
  /** Names of the volumes that it needs. */
  readonly volumes: readonly string[];
  readonly emit: Emit;
  readonly now: () => number;
  /** Held; it follows the proxy that is made or removed. */
  readonly lock: HostLock;
};

/** A host whose claims are established by a real Docker Engine. */
export function dockerHost(engine: Engine, given: DockerHostOptions): Host {
  const { name: host, emit } = given;
  const options: DockerHostOptions = {
    ...given,
    emit: (event) => emit(event.kind === 'warning' ? { ...event, host } : event),
  };
  return {
    async look() {
      // What is seen without the lock may be another deploy's doing.
      await options.lock.regain();
      return observeHost(engine, options.sources, options.volumes);
    },
    async ready(view) {
      // The look goes another way than the shell that the switch is told to.
      const [seen] = await Promise.all([
        lookAgain(engine, view, 'containers', options),
        options.lock.check(),
      ]);
      return seen;
    },
    lookAgain: (view, part) => lookAgain(engine, view, part, options),
    note: (proxy, project, note) => appendJournal(engine, proxy, project, note),
    traffic: (proxy, project, ago) => readTraffic(engine, proxy, project, ago),
    make: (step, view, signal, how) =>
      underLock(options.lock, () => make(engine, step, view, signal, { ...options, ...how })),
    witness: (step, view, signal) =>
      underLock(options.lock, () => witness(engine, step, view, signal, options)),
  };
}

/** What fails when the lock is lost fails because of that, whatever it says itself. */
async function underLock<Result>(lock: HostLock, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await lock.check();
    throw error;
  }
}

async function lookAgain(
  engine: Engine,
  view: HostView,
  part: Part,
  { sources, volumes }: DockerHostOptions,
): Promise<HostView> {
  switch (part) {
    case 'images':
      return { ...view, images: await observeImages(engine, sources) };
    case 'containers':
      return { ...view, ...(await observeContainers(engine, () => view.isSwarm === true)) };
    case 'networks':
      return { ...view, ...(await observeNetworks(engine)) };
    case 'volumes':
      return { ...view, volumes: await observeVolumes(engine, volumes) };
    case 'proxy':
      return { ...view, proxy: await observeProxy(engine) };
    case 'disk':
      return { ...view, proxy: await observeDisk(engine, runningProxy(view)) };
    default:
      return part satisfies never;
  }
}

async function make(
  engine: Engine,
  step: MakeStep,
  view: HostView,
  signal: AbortSignal,
  { name, emit, lock, hurry, meet }: DockerHostOptions & MakeOptions,
): Promise<Evidence | undefined> {
  switch (step.kind) {
    case 'image': {
      const { source, reference } = step.image;
      const onProgress = (progress: { current: number; total: number }): void =>
        emit({ kind: 'pull', host: name, reference, ...progress, done: false });
      await checkDisk(engine);
      await engine.pullImage(source, { signal, onProgress });
      return (emit({ kind: 'pull', host: name, reference, current: 0, total: 0, done: true }), undefined);
    }
    case 'network':
      return void (await createNetwork(engine, view.network.subnet));
    case 'proxy':
      await ensureProxy(engine, step.image, step.publish);
      return void (await lock.enterProxy());
    case 'joined':
      return void (await joinOverlay(engine, runningProxy(view).container));
    case 'run':
      return run(engine, step, view, emit);
    case 'staged':
      return stage(engine, runningProxy(view), step);
    case 'route':
      return { kind: 'receipt', ...(await route(engine, step, view, signal, meet)) };
    case 'gone':
      if (isService(step.container)) return void (await removeService(engine, step.container));
      return void (await removeContainer(engine, step.container, hurry));
    case 'pruned':
      return void (await pruneGenerations(engine, runningProxy(view), step));
    case 'kept':
      return void (await markKept(engine, runningProxy(view), step.generation, step.keep));
    case 'proxy-gone':
      await lock.leaveProxy();
      return void (await removeProxy(engine));
    case 'network-gone':
      if (view.isSwarm) await leaveOverlay(engine);
      return void (view.network.id !== undefined && (await engine.removeNetwork(view.network.id)));
    default:
      return void (await makeBehind(engine, step, view, { signal, emit }));
  }
}

async function run(
  engine: Engine,
  step: Extract<MakeStep, { kind: 'run' }>,
  view: HostView,
  emit: Emit,
): Promise<undefined> {
  if (step.instance.tasks !== undefined) return void (await runService(engine, step, view));
  try {
    await runContainer(engine, step, view, warningOf(emit));
  } catch (error) {
    throw (await explainRefusal(engine, step, view.proxy?.container ?? '', error)) ?? error;
  }
}

/** A generation that is on disk already may be live, and is not written again. */
async function stage(
  engine: Engine,
  proxy: ProxyView,
  { generation, record }: Extract<MakeStep, { kind: 'staged' }>,
): Promise<undefined> {
  const isOnDisk = proxy.staged.some(({ id }) => id === generation.id);
  const isRecorded = record && proxy.recorded.get(record.project)?.includes(record.id);
  await Promise.all([
    isOnDisk ? undefined : stageGeneration(engine, proxy, generation),
    record && !isRecorded ? writeRecord(engine, proxy, record) : undefined,
  ]);
}

async function witness(
  engine: Engine,
  step: GateStep,
  view: HostView,
  signal: AbortSignal,
  { emit, now }: DockerHostOptions,
): Promise<Evidence | undefined> {
  switch (step.kind) {
    case 'healthy':
      return void (await (hasTasks(step.service) ? witnessTasks : witnessHealthy)(engine, step, {
        view,
        signal,
        emit,
        proxy: runningProxy(view).container,
      }));
    case 'ready':
      return void (await witnessReady(engine, step, view, { signal, emit }));
    case 'hook':
      return void (await runHook(engine, step, { signal, emit }));
    case 'serving':
      // Without a proxy nothing serves, which is just what a target of none claims.
      if (step.generation === null && view.proxy === null) return undefined;
      return void (await witnessServing(
        engine,
        runningProxy(view).container,
        step.project,
        step.generation?.id,
      ));
    case 'well':
      return void (await witnessWell(engine, step, {
        proxy: runningProxy(view).container,
        signal,
        emit,
        now,
      }));
    case 'paused':
      return void (await sleep(step.ms, undefined, { signal }).catch(() => signal.throwIfAborted()));
    case 'drained': {
      if (view.proxy?.state !== 'running') return undefined;
      const addresses = await addressesOf(engine, step.containers);
      const { budget, containers: flows } = step;
      const drained = await drain(engine, view.proxy.container, { addresses, flows, budget, now });
      return { kind: 'drained', ...drained };
    }
    default:
      return step satisfies never;
  }
}

const isService = (container: object): container is ContainerView | SupportingView => 'tasks' in container;
