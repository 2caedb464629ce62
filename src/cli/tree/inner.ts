import { Command, CommanderError } from 'commander';
import { CtrBgError } from '../../types/index.ts';
import type { Context } from '../context.ts';
import { addGlobalFlags, type GlobalFlags } from '../flags.ts';
import type { CommandResult } from '../result.ts';
import { addDeployingCommands } from './deploying.ts';

/** A command that another one runs. */
export type Inner = {
  readonly name: string;
  /** `ctr-bg up shop:2`: without its flags, which may hold secrets. */
  readonly text: string;
  /** Its own and the outer one's. */
  readonly flags: GlobalFlags;
  readonly action: (context: Context) => Promise<CommandResult>;
};

/** Those that change what serves, or end as if they had. */
const ALLOWED = ['up', 'rollback', 'stage', 'promote', 'abort'];

/** Reads the arguments behind `--` as the program itself reads its own; the global flags of `outer` hold for both. */
export async function readInner(argv: readonly string[], outer: Command): Promise<Inner> {
  let inner: Omit<Inner, 'text' | 'name'> | undefined;
  let named = '';
  const program = new Command('ctr-bg').exitOverride().enablePositionalOptions();
  const quiet = { writeErr: () => undefined, writeOut: () => undefined };
  program.configureOutput(quiet);
  const make = (name: string): Command => program.command(name).exitOverride().configureOutput(quiet);
  addDeployingCommands(make, (name, flags, action) => {
    inner = { flags, action };
    named = name;
    return Promise.resolve();
  });
  for (const one of [program, ...program.commands]) addGlobalFlags(one);
  for (const given of [outer.parent, outer]) pass(given, program);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    throw refusal(error.message.replace(/^error: /, ''));
  }
  if (inner === undefined || !ALLOWED.includes(named)) throw refusal(`it cannot run ${named}`);
  const operands = program.commands.find((one) => one.name() === named)?.args ?? [];
  return { ...inner, name: named, text: ['ctr-bg', named, ...operands].join(' ') };
}

/** As if they had been given before the inner command's name. */
function pass(from: Command | null, to: Command): void {
  for (const option of to.options) {
    const name = option.attributeName();
    if (from?.getOptionValueSource(name) === 'cli')
      to.setOptionValueWithSource(name, from.getOptionValue(name), 'cli');
  }
}

function refusal(what: string): CtrBgError {
  return new CtrBgError('USAGE', `prove: ${what.split('\n')[0] ?? ''}`, {
    hint: `Behind -- stands one of ${ALLOWED.join(', ')} with its flags: ctr-bg prove -- up shop:2.`,
  });
}
