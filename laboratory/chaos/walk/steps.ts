import { ANY_CALL } from '../call.ts';
import { injectionName, parseInjection, seeded } from '../choose.ts';
import { COMMON_FAULTS, isOfEngine, type Injection } from '../faults.ts';
import { COMMANDS, SHARING, type Command } from './model.ts';

/** One command of a walk, and what happens to it. */
export type Step = { readonly command: Command; readonly injection: Injection | undefined };

/** What the names of walks begin with, in the place of a scenario's. */
export const WALK = 'walk';

const [SHORTEST, LONGEST] = [3, 6];
/** About as many calls as the longest command makes. */
const CALLS = 60;
const STRUCK = 0.6;
/** An engine that dies takes as long to come back as ten other strikes. */
const ENGINES = 0.1;

/** Seeds up to this one have come to mean their walks before anything had a share, and mean them still. */
export const UNSHARED = 1_000_000;
const ALL: readonly Command[] = [...COMMANDS, ...SHARING];

/** The same commands for the same seed, more than half of them struck at one of their calls. The first brings something up: before that the others have nothing to do. */
export function stepsOf(seed: number): Step[] {
  const random = seeded(seed);
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const known = seed > UNSHARED ? ALL : COMMANDS;
  const length = SHORTEST + Math.floor(random() * (LONGEST - SHORTEST + 1));
  return Array.from({ length }, (_, index) => {
    const command = one(index === 0 ? known.filter((each) => each.startsWith('up')) : known);
    const isStruck = random() < STRUCK;
    const isEngine = random() < ENGINES;
    const fault = one(COMMON_FAULTS.filter((each) => isOfEngine(each) === isEngine));
    const call = { label: ANY_CALL, nth: 1 + Math.floor(random() * CALLS) };
    return { command, injection: isStruck ? { call, fault } : undefined };
  });
}

const [THEN, STRUCK_BY] = ['; ', ' ! '];

/** `up v1; up v2 ! call#17:kill-after; rollback`. */
export const stepsText = (steps: readonly Step[]): string =>
  steps
    .map(({ command, injection }) =>
      injection ? `${command}${STRUCK_BY}${injectionName(injection)}` : command,
    )
    .join(THEN);

/** `walk:SEED`, or `walk:` and what `stepsText` makes, which stays the same when seeds come to mean something else. */
export function parseWalk(name: string): Step[] {
  const text = name.slice(WALK.length + 1);
  if (/^\d+$/.test(text)) return stepsOf(Number(text));
  return text.split(THEN).map((part) => {
    const [command, strike] = part.split(STRUCK_BY);
    const known = ALL.find((each) => each === command);
    if (known === undefined)
      throw new Error(`${part}: no such step; it is COMMAND, or COMMAND${STRUCK_BY}${ANY_CALL}#N:FAULT`);
    return { command: known, injection: strike === undefined ? undefined : parseInjection(strike) };
  });
}
