import { endStages, goalBefore, holds, isGate, plan, type ProxyRequest } from '../plan/index.ts';
import {
  CtrBgError,
  type Decision,
  type Emit,
  type HostName,
  type HostView,
  type Occasion,
  type Outcome,
  type Plan,
  type Receipt,
  type Stage,
  type Target,
  type World,
} from '../types/index.ts';
import { isChange, startChronicle, type Chronicle } from './chronicle.ts';
import { decide, type Failure, type Failures } from './decide.ts';
import { keeping } from './freeze.ts';
import type { Evidence, Fleet } from './host.ts';
import { toldOf, warnOfMigrations, watchHooks, withoutGates } from './hook-watch.ts';
import { runLane } from './lane.ts';
import { readRecords } from './record.ts';
import { reachable } from './reachable.ts';
import { startTimings } from './timings.ts';

export type DeployOptions = {
  readonly project: string;
  readonly to: Target;
  /** What was just seen of every host of the fleet. */
  readonly world: World;
  readonly fleet: Fleet;
  readonly proxy: ProxyRequest;
  readonly emit: Emit;
  /** Aborting it before the decision turns the deploy back; its reason becomes the outcome's. */
  readonly signal: AbortSignal;
  /** Monotonic clock in ms. */
  readonly now: () => number;
  /** When the command began, by that clock. */
  readonly startedAt: number;
  /** What the journals of the hosts tell of it; absent: nothing. */
  readonly occasion?: Occasion;
};

type Run = DeployOptions & {
  readonly receipts: Map<HostName, Receipt>;
  readonly made: Set<HostName>;
  /** What tells that a signal came too late to call anything off. */
  readonly told: Set<() => void>;
};

/** Try together, decide once, finish each for itself. Never rejects: whatever happens is in the outcome. */
export async function deploy(options: DeployOptions): Promise<Outcome> {
  const from: Target = new Map(
    [...options.world].map(([host, view]) => [host, goalBefore(view, options.project)]),
  );
  const timings = startTimings(options);
  const hooks = watchHooks(timings.emit);
  const run: Run = { ...options, emit: hooks.emit, receipts: new Map(), made: new Set(), told: new Set() };
  const views = new Map(options.world);
  const first = plan(run.project, run.to, run.world, run.proxy);
  const chronicle = startChronicle(run, first);
  const failures = await together(run, first, views, chronicle);
  sayThatItEnds(run);
  const { decision, frozen } = decide(failures, options.world.size, hooks.migrations());
  if (decision.way === 'back') run.emit({ kind: 'turning-back', because: decision.because.message });
  const noted = chronicle.decided(decision, views);
  const after = decision.way === 'forward' && !frozen ? await runHooks(first.final, views, run) : frozen;
  if (decision.way === 'back') warnOfMigrations(hooks.migrations(), run.emit);
  const to = frozen ? keeping(options.to, run.world) : options.to;
  const goal = decision.way === 'forward' ? withoutGates(to) : from;
  const unmet = await apart(goal, run, decision, noted);
  const outcome: Outcome = {
    kind: kindOf(decision, unmet, run),
    receipts: run.receipts,
    traffic: await recordsOf(goal, views, run),
    timings: timings.end(),
    made: run.made,
    failures: new Map([...failures].map(([host, { error }]) => [host, error])),
    hooks: hooks.results(),
    migrations: hooks.migrations(),
    ...(after && { afterwards: after }),
    ...(decision.way === 'back' ? { because: decision.because } : {}),
    unmet: [...unmet].map(([host, failure]) => ({ host, ...failure })),
  };
  await chronicle.ended(outcome, views);
  const later = isChange(first, options.world)
    ? await atTheEnd({ ...outcome, ...(frozen && { because: frozen }) }, views, run)
    : undefined;
  for (const tell of run.told) run.signal.removeEventListener('abort', tell);
  const failed = outcome.afterwards ?? later;
  return { ...outcome, hooks: hooks.results(), ...(failed && { afterwards: failed }) };
}

function kindOf({ way }: Decision, unmet: Failures, { made }: Run): Outcome['kind'] {
  if (way === 'back') return unmet.size > 0 ? 'failed' : 'undone';
  return made.size > 0 ? 'deployed' : 'unchanged';
}

/** What became of the requests that crossed a switch, where something serves now. */
async function recordsOf(
  goal: Target,
  views: ReadonlyMap<HostName, HostView>,
  { fleet, project, receipts, now, startedAt, emit }: Run,
): Promise<Outcome['traffic']> {
  const serving = [...views].filter(([host]) => receipts.has(host) && goal.get(host)?.generation);
  return readRecords(fleet, new Map(serving), { project, goal, ago: now() - startedAt, emit });
}

/** Those stages of hooks that come when everything is decided, and change nothing of it. Returns a failure. */
async function runHooks(
  stages: readonly Stage[],
  views: Map<HostName, HostView>,
  run: Run,
): Promise<Error | undefined> {
  const failures: Failures = new Map();
  const options = { signal: new AbortController().signal, undo: false };
  for (const stage of stages.filter(({ name }) => name !== 'retire'))
    await runStage(stage, views, failures, run, options);
  const [failure] = failures.values();
  return failure?.error;
}

/**
 * The hooks that are told of the outcome: `because` is there too when green is worse and serves on. That one of them
 * fails is no other failure of a deploy that has failed.
 */
async function atTheEnd(
  outcome: Outcome,
  views: Map<HostName, HostView>,
  run: Run,
): Promise<Error | undefined> {
  const { project, to: target, world } = run;
  const name = outcome.because === undefined ? 'on-rollback' : 'on-failure';
  const failed = await runHooks(endStages(name, { project, target, world }, toldOf(outcome)), views, run);
  return outcome.because === undefined ? failed : undefined;
}

/** All hosts or none: the first stage with a failure is the last, and nobody goes on for a host that has failed. */
async function together(
  run: Run,
  { reversible }: Plan,
  views: Map<HostName, HostView>,
  chronicle: Chronicle,
): Promise<Failures> {
  const failures: Failures = new Map();
  const calledOff = new AbortController();
  // While it is watched there is still a way back, so a signal in the switch is heard then.
  const isWatched = reversible.some(({ name }) => name === 'watch');
  const first = reversible.find(({ name }) => ['shadow', 'canary', 'switch'].includes(name));
  for (const stage of reversible) {
    if (failures.size > 0) break;
    if (stage === first) await chronicle.intended(views);
    if (stage.name === 'switch' && run.signal.aborted) {
      return new Map([...run.fleet.keys()].map((host) => [host, interruption(run.signal)]));
    }
    // A switch that has begun is not turned back because of a signal: it is over before anybody could tell.
    const asked = stage.name === 'switch' ? (isWatched ? NEVER : sayThatItEnds(run)) : run.signal;
    const signal = AbortSignal.any([asked, calledOff.signal]);
    await runStage(stage, views, failures, run, { signal, undo: false, calledOff });
  }
  return failures;
}

const interruption = (signal: AbortSignal): Failure => ({ stage: 'prepare', error: signal.reason as Error });

/** Of a work that nobody calls off. */
const NEVER = new AbortController().signal;

/** From here on a signal calls nothing off; who sends one is told. Returns a signal that never comes. */
function sayThatItEnds({ signal, emit, told }: Run): AbortSignal {
  const tell = (): void =>
    emit({
      kind: 'warning',
      message: `${(signal.reason as Error).message}: what has begun is brought to its end; a second signal stops at once, and the same command again then finishes it`,
    });
  if (!signal.aborted && told.size === 0) {
    told.add(tell);
    signal.addEventListener('abort', tell, { once: true });
  }
  return NEVER;
}

/**
 * Each host for itself: a host that fails drops out, and the others carry on. What was decided cannot be called
 * off any more, so this runs to its end whatever the signal says; every step has its own deadline.
 */
async function apart(target: Target, run: Run, decision: Decision, noted: Promise<void>): Promise<Failures> {
  const failures: Failures = new Map();
  const world = await lookAtAll(run.fleet, failures);
  // Nothing is destroyed before the decision is written down.
  await noted;
  const { reversible, final } = plan(
    run.project,
    reachable(target, world, decision, run.proxy.configuration),
    world,
    run.proxy,
  );
  const views = new Map(world);
  const stages = isEstablished(reversible, world) ? final : [...reversible, ...final];
  const options = { signal: new AbortController().signal, undo: decision.way === 'back' };
  for (const stage of stages) await runStage(stage, views, failures, run, options);
  return failures;
}

/** Gates guard changes; where every make claim holds there is nothing to guard. */
function isEstablished(stages: Plan['reversible'], world: World): boolean {
  const steps = stages.flatMap(({ lanes }) => lanes.flatMap(({ waves }) => waves.flat()));
  return steps.every((step) => {
    const view = world.get(step.host);
    return isGate(step) || (view !== undefined && holds(step, view));
  });
}

async function lookAtAll(fleet: Fleet, failures: Failures): Promise<World> {
  const world = new Map<HostName, HostView>();
  await Promise.all(
    [...fleet].map(async ([name, host]) => {
      try {
        world.set(name, await host.look());
      } catch (error) {
        failures.set(name, { stage: 'retire', error: error as Error });
      }
    }),
  );
  return world;
}

type StageOptions = {
  readonly signal: AbortSignal;
  readonly undo: boolean;
  /** What a failure aborts, so that the other hosts do not go on. */
  readonly calledOff?: AbortController;
};

/** Lanes run side by side, and the stage ends when every lane has ended. Hosts that failed before sit out. */
async function runStage(
  stage: Stage,
  views: Map<HostName, HostView>,
  failures: Failures,
  run: Run,
  { signal, undo, calledOff }: StageOptions,
): Promise<void> {
  const lanes = stage.lanes.filter(({ host }) => !failures.has(host));
  if (lanes.length === 0) return;
  const start = run.now();
  run.emit({ kind: 'stage-started', stage: stage.name, undo });
  await Promise.all(
    lanes.map(async (lane) => {
      const host = run.fleet.get(lane.host);
      const view = views.get(lane.host);
      if (host === undefined || view === undefined) return;
      const onEvidence = (evidence: Evidence): void => record(evidence, lane.host, run);
      const hurry = undo && run.signal.aborted;
      const onMake = (): void => void run.made.add(lane.host);
      try {
        views.set(lane.host, await runLane(lane, view, { ...run, host, signal, hurry, onEvidence, onMake }));
      } catch (error) {
        // Whoever was called off has no failure of its own.
        if (calledOff?.signal.aborted && error === calledOff.signal.reason) return;
        failures.set(lane.host, { stage: stage.name, error: error as Error });
        calledOff?.abort(new CtrBgError('INTERRUPTED', `called off, because ${lane.host} failed`));
      }
    }),
  );
  run.emit({ kind: 'stage-ended', stage: stage.name, undo, ms: run.now() - start });
}

/** The receipt of the switch is complete when its old workers have gone or were given up. */
function record(evidence: Evidence, host: HostName, { receipts, emit }: Run): void {
  if (evidence.kind === 'receipt') receipts.set(host, evidence.receipt);
  const receipt = receipts.get(host);
  if (receipt === undefined) return;
  const complete =
    evidence.kind === 'drained'
      ? { ...receipt, oldWorkersGoneMs: Math.round(receipt.oldWorkersGoneMs + evidence.ms) }
      : receipt;
  receipts.set(host, complete);
  emit({ kind: 'receipt', host, receipt: complete });
  if (evidence.kind === 'drained' && evidence.cut > 0) {
    emit({
      kind: 'warning',
      host,
      message: `${evidence.cut} connections outlived the drain budget and were closed`,
    });
  }
}
