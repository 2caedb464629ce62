import { endStages, goalBefore, holds, isGate, plan } from '../plan/index.ts';
import {
  type Decision,
  type HostName,
  type HostView,
  type Outcome,
  type Plan,
  type Stage,
  type Target,
  type World,
} from '../types/index.ts';
import { indispensable, isToStop, lookSoon } from './away.ts';
import { isChange, startChronicle, type Chronicle } from './chronicle.ts';
import { decide, type Failure, type Failures } from './decide.ts';
import { keeping } from './freeze.ts';
import type { Fleet, Host } from './host.ts';
import { toldOf, warnOfMigrations, watchHooks, withoutGates } from './hook-watch.ts';
import { readRecords } from './record.ts';
import { reachable } from './reachable.ts';
import type { DeployOptions, Run } from './run.ts';
import { runStage } from './stage.ts';
import { sparingServices } from './swarm/partial.ts';
import { startTimings } from './timings.ts';
import { judge, silentOf, unanswering } from './verdict.ts';

/** Try together, decide once, finish each for itself. Never rejects: whatever happens is in the outcome. */
export async function deploy(options: DeployOptions): Promise<Outcome> {
  const from: Target = new Map(
    [...options.world].map(([host, view]) => [host, goalBefore(view, options.project)]),
  );
  const timings = startTimings(options);
  const hooks = watchHooks(timings.emit);
  const run = begin({ ...options, emit: hooks.emit });
  const views = new Map(options.world);
  const first = plan(run.project, run.to, run.world, run.proxy);
  const chronicle = startChronicle(run, first);
  const failures = await together(run, first, views, chronicle);
  sayThatItEnds(run);
  const { decision, frozen } = decide(failures, options.world.size, hooks.migrations());
  const isStopped = await isToStop(failures, run);
  const silent = silentOf(failures, run);
  const noted = isStopped ? Promise.resolve() : announce(decision, without(silent, views), chronicle, run);
  const after = decision.way === 'forward' && !frozen ? await runHooks(first.final, views, run) : frozen;
  if (decision.way === 'back') warnOfMigrations(hooks.migrations(), run.emit);
  const to = frozen ? keeping(options.to, run.world) : options.to;
  const goal = decision.way === 'forward' ? withoutGates(to) : from;
  const unmet: Failures = isStopped ? NOBODY : await apart(goal, run, decision, { noted, silent });
  const end = await judge(decision, isStopped, unmet, run);
  const near = without(unanswering(end.stragglers), views);
  const outcome: Outcome = {
    kind: isStopped ? 'failed' : kindOf(decision, unmet, run),
    receipts: run.receipts,
    traffic: await recordsOf(goal, near, run),
    timings: timings.end(),
    made: run.made,
    failures: new Map([...failures].map(([host, { error }]) => [host, error])),
    hooks: hooks.results(),
    migrations: hooks.migrations(),
    ...(after && { afterwards: after }),
    ...end,
    unmet: [...unmet].map(([host, failure]) => ({ host, ...failure })),
  };
  await chronicle.ended(outcome, near);
  const later = isChange(first, options.world)
    ? await atTheEnd({ ...outcome, ...(frozen && { because: frozen }) }, views, run)
    : undefined;
  for (const tell of run.told) run.signal.removeEventListener('abort', tell);
  const failed = outcome.afterwards ?? later;
  return { ...outcome, hooks: hooks.results(), ...(failed && { afterwards: failed }) };
}

const begin = (options: DeployOptions): Run => ({
  ...options,
  receipts: new Map(),
  switches: new Map(),
  made: new Set(),
  routed: new Set(),
  absent: new Map(),
  told: new Set(),
});

/** Returns when it is written down. */
function announce(
  decision: Decision,
  views: ReadonlyMap<HostName, HostView>,
  chronicle: Chronicle,
  { emit }: Run,
): Promise<void> {
  if (decision.way === 'back') emit({ kind: 'turning-back', because: decision.because.message });
  return chronicle.decided(decision, views);
}

const NOBODY: Failures = new Map();

const without = <Of>(hosts: ReadonlySet<HostName>, all: ReadonlyMap<HostName, Of>): Map<HostName, Of> =>
  new Map([...all].filter(([host]) => !hosts.has(host)));

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
  { reversible, final }: Plan,
  views: Map<HostName, HostView>,
  chronicle: Chronicle,
): Promise<Failures> {
  const failures: Failures = new Map();
  const calledOff = new AbortController();
  const needed = indispensable({ reversible, final });
  const first = reversible.find(({ name }) => ['shadow', 'canary', 'switch'].includes(name));
  for (const stage of reversible) {
    if (failures.size > 0) break;
    if (stage === first) await chronicle.intended(views);
    if (stage.name === 'switch' && run.signal.aborted) {
      return new Map([...run.fleet.keys()].map((host) => [host, interruption(run.signal)]));
    }
    // A switch that has begun is not turned back because of a signal: it is over before anybody could tell. Where it is
    // watched, or other hosts come after it, there is still a way back, and the signal is heard then.
    const isLast = stage === reversible.at(-1);
    const asked = stage.name === 'switch' ? (isLast ? sayThatItEnds(run) : NEVER) : run.signal;
    const signal = AbortSignal.any([asked, calledOff.signal]);
    await runStage(stage, views, failures, run, { signal, undo: false, calledOff, needed });
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
 * off any more, so this runs to its end whatever the signal says; every step has its own deadline. Nobody waits for
 * those that may not answer any more.
 */
async function apart(
  target: Target,
  run: Run,
  decision: Decision,
  { noted, silent }: { readonly noted: Promise<void>; readonly silent: ReadonlySet<HostName> },
): Promise<Failures> {
  const near = without(silent, run.fleet);
  const far = new Map([...run.fleet].filter(([host]) => silent.has(host) && !run.absent.has(host)));
  const parts = [near, far].filter(({ size }) => size > 0);
  const failures = await Promise.all(
    parts.map((fleet) =>
      finish(target, { ...run, fleet }, decision, { noted, look: fleet === far ? lookSoon : look }),
    ),
  );
  return new Map(failures.flatMap((some) => [...some]));
}

type Finish = { readonly noted: Promise<void>; readonly look: (host: Host) => Promise<HostView> };
const look = (host: Host): Promise<HostView> => host.look();

async function finish(target: Target, run: Run, decision: Decision, means: Finish): Promise<Failures> {
  const failures: Failures = new Map();
  const world = await lookAtAll(run.fleet, failures, means.look);
  // Nothing is destroyed before the decision is written down.
  await means.noted;
  const there = new Map([...target].filter(([host]) => run.fleet.has(host)));
  const goal = reachable(there, world, decision, run.proxy.configuration);
  const { reversible, final } = plan(run.project, goal, world, run.proxy);
  const views = new Map(world);
  const all = isEstablished(reversible, world) ? final : [...reversible, ...final];
  const stages = run.fleet.size < run.world.size ? sparingServices(all) : all;
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

async function lookAtAll(fleet: Fleet, failures: Failures, lookAt: Finish['look']): Promise<World> {
  const world = new Map<HostName, HostView>();
  await Promise.all(
    [...fleet].map(async ([name, host]) => {
      try {
        world.set(name, await lookAt(host));
      } catch (error) {
        failures.set(name, { stage: 'retire', error: error as Error });
      }
    }),
  );
  return world;
}
