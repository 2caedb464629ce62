import type {
  GateClaim,
  Goal,
  HostName,
  HostView,
  Lane,
  MakeClaim,
  Plan,
  StageName,
  Target,
  Wave,
  World,
} from '../types/index.ts';
import { isWhole } from './kept.ts';
import type { Maker } from './maker.ts';
import { prepare } from './prepare.ts';
import type { ProxyRequest } from './proxy-wish.ts';
import { retire } from './retire.ts';
import { noSupport } from './support.ts';

const NOTHING: Goal = { generation: null, support: noSupport };

type Stages = Readonly<Record<StageName, readonly Wave[]>>;

/** The whole of deploy, undo and take-down: make every host like its goal, and only that. */
export function plan(project: string, target: Target, world: World, proxy: ProxyRequest): Plan {
  const hosts = [...target.keys()].sort();
  const stages = new Map(
    hosts.map((host) => [host, planHost(host, project, target.get(host) ?? NOTHING, world.get(host), proxy)]),
  );
  const stage = (name: StageName) => ({
    name,
    lanes: hosts.flatMap((host) => lane(host, stages.get(host)?.[name])),
  });
  return { reversible: [stage('prepare'), stage('switch')], final: [stage('retire')] };
}

function lane(host: HostName, waves: readonly Wave[] | undefined): Lane[] {
  const filled = (waves ?? []).filter((wave) => wave.length > 0);
  return filled.length > 0 ? [{ host, waves: filled }] : [];
}

function planHost(
  host: HostName,
  project: string,
  goal: Goal,
  view: HostView | undefined,
  proxy: ProxyRequest,
): Stages {
  if (view === undefined) return { prepare: [], switch: [], retire: [] };
  const step: Maker = (because) => (claim: MakeClaim | GateClaim) => ({ ...claim, host, because });
  return {
    prepare: prepare(project, goal, view, proxy, step),
    switch: switchTo(project, goal, view, step),
    retire: retire(project, goal, view, step),
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
