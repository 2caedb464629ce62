import { expect } from '@jest/globals';
import { deploy, type Fleet } from '../../src/apply/index.ts';
import {
  canarySteps,
  goalBefore,
  isPublic,
  isUp,
  keptBeside,
  noSupport,
  partOn,
  place,
  placeSupport,
  recordOf,
  servicesOf,
  shadowSteps,
  stageBeside,
  withoutPreview,
  withTurns,
} from '../../src/plan/index.ts';
import type {
  Generation,
  Goal,
  HostView,
  MakeStep,
  OnUnreachable,
  Outcome,
  Release,
  ReleasedHook,
  Target,
  WatchSettings,
  World,
} from '../../src/types/index.ts';
import { release } from './release.ts';
import { freshDisk, type Disk } from './simulated-disk.ts';
import { Clock, simulatedHost, type Fault, type FaultWay } from './simulated-host.ts';

/**
 * The protocol's checker over the real planner and applier: simulated hosts, every fault of every kind, a crash at
 * every tick and again at every tick of the recovery.
 */
export const HOSTS = ['a', 'b', 'c'];
export type Disks = Map<string, Disk>;
type Run = {
  to: Release | null;
  clock?: Clock;
  faults?: Fault[];
  ill?: ReadonlySet<string>;
  replace?: ReadonlySet<string>;
  hooks?: readonly ReleasedHook[];
  /** Called when one is run. */
  onHook?: (name: string, host: string, variables: Readonly<Record<string, string>>) => void;
  /** Called when nginx has been told to serve something else, with the part of the public that gets what is staged. */
  onStep?: (host: string, part: number | undefined) => void;
  /** For how long blue is kept, in ms. */
  keep?: number;
  /** How it is watched after the switch. */
  watch?: WatchSettings;
  /** The parts of the public that get it one after another; of what is staged: the one that gets it meanwhile. */
  canary?: readonly number[];
  share?: number;
  /** So many hosts are switched after one another; absent: all at once. */
  rolling?: number;
  /** What becomes of the others when a host goes away. */
  onUnreachable?: OnUnreachable;
  /** The part of the requests that are mirrored before. */
  shadow?: number;
  /** What becomes of it: it is staged, or what is staged is given up. */
  how?: 'stage' | 'abort' | undefined;
  violations: string[];
};

/** How what goes live is watched, where nothing else is asked for. */
export const WATCH: WatchSettings = {
  duration: 60_000,
  warmUp: 5000,
  limits: { failures: 0.01, slower: 1.5, minimum: 50 },
};

export async function run(disks: Disks, wanted: Run): Promise<Outcome | 'died'> {
  const { to, clock = new Clock(), faults = [], ill = new Set(), hooks = [], onHook, violations } = wanted;
  const loadedBefore = new Map([...disks].map(([host, disk]) => [host, loadedOf(disk)]));
  const routed = ({ host, generation }: Extract<MakeStep, { kind: 'route' }>): void => {
    const disk = disks.get(host);
    const loaded = disk && loadedOf(disk);
    if (loaded === loadedBefore.get(host)) return;
    loadedBefore.set(host, loaded);
    wanted.onStep?.(host, generation?.preview?.share?.part);
  };
  const { onUnreachable } = wanted;
  const check = (what: string, step: MakeStep): void => {
    const wrong = [...broken(disks, ill), ...untimely(step, to, disks.get(step.host))];
    violations.push(...wrong.map((why) => `${why} after ${what}`));
    if (step.kind === 'route') routed(step);
  };
  const fleet: Fleet = new Map(
    [...disks].map(([name, disk]) => [
      name,
      simulatedHost({
        name,
        disk,
        clock,
        faults,
        ill,
        check,
        onHook: ({ hook, variables }) => {
          violations.push(...misplaced(hook.name, to, disks));
          onHook?.(hook.name, name, variables);
        },
      }),
    ]),
  );
  try {
    const views = await Promise.all(
      [...fleet].map(async ([name, host]) => [name, await host.look()] as const),
    );
    const world: World = new Map(views);
    const [first] = disks.keys();
    const goals: Target = new Map(
      views.map(([name, view]) => {
        const isFirst = name === first;
        const goal = goalOf({ ...wanted, to: to && partOn(to, isFirst) }, view);
        return [name, { ...goal, hooks: hooks.filter(({ eachHost }) => isFirst || eachHost) }];
      }),
    );
    const { rolling } = wanted;
    const batch = rolling && { batch: { kind: 'count' as const, count: rolling }, pause: 1 };
    const target = withTurns(goals, batch || undefined, []);
    const proxy = { configuration: 'test' };
    const signal = new AbortController().signal;
    return await deploy({
      project: 'shop',
      to: target,
      world,
      fleet,
      proxy,
      signal,
      emit: () => undefined,
      now: () => 0,
      startedAt: 0,
      ...(onUnreachable && { onUnreachable }),
    });
  } catch (error) {
    if (clock.ticks > clock.dieAt) return 'died';
    throw error;
  }
}

function goalOf(wanted: Run, view: HostView): Goal {
  const { to, how, replace = new Set(), keep = 0, watch, canary = [], share, shadow } = wanted;
  if (how === 'abort') return abortGoal(view);
  if (to === null) return { generation: null, support: noSupport };
  const next = place(to, view, 'test');
  const key = { kind: 'own' } as const;
  const staged = { next, ways: { cookie: false }, ...(share && { share: { part: share, key } }) };
  const generation = how === 'stage' ? stageBeside(staged, view, 'test') : next;
  const settings = { parts: canary, key, watch: WATCH };
  return {
    generation,
    record: recordOf(to),
    support: placeSupport(to, view, replace),
    kept: keptBeside(generation, view, keep),
    ...(watch && { watch }),
    canary: [
      ...(shadow
        ? shadowSteps({ mirror: { part: shadow, methods: ['GET'] }, watch: WATCH }, staged, view, 'test')
        : []),
      ...canarySteps(settings, staged, view, 'test'),
    ],
  };
}

function abortGoal(view: HostView): Goal {
  const goal = goalBefore(view, 'shop');
  return { ...goal, generation: goal.generation && withoutPreview(goal.generation, 'test') };
}

/** A hook of the way to the switch sees green healthy everywhere and live nowhere, one after it the other way round. */
function misplaced(name: string, to: Release | null, disks: Disks): string[] {
  const wanted = to?.services.map(({ configHash }) => configHash) ?? [];
  return [...disks].flatMap(([host, disk]) => {
    const served = generationOf(disk, loadedOf(disk))?.services.map(({ configHash }) => configHash) ?? [];
    const isLive = wanted.length > 0 && wanted.every((hash) => served.includes(hash));
    const runs = (hash: string) =>
      [...disk.containers.values()].some((found) => found.configHash === hash && found.state === 'running');
    const isReady = wanted.every(runs);
    const isRight = { 'pre-deploy': !isLive, 'pre-switch': isReady && !isLive, 'post-switch': isLive }[name];
    return isRight === false ? [`${name} was run at the wrong moment of ${host}`] : [];
  });
}

export const loadedOf = ({ proxy }: Disk): string | undefined => proxy?.loaded.get('shop');

export function broken(disks: Disks, ill: ReadonlySet<string>): string[] {
  const wrong: string[] = [];
  for (const [host, disk] of disks) {
    const loaded = generationOf(disk, loadedOf(disk));
    const onDisk = generationOf(disk, disk.proxy?.onDisk.get('shop'));
    if (loadedOf(disk) !== undefined && loaded === undefined)
      wrong.push(`${host} serves a generation that nobody knows`);
    for (const [generation, mark] of [
      [loaded, 'serves'],
      [onDisk, 'would serve'],
    ] as const) {
      for (const { name, configHash, sick } of instancesOf(generation, disk, ill)) {
        if (sick) wrong.push(`${host} ${mark} ${name} of ${configHash}, which is ${sick}`);
      }
    }
    const up = [...disk.supporting.values()].filter(({ state }) => isUp(state));
    const places = up.map(({ service, number }) => `${service} ${number}`);
    if (new Set(places).size < places.length)
      wrong.push(`${host} runs two at once on the same data: ${places.join()}`);
  }
  return wrong;
}

/** What was started before that which it depends on is as it has to be. */
function untimely(step: MakeStep, to: Release | null, disk: Disk | undefined): string[] {
  if (step.kind !== 'run' && step.kind !== 'started' && step.kind !== 'completed') return [];
  const { name, configHash } = step.service;
  const wanted = [...(to?.services ?? []), ...(to?.supporting ?? [])];
  if (!wanted.some((service) => service.name === name && service.configHash === configHash)) return [];
  return (to?.dependencies[name] ?? []).flatMap(({ service, condition }) => {
    const hash = wanted.find((other) => other.name === service)?.configHash;
    const swapped = [...(disk?.containers.values() ?? [])].some(
      (found) => found.service === service && found.configHash === hash && isUp(found.state),
    );
    const found = [...(disk?.supporting.values() ?? [])].filter((one) => one.service === service);
    const met = {
      started: swapped || found.some(({ state }) => isUp(state)),
      healthy: found.some(({ health, state }) => health === 'healthy' && isUp(state)),
      completed: found.some((one) => one.configHash === hash && one.state === 'exited' && one.exitCode === 0),
    };
    return met[condition] ? [] : [`${name} was started before ${service} was ${condition}`];
  });
}

export function generationOf({ proxy }: Disk, id: string | undefined): Generation | undefined {
  return proxy?.staged.find((generation) => generation.id === id);
}

function instancesOf(generation: Generation | undefined, disk: Disk, ill: ReadonlySet<string>) {
  // What is staged is the public's too where it gets requests of the public.
  const services =
    generation && isPublic(generation.preview) ? servicesOf(generation) : (generation?.services ?? []);
  return services.flatMap((service) =>
    service.instances.map(({ name, address }) => {
      const found = [...disk.containers.values()].find(
        (container) => container.name === name && container.address === address,
      );
      const right = found?.configHash === service.configHash && found.state === 'running';
      const sick = !right
        ? `not running (${found?.state ?? 'gone'})`
        : ill.has(service.image.digest)
          ? 'unhealthy'
          : '';
      return { name, configHash: service.configHash, sick };
    }),
  );
}

/** The digests that a host serves, and everything of ours that is there beside them and what is kept. */
export function endState(disk: Disk): { serves: string[]; strays: string[] } {
  const generation = generationOf(disk, loadedOf(disk));
  const kept = (disk.proxy?.staged ?? []).filter(({ id }) => disk.proxy?.kept.has(id));
  const stays = [...(generation ? [generation] : []), ...kept];
  const wanted = new Set(
    stays.flatMap((one) => servicesOf(one).flatMap(({ instances }) => instances.map(({ name }) => name))),
  );
  const strays = [...disk.containers.values()].map(({ name }) => name).filter((name) => !wanted.has(name));
  const folders = (disk.proxy?.staged ?? []).filter((one) => !stays.includes(one)).map(({ id }) => id);
  return {
    serves: generation?.services.map(({ image }) => image.digest) ?? [],
    strays: [...strays, ...folders],
  };
}

export async function deployed(first: Release, hosts: readonly string[] = HOSTS): Promise<Disks> {
  const disks: Disks = new Map(hosts.map((host) => [host, freshDisk()]));
  await run(disks, { to: first, violations: [] });
  return disks;
}

export function expectEverywhere(disks: Disks, digests: readonly string[], where: string): void {
  for (const [host, disk] of disks) {
    expect({ where, host, ...endState(disk) }).toEqual({ where, host, serves: digests, strays: [] });
    expect(disk.proxy?.onDisk.get('shop')).toBe(loadedOf(disk));
  }
}

/** Runs something again and again from the same start, killed at each of its ticks, the last time not at all. */
export async function killedAtEveryTick(
  start: Disks,
  what: Omit<Run, 'clock'>,
  afterwards: (disks: Disks, where: string) => Promise<void>,
): Promise<void> {
  for (let tick = 0; ; tick++) {
    const clock = new Clock(tick);
    const disks = copy(start);
    await run(disks, { ...what, clock });
    const isOver = clock.ticks <= tick;
    await afterwards(disks, `killed at ${tick}`);
    if (isOver) return;
  }
}

export const v1 = release('v1');
export const v2 = release('v2');
export const copy = (disks: Disks): Disks => structuredClone(disks);

export const WAYS: FaultWay[] = ['refuses', 'silent', 'half', 'lies'];
