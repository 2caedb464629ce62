import { expect, test } from '@jest/globals';
import { EXAMPLE_NAMES, exampleText, examplesOf } from '../../../src/cli/examples.ts';
import { createProgram } from '../../../src/cli/program.ts';

const program = createProgram({}, { name: 'ctr-bg', version: '1' }, () => undefined);
const commands = [program, ...program.commands];

test.each(commands.map((command) => [command.name(), command] as const))(
  'the help of %s has examples and fits into 80 columns',
  (name, command) => {
    // A new command belongs into src/cli/examples.ts.
    expect(examplesOf(command).length).toBeGreaterThan(0);
    const help = `${command.helpInformation()}${exampleText(command)}`;
    expect(help.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(help).not.toContain('default: []');
    expect(help).not.toContain('default: false');
    expect(name === 'ctr-bg' || command.summary() !== '').toBe(true);
  },
);

test('there are no examples of commands that do not exist', () => {
  expect(EXAMPLE_NAMES.filter((name) => !commands.some((command) => command.name() === name))).toEqual([]);
});
