import type { Load } from '../load/index.ts';
import { judge, strikeCommand } from './blow.ts';
import { callName, type Call } from './call.ts';
import { caseName } from './choose.ts';
import { countFromNow, sumOf, unexcused } from './counts.ts';
import { isOfEngine, type Injection } from './faults.ts';
import { served } from './invariants.ts';
import { recover } from './recover.ts';
import { prepared, type Scenario } from './scenarios.ts';
import type { Stage } from './stage.ts';
import type { Seen } from './world.ts';

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
  /** False when no such call was made this time. */
  readonly struck: boolean;
  /** Of each command; null when it was killed. */
  readonly exitCodes: readonly (number | null)[];
  readonly sent: number;
  readonly lost: number;
  readonly ms: number;
  /** After a death: ms until everything was there again by itself. */
  readonly back?: number;
  /** What did not hold. */
  readonly violations: readonly string[];
};

/** With the calls that were made. */
export type Played = CaseResult & { readonly calls: readonly Call[] };

/** Strikes one command and looks after it; recovers by one plain command, and looks again. */
export async function runCase(ground: Ground, injection?: Injection): Promise<Played> {
  const { stage, scenario, loads } = ground;
  const { project, replicas } = scenario;
  const start = performance.now();
  const counted = countFromNow(loads);
  const before = await prepared(stage, scenario);
  const { args, wanted, recovery, recovered, old } = await scenario.next(stage, served(before));
  const blow = { project, args, injection, before, isLasting: scenario.engine === 'live-restore' };
  const struck = await strikeCommand(stage, blow);
  const after = await stage.look(project);
  const late = await recover(stage, {
    project,
    args: recovery,
    wanted: recovered,
    struck: after,
    clean: ground.clean,
    old: old && ground.isLoaded && loads[0] ? { version: old, load: loads[0] } : undefined,
  });
  const counts = counted();
  return {
    name: caseName(scenario.name, injection),
    struck: struck.isStruck && injection !== undefined,
    exitCodes: [struck.result.exitCode],
    ...sumOf(counts),
    ms: performance.now() - start,
    ...(struck.back !== undefined && { back: struck.back }),
    calls: struck.calls,
    violations: [
      ...judge(blow, struck, after, { wanted, replicas }),
      ...late,
      ...unexcused(loads, counts, (load) => isExcused(ground, injection, load)),
    ],
  };
}

/**
 * What dies while it serves loses what is under way: nginx and the engine for everybody, a colour for its own project. Green serves
 * from the switch on; once it has been probed the switch is under way.
 */
function isExcused(
  { calls, isLoaded, scenario }: Ground,
  injection: Injection | undefined,
  load: number,
): boolean {
  // All that serves runs on.
  if (scenario.engine === 'live-restore') return false;
  if (injection?.fault === 'nginx-dies' || isOfEngine(injection?.fault)) return true;
  if (!isLoaded || load > 0) return false;
  const at = (wanted: string): number => calls.findIndex((call) => callName(call) === wanted);
  const isGreenAsked = injection !== undefined && at(callName(injection.call)) > at('shell probe#1');
  return injection?.fault === 'blue-dies' || (injection?.fault === 'green-dies' && isGreenAsked);
}
