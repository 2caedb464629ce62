import { setTimeout as sleep } from 'node:timers/promises';
import { totals, type Load, type LoadReport } from '../load/index.ts';
import { callName, type Call } from './call.ts';
import type { Injection } from './faults.ts';
import * as invariants from './invariants.ts';
import { prepared, type Scenario, type Turn } from './scenarios.ts';
import type { Stage, Version } from './stage.ts';
import type { Seen } from './world.ts';

/** How old a report of a load under way may be, and a little more; in ms. */
const FRESH = 150;

/** A scenario that is under way: what is known of it, and who uses it. */
export type Ground = {
  readonly stage: Stage;
  readonly scenario: Scenario;
  /** How the world is after an undisturbed run. */
  readonly clean: Seen;
  readonly loads: readonly Load[];
  /** The load on the project itself is the first of the loads. */
  readonly isLoaded: boolean;
};

export type CaseResult = {
  /** `deploy:POST /containers/create#1:kill-after`: what `--case` takes. */
  readonly name: string;
  readonly injection: Injection | undefined;
  /** False when the call was not made this time. */
  readonly struck: boolean;
  readonly exitCode: number | null;
  readonly sent: number;
  readonly lost: number;
  readonly ms: number;
  readonly calls: readonly Call[];
  /** What did not hold. */
  readonly violations: readonly string[];
};

/** In ms: a call that is never answered is given up after this, so that a case does not take a minute. */
const CALL_LIMIT = '4000';

/** Strikes one command, looks, recovers by one plain command, and looks again. */
export async function runCase(ground: Ground, injection: Injection | undefined): Promise<CaseResult> {
  const { stage, scenario } = ground;
  const { project, replicas } = scenario;
  const start = performance.now();
  const before = await prepared(stage, scenario);
  const turn = await scenario.next(stage, invariants.served(before));
  const counted = ground.loads.map((load) => load.snapshot());
  const env = injection?.fault === 'hang' ? { CTR_BG_CALL_LIMIT: CALL_LIMIT } : {};
  const running = stage.start(turn.args, { faulty: true, env });
  const watched = stage.proxy.watch(injection, () => void running.child.kill('SIGKILL'));
  const result = await running.ended.finally(watched.end);
  const after = await stage.look(project);
  const [served, now] = [invariants.served(before), invariants.served(after)];
  const subject = { project, foreign: ground.clean };
  const violations = [
    ...invariants.routedIsReady(after),
    ...invariants.boundedDebris(after, project, replicas),
    ...invariants.othersUntouched(after, subject),
    ...invariants.truth(result, served, now, turn.wanted),
    ...(invariants.isSame(now, served) || invariants.isSame(now, turn.wanted)
      ? []
      : [`${now.join()} is live`]),
    ...(injection === undefined && result.exitCode !== 0
      ? [`undisturbed: ${result.stdout}${result.stderr}`]
      : []),
    ...(result.signal === null || watched.struck() ? [] : [`killed by ${result.signal}`]),
    ...(await recover(ground, turn)),
  ];
  const reports = ground.loads.map((load, index) => difference(load.snapshot(), counted[index]));
  const lost = reports.reduce((sum, report) => sum + report.lost, 0);
  const samples = lost > 0 ? ground.loads.flatMap((load) => lastSamples(load.snapshot())) : [];
  return {
    name: `${scenario.name}:${injection ? `${callName(injection.call)}:${injection.fault}` : 'none'}`,
    injection,
    struck: watched.struck(),
    exitCode: result.exitCode,
    sent: reports.reduce((sum, { sent }) => sum + sent, 0),
    lost,
    ms: performance.now() - start,
    calls: watched.calls,
    violations: [...violations, ...(lost > 0 ? [`${lost} requests lost`, ...samples] : [])],
  };
}

/** One plain command reaches what is wanted with nothing left over, and a second one has nothing to do. */
async function recover(ground: Ground, turn: Turn): Promise<string[]> {
  const { stage, scenario, clean } = ground;
  const first = await stage.start(turn.recovery).ended;
  const returned = performance.timeOrigin + performance.now();
  if (first.exitCode !== 0)
    return [`the next command ends with ${first.exitCode}: ${first.stdout}${first.stderr}`];
  const seen = await stage.look(scenario.project);
  const second = await stage.start(turn.recovery).ended;
  const outcome = invariants.documentOf(second.stdout)?.outcome;
  await sleep(FRESH);
  const [own] = ground.isLoaded ? ground.loads : [];
  return [
    ...invariants.routedIsReady(seen),
    ...invariants.othersUntouched(seen, { project: scenario.project, foreign: clean }),
    ...invariants.nothingLeft(seen, clean, scenario.project),
    ...(invariants.isSame(invariants.served(seen), turn.recovered)
      ? []
      : ['the next command ends with 0, and what is wanted is not live']),
    ...(second.exitCode === 0 && outcome === 'unchanged'
      ? []
      : [`once more, it says "${outcome}" and ends with ${second.exitCode}: ${second.stderr}`]),
    ...(own && turn.old ? answersOf(turn.old, own.snapshot(), returned) : []),
  ];
}

/** New connections that got the old version although the command had ended. */
function answersOf(old: Version, { lanes }: LoadReport, since: number): string[] {
  const late = lanes.filter(({ versions }) => (versions[old]?.lastOpened ?? 0) > since);
  return late.map(
    ({ name }) => `${name}: a new connection was answered by ${old} after the deploy had ended`,
  );
}

type Counted = { readonly sent: number; readonly lost: number };

function count(report: LoadReport): Counted {
  const { sent, failed, wrong } = totals(report);
  return { sent, lost: failed + wrong };
}

function difference(now: LoadReport, before: LoadReport | undefined): Counted {
  const [later, earlier] = [count(now), before ? count(before) : { sent: 0, lost: 0 }];
  return { sent: later.sent - earlier.sent, lost: later.lost - earlier.lost };
}

function lastSamples({ lanes }: LoadReport): string[] {
  return lanes.flatMap(({ name, samples }) =>
    samples.slice(-2).map(({ kind, detail }) => `${name}: ${kind} ${detail}`),
  );
}
