import type { Argument, Command, Option } from 'commander';

/** What is being typed. */
export type Situation = {
  readonly command: Command;
  /** What was given so far, by the flag's long name. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  /** The word up to the cursor, without `--flag=`. */
  readonly current: string;
  /** What stands before `current` in the same word: `--flag=`. */
  readonly prefix: string;
  readonly wanted: Wanted;
};

export type Wanted =
  | { readonly kind: 'command' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'value'; readonly of: Option }
  | { readonly kind: 'argument'; readonly of: Argument }
  | { readonly kind: 'nothing' };

/** Reads the words before the cursor as far as the tree of commands explains them; the last is the one being typed. */
export function situationOf(program: Command, words: readonly string[]): Situation {
  const start: Seen = { command: program, given: new Map(), places: 0, onlyArguments: false };
  const seen = words.slice(0, -1).reduce((before, word) => see(program, before, word), start);
  const { command, given, places, onlyArguments, pending } = seen;
  const current = words.at(-1) ?? '';
  const common = { command, given, current, prefix: '' };
  if (pending !== undefined) return { ...common, wanted: { kind: 'value', of: pending } };
  if (current.startsWith('-') && !onlyArguments) return flagSituation(program, common);
  if (command === program || (command.name() === 'help' && places === 0))
    return { ...common, wanted: { kind: places === 0 ? 'command' : 'nothing' } };
  return { ...common, wanted: argumentAt(command, places) };
}

type Seen = {
  readonly command: Command;
  readonly given: Situation['given'];
  /** How many arguments there were. */
  readonly places: number;
  /** After `--`. */
  readonly onlyArguments: boolean;
  /** The flag whose value comes next. */
  readonly pending?: Option | undefined;
};

function see(program: Command, { pending, ...before }: Seen, word: string): Seen {
  if (pending !== undefined) return take(before, pending, word);
  if (word === '--') return { ...before, onlyArguments: true };
  if (word.startsWith('-') && !before.onlyArguments) return seeFlag(program, before, word);
  const next = before.command === program ? commandOf(program, word) : undefined;
  return next === undefined ? { ...before, places: before.places + 1 } : { ...before, command: next };
}

function seeFlag(program: Command, before: Seen, word: string): Seen {
  const [name = '', ...value] = word.split('=');
  const option = optionOf(program, before.command, name);
  if (option === undefined) return before;
  const isWhole = value.length > 0 || !option.required;
  return isWhole ? take(before, option, value.join('=')) : { ...before, pending: option };
}

function take(before: Seen, { long }: Option, value: string): Seen {
  const name = long ?? '';
  return { ...before, given: new Map([...before.given, [name, [...(before.given.get(name) ?? []), value]]]) };
}

type Common = Omit<Situation, 'wanted'>;

function flagSituation(program: Command, common: Common): Situation {
  const { current, command } = common;
  const sign = current.indexOf('=');
  if (sign < 0) return { ...common, wanted: { kind: 'flag' } };
  const of = optionOf(program, command, current.slice(0, sign));
  if (of === undefined || !of.required) return { ...common, wanted: { kind: 'nothing' } };
  const [prefix, value] = [current.slice(0, sign + 1), current.slice(sign + 1)];
  return { ...common, prefix, current: value, wanted: { kind: 'value', of } };
}

function argumentAt(command: Command, place: number): Wanted {
  const known = command.registeredArguments;
  const last = known.at(-1);
  const of = known[place] ?? (last?.variadic ? last : undefined);
  return of === undefined ? { kind: 'nothing' } : { kind: 'argument', of };
}

const optionOf = (program: Command, command: Command, name: string): Option | undefined =>
  [...command.options, ...program.options].find(({ long, short }) => long === name || short === name);

/** With `help`, which is in no list of commands. */
export function visibleCommands(program: Command): readonly Command[] {
  return program.createHelp().visibleCommands(program);
}

const commandOf = (program: Command, word: string): Command | undefined =>
  visibleCommands(program).find((one) => one.name() === word || one.aliases().includes(word));
