import { setTimeout as sleep } from 'node:timers/promises';
import type { Load } from '../../load/index.ts';
import { holdsAlways, strikeCommand } from '../blow.ts';
import type { CaseResult } from '../case.ts';
import { countFromNow, sumOf, unexcused, type Counted } from '../counts.ts';
import { isDeath, isOfEngine, type Injection } from '../faults.ts';
import { served, truth } from '../invariants.ts';
import { VERSIONS, type Stage } from '../stage.ts';
import type { Seen } from '../world.ts';
import { endWalk } from './end.ts';
import type { WalkGround } from './ground.ts';
import { NOTHING, worldsAfter, type Command, type Sight, type World } from './model.ts';
import { argumentsOf, WALKER } from './project.ts';
import { stepsText, type Step } from './steps.ts';

/** For so many ms, and of so many requests, nothing may be lost until all counts as serving again; and the bound, in ms. */
const CALM = 300;
const ENOUGH = 10;
const CALM_DEADLINE = 20_000;

/** Where a walk is: all that may be true, how it looks, and which commands history has to tell of. */
type Place = {
  readonly worlds: readonly World[];
  readonly seen: Seen;
  readonly done: readonly Command[];
};

type Taken = {
  readonly place: Place;
  readonly exitCode: number | null;
  readonly counts: readonly Counted[];
  readonly violations: readonly string[];
};

/** Takes one step after another and holds each against the model; then a plain `up`, and a `down`. */
export async function walk(ground: WalkGround, name: string, steps: readonly Step[]): Promise<CaseResult> {
  const start = performance.now();
  const taken: Taken[] = [];
  let place: Place = { worlds: [NOTHING], seen: await ground.stage.look(WALKER), done: [] };
  for (const step of [...steps, { command: 'up v1', injection: undefined } as const]) {
    const next = await take(ground, place, step);
    taken.push(next);
    ({ place } = next);
    // The model knows no more what is right.
    if (place.worlds.length === 0) break;
  }
  const violations = taken.flatMap((one, index) =>
    one.violations.map((text) => `step ${index + 1}, ${steps[index]?.command ?? 'up v1'}: ${text}`),
  );
  violations.push(...(await endWalk(ground, place.done)));
  return {
    name,
    struck: true,
    exitCodes: taken.map(({ exitCode }) => exitCode),
    ...sumOf(taken.flatMap(({ counts }) => counts)),
    ms: performance.now() - start,
    violations: violations.length > 0 ? [`steps: ${stepsText(steps)}`, ...violations] : [],
  };
}

async function take(
  { stage, loads }: WalkGround,
  { worlds, seen: before, done }: Place,
  { command, injection }: Step,
): Promise<Taken> {
  const blow = { project: WALKER, args: await argumentsOf(stage, command), injection, before };
  const counted = countFromNow(loads);
  const { result, isStruck } = await strikeCommand(stage, blow);
  const seen = await stage.look(WALKER);
  const [was, is] = [sightOf(stage, before), sightOf(stage, seen)];
  const isServing = was.live !== undefined && is.live !== undefined && command !== 'down';
  const isExcused = (load: number): boolean =>
    (isStruck && mayLose(injection, load)) || (load === 0 && !isServing);
  // What was not served, or is on its way back, is not to be counted as the next step's.
  if (loads.some((_, load) => isExcused(load))) await untilCalm(is.live === undefined ? [loads[1]] : loads);
  const counts = counted();
  const { exitCode } = result;
  const after = worldsAfter(worlds, command, { isStruck, exitCode }, is);
  const isTold = !isStruck && exitCode === 0 && was.live !== is.live;
  return {
    place: { worlds: after, seen, done: is.live === undefined ? [] : isTold ? [...done, command] : done },
    exitCode,
    counts: counts.filter((_, load) => load > 0 || isServing),
    violations: [
      ...(after.length > 0
        ? []
        : [
            `ends with ${exitCode}, and ${JSON.stringify(is)} is seen, after ${JSON.stringify(worlds)}`,
            result.stdout,
            result.stderr,
          ]),
      ...holdsAlways(blow, seen, 1),
      // Whether the right one is live is the model's matter.
      ...truth(result, served(before), served(seen), served(seen)),
      ...unexcused(loads, counts, isExcused),
    ],
  };
}

function sightOf(stage: Stage, seen: Seen): Sight {
  const runs = (digest: string): boolean =>
    seen.containers.some(
      ({ project, image, state }) => project === WALKER && image === digest && state === 'running',
    );
  return {
    live: VERSIONS.find((version) => served(seen).includes(stage.digests[version])),
    running: VERSIONS.filter((version) => runs(stage.digests[version])),
  };
}

/** nginx and the engine take everybody's requests along; a colour that dies may have been serving. */
const mayLose = (injection: Injection | undefined, load: number): boolean =>
  injection?.fault === 'nginx-dies' ||
  isOfEngine(injection?.fault) ||
  (load === 0 && isDeath(injection?.fault));

async function untilCalm(loads: readonly Load[]): Promise<void> {
  const end = performance.now() + CALM_DEADLINE;
  for (let isCalm = false; !isCalm && performance.now() < end;) {
    const counted = countFromNow(loads);
    await sleep(CALM);
    isCalm = counted().every(({ sent, lost }) => sent >= ENOUGH && lost === 0);
  }
}
