import {
  hasTasks,
  type GateClaim,
  type Goal,
  type HostName,
  type HostView,
  type Lane,
  type MakeClaim,
  type PlacedService,
  type Step,
  type Plan,
  type Stage,
  type StageName,
  type Target,
  type Wave,
  type World,
} from '../types/index.ts';
import { canaryStages } from './canary.ts';
import { isWhole } from './kept.ts';
import { liveGeneration } from './live.ts';
import type { HookPlace } from './hooks.ts';
import {
  hookStage,
  isSwitchToDo,
  isToDo,
  splitAtFoundations,
  splitAtMigration,
  type Waves,
} from './hook-stages.ts';
import type { Maker } from './maker.ts';
import { prepare } from './prepare.ts';
import { servicesOf } from './preview.ts';
import type { ProxyRequest } from './proxy-wish.ts';
import { retire } from './retire.ts';
import { switchStages } from './rolling.ts';
import { noSupport } from './support.ts';

const NOTHING: Goal = { generation: null, support: noSupport };

type Stages = Readonly<Record<'prepare' | 'switch' | 'watch' | 'retire', readonly Wave[]>>;

/** The whole of deploy, undo and take-down: make every host like its goal, and only that. */
export function plan(project: string, target: Target, world: World, proxy: ProxyRequest): Plan {
  const hosts = [...target.keys()].sort();
  const shared = sharedBy([...target.values()]);
  const stages = new Map(
    hosts.map((host) => {
      const goal = target.get(host) ?? NOTHING;
      return [host, planHost(host, { project, goal, shared }, world.get(host), proxy)];
    }),
  );
  const wavesOf = (name: keyof Stages): Waves =>
    new Map([...stages].map(([host, waves]) => [host, waves[name]]));
  const isSwitch = isSwitchToDo(wavesOf('switch'), world);
  const isChange = isSwitch || isToDo(wavesOf('prepare'), world);
  const places = hosts.flatMap((host) => placeOf(host, project, target, world));
  const first = splitAtFoundations(wavesOf('prepare'), isChange ? places : []);
  const { before: migrate, rest } = splitAtMigration(first.rest, world);
  return {
    reversible: [
      ...(isChange ? hookStage('pre-deploy', places, { before: first.before }) : []),
      ...[stageOf('migrate', migrate)].filter(({ lanes }) => lanes.length > 0),
      stageOf('prepare', rest),
      ...(isSwitch ? hookStage('pre-switch', places) : []),
      ...(isSwitch ? canaryStages(target) : []),
      ...switchStages(target, world, { switching: wavesOf('switch'), watch: wavesOf('watch') }),
    ],
    final: [...(isSwitch ? hookStage('post-switch', places) : []), ...retireStages(wavesOf('retire'))],
  };
}

/** The hooks that are run when it is known what has become of a command. */
export function endStages(
  name: 'on-failure' | 'on-rollback',
  { project, target, world }: { readonly project: string; readonly target: Target; readonly world: World },
  told: Record<string, string>,
): Stage[] {
  const places = [...target.keys()].flatMap((host) => placeOf(host, project, target, world));
  return hookStage(name, places, { told });
}

function placeOf(host: HostName, project: string, target: Target, world: World): HookPlace[] {
  const [goal, view] = [target.get(host), world.get(host)];
  return goal && view ? [{ project, host, goal, view }] : [];
}

function stageOf(name: StageName, waves: Waves): Stage {
  return { name, lanes: [...waves].flatMap(([host, all]) => lane(host, all)) };
}

function lane(host: HostName, waves: readonly Wave[]): Lane[] {
  const filled = waves.filter((wave) => wave.length > 0);
  return filled.length > 0 ? [{ host, waves: filled }] : [];
}

type HostGoal = {
  readonly project: string;
  readonly goal: Goal;
  /** Swarm services that any host is to have: they are there for all. */
  readonly shared: readonly PlacedService[];
};

function sharedBy(goals: readonly Goal[]): PlacedService[] {
  return goals
    .flatMap(({ generation, kept = [] }) => [generation, ...kept.map((one) => one.generation)])
    .flatMap(servicesOf)
    .filter(hasTasks);
}

/** A Swarm service is there for all hosts: it is not removed before every one of them has drained it. */
function retireStages(waves: Waves): Stage[] {
  const isShared = [...waves.values()]
    .flat(2)
    .some((step) => step.kind === 'gone' && 'tasks' in step.container);
  if (waves.size < 2 || !isShared) return [stageOf('retire', waves)];
  const part = (of: (step: Step) => boolean): Waves =>
    new Map([...waves].map(([host, all]) => [host, all.map((wave) => wave.filter(of))]));
  const isDrain = ({ kind }: Step): boolean => kind === 'drained';
  return [
    stageOf('retire', part(isDrain)),
    stageOf(
      'retire',
      part((step) => !isDrain(step)),
    ),
  ];
}

function planHost(
  host: HostName,
  { project, goal, shared }: HostGoal,
  view: HostView | undefined,
  proxy: ProxyRequest,
): Stages {
  if (view === undefined) return { prepare: [], switch: [], watch: [], retire: [] };
  const step: Maker = (because) => (claim: MakeClaim | GateClaim) => ({ ...claim, host, because });
  return {
    prepare: prepare(project, goal, view, proxy, step),
    switch: switchTo(project, goal, view, step),
    watch: watchOver(project, goal, view, step),
    retire: retire(project, goal, view, { step, shared }),
  };
}

/** What is to be kept is marked before it stops serving: whoever comes after a command that was killed knows of it. */
function switchTo(project: string, { generation, kept = [] }: Goal, view: HostView, step: Maker): Wave[] {
  const because = generation ? 'the release is prepared' : 'the project is taken down';
  return [
    kept.flatMap(({ generation: beside, keep }) =>
      keep === undefined || !isWhole(beside, view)
        ? []
        : [step('to go back to at once')({ kind: 'kept', generation: beside, keep })],
    ),
    [step(because)({ kind: 'route', project, generation })],
    [step('nothing is believed that was not seen')({ kind: 'serving', project, generation })],
  ];
}

/** Green is compared with what serves now, and given up for it while that is one reload. */
function watchOver(
  project: string,
  { generation, watch, canary = [] }: Goal,
  view: HostView,
  step: Maker,
): Wave[] {
  const before = canary.at(-1)?.generation ?? liveGeneration(view, project);
  if (watch === undefined || generation === null || before === null || before.id === generation.id) return [];
  return [[step('blue still runs, to go back to')({ kind: 'well', generation, before, watch })]];
}
