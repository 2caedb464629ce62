import type { Command, Option } from 'commander';
import { GLOBAL_GROUP } from '../src/cli/flags.ts';
import { createProgram } from '../src/cli/program.ts';

/** The tree of commands as the command line itself has it. */
export const program = createProgram({}, { name: 'ctr-bg', version: '' }, () => undefined);

/** Without `help`, which every command has as a flag. */
export const commands: readonly Command[] = program.commands;

export const globalFlags: readonly Option[] = program.options.filter(isGlobal);

export const ownFlags = (command: Command): readonly Option[] =>
  command.options.filter((option) => !isGlobal(option) && !option.hidden);

function isGlobal({ helpGroupHeading }: Option): boolean {
  return helpGroupHeading === GLOBAL_GROUP;
}

/** `up [image]` */
export function signatureOf(command: Command): string {
  const places = command.registeredArguments.map((one) => {
    const name = one.variadic ? `${one.name()}...` : one.name();
    return one.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...places].join(' ');
}
