import { callName, parseCallName, type Call } from './call.ts';
import { ALL_FAULTS, isDeath, isFault, type Fault, type Injection } from './faults.ts';

/** A generator of numbers from 0 to below 1 that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The same items in an order that the generator decides. */
export function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** How many of the calls that are made again and again, until something is so, are struck. */
const REPEATED = 2;
const POLLS = /^(GET \/containers\/:id\/top|shell (cat|sign))/;

/** Every call of an undisturbed run with every fault; something else dies only at those that are no lookup. */
export function allInjections(calls: readonly Call[], faults: readonly Fault[] = ALL_FAULTS): Injection[] {
  const worth = calls.filter(({ label, nth }) => !POLLS.test(label) || nth <= REPEATED);
  return worth.flatMap((call) => {
    const fitting = faults.filter((fault) => !isDeath(fault) || !call.label.startsWith('GET '));
    return fitting.map((fault) => ({ call, fault }));
  });
}

/** `count` times some commands in a row that are all struck somewhere. */
export function sequences(
  injections: readonly Injection[],
  count: number,
  random: () => number,
): Injection[][] {
  const any = (): Injection[] => injections.slice(Math.floor(random() * injections.length)).slice(0, 1);
  return Array.from({ length: count }, () =>
    Array.from({ length: 2 + Math.floor(random() * (LONGEST - 1)) }, any).flat(),
  );
}

/** How many commands are struck in a row. */
const LONGEST = 4;
const AND = ' + ';

export const caseName = (scenario: string, injections: readonly Injection[]): string =>
  `${scenario}:${injections.map(({ call, fault }) => `${callName(call)}:${fault}`).join(AND) || 'undisturbed'}`;

export type NamedCase = {
  readonly scenario: string;
  readonly find: (calls: readonly Call[]) => Injection[];
};

/**
 * `deploy:17:kill-after` (the 17th call of an undisturbed run) or `deploy:POST /containers/create#1:kill-after`; with
 * ` + CALL:FAULT` for each further command.
 */
export function parseCase(text: string): NamedCase {
  const [, scenario = '', rest = ''] = /^([\w-]+):(.+)$/.exec(text) ?? [];
  const find = (calls: readonly Call[]): Injection[] =>
    rest.split(AND).map((part) => {
      const [, which = '', fault = ''] = /^(.+):([\w-]+)$/.exec(part) ?? [];
      if (!isFault(fault)) throw new Error(`no such case: ${text}; it is SCENARIO:CALL:FAULT`);
      const call = /^\d+$/.test(which) ? calls[Number(which) - 1] : parseCallName(which);
      if (call) return { call, fault };
      throw new Error(`${text}: an undisturbed run has these calls:\n${calls.map(callName).join('\n')}`);
    });
  return { scenario, find };
}
