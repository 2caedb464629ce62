import { callName, parseCallName, type Call } from './call.ts';
import { isFault, type Injection } from './faults.ts';

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

/** `POST /containers/create#1:kill-after`. */
export const injectionName = ({ call, fault }: Injection): string => `${callName(call)}:${fault}`;

export const caseName = (scenario: string, injection?: Injection): string =>
  `${scenario}:${injection ? injectionName(injection) : 'undisturbed'}`;

/** What `injectionName` makes, or the number of one of these calls in the place of its name. */
export function parseInjection(text: string, calls: readonly Call[] = []): Injection {
  const [, which = '', fault = ''] = /^(.+):([\w-]+)$/.exec(text) ?? [];
  if (!isFault(fault)) throw new Error(`no such case: ${text} is not CALL:FAULT`);
  const call = /^\d+$/.test(which) ? calls[Number(which) - 1] : parseCallName(which);
  if (call) return { call, fault };
  throw new Error(`${text}: an undisturbed run has these calls:\n${calls.map(callName).join('\n')}`);
}

export type NamedCase = {
  readonly scenario: string;
  readonly find: (calls: readonly Call[]) => Injection;
};

/** `deploy:17:kill-after` (the 17th call of an undisturbed run) or `deploy:POST /containers/create#1:kill-after`. */
export function parseCase(text: string): NamedCase {
  const [, scenario = '', rest = ''] = /^([\w-]+):(.+)$/.exec(text) ?? [];
  return { scenario, find: (calls) => parseInjection(rest, calls) };
}
