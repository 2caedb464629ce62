import type { Argument, Command, Option } from 'commander';
import type { Environment } from '../connections.ts';
import { createProgram } from '../program.ts';
import { situationOf, visibleCommands, type Situation } from './situation.ts';
import type { Source } from './sources.ts';
import type { Word } from './word.ts';

type Answer = { readonly words: readonly Word[]; readonly files?: boolean; readonly noBlank?: boolean };

/** Of what is not known before somebody asks; by the long name of a flag, or by the name of an argument. */
const SOURCES: Readonly<Record<string, Source>> = {
  '--service': 'service',
  '--project': 'project',
  '--profile': 'profile',
  '--context': 'context',
  '--host': 'endpoint',
  '--group': 'group',
  release: 'release',
  service: 'service',
  services: 'service',
};
const FILES = ['--file', '--env-file', '--junit', '--html', '--textfile'];
const WORDS: Readonly<Record<string, readonly Word[]>> = {
  command: [
    ['up', 'a deploy'],
    ['rollback', 'going back'],
    ['promote', 'what is staged goes live'],
  ],
  '--lane': [
    ['keep-alive', 'kept connections'],
    ['think', 'visitors who pause'],
    ['new-connection', 'one for each request'],
    ['slow:path=', 'long requests'],
    ['upload:path=', 'bodies'],
    ['sse:path=', 'event streams'],
    ['websocket:path=', 'WebSockets'],
  ],
  '--pull': [
    ['missing', 'when the host has none'],
    ['always', 'each time'],
    ['never', 'take what is there'],
  ],
};

/**
 * What may stand where the cursor is, as the lines that the scripts of the shells read. Never fails: what cannot be had
 * at once is not offered.
 */
export async function complete(words: readonly string[], environment: Environment): Promise<string> {
  const program = createProgram(environment, { name: 'ctr-bg', version: '' }, () => undefined);
  const situation = situationOf(program, words);
  const { words: found, files = false, noBlank = false } = await answerOf(program, situation, environment);
  const { prefix, current } = situation;
  const lines = found
    .filter(([word]) => word.startsWith(current))
    .map(([word, meaning]) => `${prefix}${word}\t${meaning}`);
  return [...lines, `:${(noBlank ? 2 : 0) + (files ? 0 : 4)}`].map((line) => `${line}\n`).join('');
}

async function answerOf(program: Command, situation: Situation, environment: Environment): Promise<Answer> {
  const { wanted, command, given } = situation;
  switch (wanted.kind) {
    case 'command':
      return {
        words: visibleCommands(program).map((one) => [one.name(), one.summary() || one.description()]),
      };
    case 'flag':
      return { words: flagsOf(command, given) };
    case 'value':
    case 'argument':
      return valuesOf(wanted.of, situation, environment);
    case 'nothing':
      return { words: [] };
    default:
      return wanted satisfies never;
  }
}

/** Those that were not given, or may be given again. */
function flagsOf(command: Command, given: Situation['given']): Word[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .filter(({ long, defaultValue }) => !given.has(long ?? '') || Array.isArray(defaultValue))
    .map(({ long, short, description }) => [long ?? short ?? '', description]);
}

async function valuesOf(
  of: Option | Argument,
  situation: Situation,
  environment: Environment,
): Promise<Answer> {
  const name = 'long' in of ? (of.long ?? '') : of.name();
  if (of.argChoices !== undefined) return { words: of.argChoices.map((word) => [word, '']) };
  if (FILES.includes(name)) return { words: [], files: true };
  const fixed = WORDS[name];
  if (fixed !== undefined) return { words: fixed };
  const source = SOURCES[name];
  if (source === undefined) return { words: [] };
  const { wordsFrom } = await import('./sources.ts');
  const words = await wordsFrom(source, situation.given, environment);
  return { words, noBlank: source === 'endpoint' };
}
