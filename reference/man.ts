import type { Command, Option } from 'commander';
import { examplesOf } from '../src/cli/examples.ts';
import { optionText } from '../src/cli/option-text.ts';
import { exitCodes } from './errors.ts';
import { commands, globalFlags, ownFlags, program, signatureOf } from './tree.ts';

/** ctr-bg(1), in the macros of man(7). */
export function manPage(version: string): string {
  return `${[
    `.\\" Made by npm run reference from the tree of commands; not edited.`,
    `.TH CTR\\-BG 1 "" "ctr\\-bg ${roff(version)}" "User Commands"`,
    '.SH NAME',
    'ctr\\-bg \\- blue/green deploys for Docker that lose no request',
    '.SH SYNOPSIS',
    '.B ctr\\-bg',
    '.RI [ flags ]',
    '.I command',
    '.RI [ arguments ]',
    '.SH DESCRIPTION',
    paragraph(
      'Starts a new version of an application, green, beside the one that serves, blue; asks it until it is healthy; switches nginx over by a reload; waits until nginx itself shows that blue has stopped answering; drains blue and removes it. If anything fails before that, blue still serves and green is gone.',
    ),
    '.SH COMMANDS',
    ...commands.map(commandSection),
    '.SH FLAGS OF EVERY COMMAND',
    ...globalFlags.map(flagEntry),
    '.SH EXAMPLES',
    ...examplesOf(program).map(exampleEntry),
    '.SH EXIT STATUS',
    ...exitCodes.map(([code, meaning]) => entry(`.B ${code}`, meaning.replaceAll('`', ''))),
    '.SH FILES',
    entry(
      '.IR ctr\\-bg.yml ", " ctr\\-bg.yaml',
      'what is deployed, looked for before the names of Docker Compose: compose.yaml, compose.yml, docker-compose.yml, docker-compose.yaml.',
    ),
    '.SH ENVIRONMENT',
    entry('.BR DOCKER_HOST ", " DOCKER_CONTEXT ", " DOCKER_CONFIG', 'which engine, as for docker(1).'),
    entry('.BR COMPOSE_FILE ", " COMPOSE_PROJECT_NAME ", " COMPOSE_PROFILES', 'as for docker compose.'),
    entry('.BR NO_COLOR ", " CI', 'no colours; no questions, plain progress, and waiting for the lock.'),
    '.SH SEE ALSO',
    '.BR docker (1)',
  ].join('\n')}\n`;
}

function commandSection(command: Command): string {
  const [first = '', ...more] = command.description().split('\n\n');
  return [
    `.SS ctr\\-bg ${roff(signatureOf(command))}`,
    paragraph([`${first}.`, ...more].join(' ')),
    ...ownFlags(command).map(flagEntry),
    ...examplesOf(command).flatMap((example, index) => [
      ...(index === 0 ? ['.P', 'Examples:'] : []),
      exampleEntry(example),
    ]),
  ].join('\n');
}

const flagEntry = (flag: Option): string => entry(`.B ${roff(flag.flags)}`, optionText(flag));
const exampleEntry = ([typed, meaning]: readonly [string, string]): string =>
  entry(`.B ${quoted(typed)}`, meaning);

const entry = (head: string, text: string): string => `.TP\n${head}\n${paragraph(text)}`;
const paragraph = (text: string): string => roff(text);
/** Quotes would be taken for those of a macro's argument. */
const quoted = (text: string): string => roff(text).replaceAll('"', '\\(dq');

/** A dot or a quote at the begin of a line would be a command; a bare - may be printed as a hyphen. */
function roff(text: string): string {
  const plain = text.replaceAll('\\', '\\e').replaceAll('-', '\\-');
  return plain.replace(/^[.']/, '\\&$&').replace(/[^ -~]/g, (one) => `\\[u${hex(one)}]`);
}

const hex = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
