import type { Command, Option } from 'commander';
import { examplesOf } from '../src/cli/examples.ts';
import { optionText } from '../src/cli/option-text.ts';
import { table } from './blocks.ts';
import { commands, globalFlags, ownFlags, signatureOf } from './tree.ts';

/** Every command with its flags and examples. */
export function commandsText(): string {
  const list = table(
    ['command', ''],
    commands.map((one) => [`[\`${signatureOf(one)}\`](#ctr-bg-${one.name()})`, one.summary()]),
  );
  return [list, ...commands.map(commandText)].join('\n\n');
}

export const globalFlagsText = (): string => flagTable(globalFlags);

function commandText(command: Command): string {
  const own = ownFlags(command);
  const [first = '', ...more] = command.description().split('\n\n');
  return [
    `### ctr-bg ${command.name()}`,
    `\`ctr-bg ${signatureOf(command)}\`: ${[`${escapeTags(first)}.`, ...more.map(escapeTags)].join(' ')}`,
    ...(own.length === 0 ? [] : [flagTable(own)]),
    exampleBlock(command),
  ].join('\n\n');
}

function exampleBlock(command: Command): string {
  const examples = examplesOf(command);
  const width = Math.max(...examples.map(([typed]) => typed.length));
  const lines = examples.map(([typed, meaning]) => `${typed.padEnd(width)}  # ${meaning}`);
  return ['```sh', ...lines, '```'].join('\n');
}

const flagTable = (flags: readonly Option[]): string =>
  table(
    ['flag', ''],
    flags.map((flag) => [`\`${flag.flags}\``, escapeTags(optionText(flag))]),
  );

/** What looks like a tag would be taken for one. */
const escapeTags = (text: string): string => text.replaceAll('<', '\\<');
