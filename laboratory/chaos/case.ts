import { setTimeout as sleep } from 'node:timers/promises';
import type { CtrBgResult } from '../ctr-bg.ts';
import { totals, type Load, type LoadReport } from '../load/index.ts';
import { callName, type Call } from './call.ts';
import { caseName } from './choose.ts';
import { isDeath, isOfEngine, type Injection } from './faults.ts';
import * as invariants from './invariants.ts';
import { prepared, type Scenario, type Turn } from './scenarios.ts';
import type { Stage, Version } from './stage.ts';
import { slay } from './victims.ts';
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
  /** Of an undisturbed run. */
  readonly calls: readonly Call[];
  /** The load on the project itself is the first of the loads. */
  readonly isLoaded: boolean;
};

export type CaseResult = {
  /** `deploy:POST /containers/create#1:kill-after`: what `--case` takes. */
  readonly name: string;
  readonly injections: readonly Injection[];
  /** False when no such call was made this time. */
  readonly struck: boolean;
  /** Of each command; null when it was killed. */
  readonly exitCodes: readonly (number | null)[];
  readonly sent: number;
  readonly lost: number;
  readonly ms: number;
  readonly calls: readonly Call[];
  /** What did not hold. */
  readonly violations: readonly string[];
};

/** In ms. */
const SESSION_END = 3000;
const BACK = 20_000;

/** In ms: a call that is never answered is given up after this, so that a case does not take a minute. */
const CALL_LIMIT = '4000';

/**
 * Strikes commands in a row, one for each injection, and looks after each of them; recovers by one plain command, and
 * looks again. Without an injection one command is left alone.
 */
export async function runCase(ground: Ground, injections: readonly Injection[]): Promise<CaseResult> {
  const { stage, scenario } = ground;
  const start = performance.now();
  const counted = ground.loads.map((load) => load.snapshot());
  let before = await prepared(stage, scenario);
  const turns: (Struck & { readonly turn: Turn; readonly violations: readonly string[] })[] = [];
  for (const injection of injections.length === 0 ? [undefined] : injections) {
    const turn = await scenario.next(stage, invariants.served(before));
    const struck = await strike(ground, turn, injection, before);
    const after = await stage.look(scenario.project);
    turns.push({ ...struck, turn, violations: judge(ground, turn, struck, before, after) });
    before = after;
  }
  const last = turns.at(-1);
  const recovery = last ? await recover(ground, last.turn, before) : [];
  const reports = ground.loads.map((load, index) => difference(load.snapshot(), counted[index]));
  const unexcused = lostOf(
    reports.filter((_, index) => !injections.some((one) => isExcused(ground, one, index))),
  );
  const samples = unexcused > 0 ? ground.loads.flatMap((load) => lastSamples(load.snapshot())) : [];
  return {
    name: caseName(scenario.name, injections),
    injections,
    struck: turns.some(({ isStruck }) => isStruck),
    exitCodes: turns.map(({ result }) => result.exitCode),
    sent: reports.reduce((sum, { sent }) => sum + sent, 0),
    lost: lostOf(reports),
    ms: performance.now() - start,
    calls: last?.calls ?? [],
    violations: [
      ...turns.flatMap(({ violations }) => violations),
      ...recovery,
      ...(unexcused > 0 ? [`${unexcused} requests lost`, ...samples] : []),
    ],
  };
}

type Struck = {
  readonly injection: Injection | undefined;
  readonly result: CtrBgResult;
  readonly isStruck: boolean;
  readonly calls: readonly Call[];
};

/** Runs the command to its end, whatever that is. */
async function strike(
  { stage, scenario }: Ground,
  { args }: Turn,
  injection: Injection | undefined,
  before: Seen,
): Promise<Struck> {
  const env = injection?.fault === 'hang' ? { CTR_BG_CALL_LIMIT: CALL_LIMIT } : {};
  const { project } = scenario;
  const blue = before.containers.filter((one) => one.project === project).map(({ id }) => id);
  const victims = { project, blue };
  const deaths: Promise<boolean>[] = [];
  const running = stage.start(args, { faulty: true, env });
  const watched = stage.proxy.watch(injection, {
    kill: () => void running.child.kill('SIGKILL'),
    slay: async (death) => {
      const slain = slay(stage.engine, victims, death);
      deaths.push(slain);
      await slain;
    },
  });
  const result = await running.ended.finally(watched.end);
  // An engine may take longer to come back than the command to give up.
  const died = await Promise.all(deaths);
  if (died.includes(true)) await untilBack(stage, project);
  const isStruck = watched.struck() && (died.includes(true) || !isDeath(injection?.fault));
  return { injection, result, isStruck, calls: watched.calls };
}

/** What has died is started again by the engine, without anybody's help; when it is not, the judge tells. */
async function untilBack(stage: Stage, project: string): Promise<void> {
  const end = performance.now() + BACK;
  while (performance.now() < end) {
    const seen = await stage.look(project).catch(() => undefined);
    if (seen?.isUp && invariants.routedIsReady(seen).length === 0) return;
    await sleep(FRESH);
  }
}

/** What must hold as soon as the command has ended. */
function judge(
  { scenario: { project, replicas } }: Ground,
  { wanted }: Turn,
  { injection, result }: Struck,
  before: Seen,
  after: Seen,
): string[] {
  const [served, now] = [invariants.served(before), invariants.served(after)];
  const isOneOfBoth = invariants.isSame(now, served) || invariants.isSame(now, wanted);
  return [
    ...invariants.routedIsReady(after),
    ...invariants.boundedDebris(after, project, replicas),
    ...invariants.truth(result, served, now, wanted),
    ...(isOneOfBoth ? [] : [`neither what served before is live nor what is wanted, but ${now.join()}`]),
    // A restart of the engine restarts everybody's containers.
    ...(isOfEngine(injection?.fault) ? [] : invariants.othersUntouched(after, { project, foreign: before })),
    ...(injection === undefined && result.exitCode !== 0 ? [result.stdout, result.stderr] : []),
  ];
}

/**
 * What dies while it serves loses what is under way: nginx and the engine for everybody, a colour for its own project. Green serves
 * from the switch on; once it has been probed the switch is under way.
 */
function isExcused({ calls, isLoaded }: Ground, injection: Injection | undefined, load: number): boolean {
  if (injection?.fault === 'nginx-dies' || isOfEngine(injection?.fault)) return true;
  if (!isLoaded || load > 0) return false;
  const at = (wanted: string): number => calls.findIndex((call) => callName(call) === wanted);
  const isGreenAsked = injection !== undefined && at(callName(injection.call)) > at('shell probe#1');
  return injection?.fault === 'blue-dies' || (injection?.fault === 'green-dies' && isGreenAsked);
}

/** One plain command reaches what is wanted with nothing left over, and a second one has nothing to do. */
async function recover(ground: Ground, turn: Turn, struck: Seen): Promise<string[]> {
  const { stage, scenario, clean } = ground;
  const first = await stage.start(turn.recovery).ended;
  const returned = performance.timeOrigin + performance.now();
  if (first.exitCode !== 0)
    return [`the next command ends with ${first.exitCode}: ${first.stdout}${first.stderr}`];
  const seen = await lookWhenQuiet(stage, scenario.project);
  const second = await stage.start(turn.recovery).ended;
  const outcome = invariants.documentOf(second.stdout)?.outcome;
  await sleep(FRESH);
  const [own] = ground.isLoaded ? ground.loads : [];
  return [
    ...invariants.routedIsReady(seen),
    ...invariants.othersUntouched(seen, { project: scenario.project, foreign: struck }),
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

/** A session ends a moment after the command to which it belongs. */
async function lookWhenQuiet(stage: Stage, project: string): Promise<Seen> {
  const end = performance.now() + SESSION_END;
  for (;;) {
    const seen = await stage.look(project);
    if (seen.sessions === 0 || performance.now() > end) return seen;
    await sleep(FRESH);
  }
}

/** New connections that got the old version although the command had ended. */
function answersOf(old: Version, { lanes }: LoadReport, since: number): string[] {
  const late = lanes.filter(({ versions }) => (versions[old]?.lastOpened ?? 0) > since);
  return late.map(
    ({ name }) => `${name}: a new connection was answered by ${old} after the deploy had ended`,
  );
}

const lostOf = (counts: readonly Counted[]): number => counts.reduce((sum, { lost }) => sum + lost, 0);

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
