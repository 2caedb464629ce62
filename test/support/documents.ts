import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromDocker } from '../../src/cli/plugin.ts';

/** What the documents show: files and what is typed, with the place where it stands. */
const markdownIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join(folder, path));

export const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  ...markdownIn('docs'),
  'examples/hello/README.md',
  'examples/shop/README.md',
];

export const read = (path: string): string => readFileSync(path, 'utf8');

export type Block = readonly [where: string, text: string];

/** Blocks of code in one of these languages, each with its document and line. */
export function blocksOf(path: string, ...languages: readonly string[]): Block[] {
  const text = read(path);
  return [...text.matchAll(/^ *```(\w+)\n([^]*?)^ *```$/gm)]
    .filter(([, language = '']) => languages.includes(language))
    .map(({ index, 2: body = '' }) => [`${path}:${text.slice(0, index).split('\n').length}`, body] as const);
}

/** Lines that a person types: all of a script, and of a session those behind the prompt. */
export function typedLines(path: string): Block[] {
  const lines = (of: Block, prompt: RegExp): Block[] =>
    of[1]
      .replaceAll(/\\\n\s*/g, '')
      .split('\n')
      .filter((line) => prompt.test(line))
      .map((line) => [of[0], line.replace(prompt, '').replace(/(^| +)#.*$/, '')] as const);
  return [
    ...blocksOf(path, 'sh', 'bash').flatMap((block) => lines(block, /^(?=.)/)),
    ...blocksOf(path, 'console').flatMap((block) => lines(block, /^\$ /)),
  ].filter(([, line]) => line.trim() !== '');
}

/** What stands before the name of a program: nothing, the end of another command, or variables. */
const BEFORE = /(?:^|[(|&;]|\bthen\b|\bdo\b)\s*(?:sudo +)?(?:\w+=\S+ +)*/.source;
const REST = /((?: +(?:"[^"]*"|'[^']*'|[^\s)|&;>"']+))*)/.source;
const CALLS: readonly (readonly [RegExp, (words: readonly string[]) => readonly string[]])[] = [
  [new RegExp(`${BEFORE}ctr-bg${REST}`, 'g'), (words) => words],
  // Our image: its entry point is the program.
  [/docker run [^|&;]*? (?:[\w.-]+\/)*ctr-bg(?::\S+)?((?: +[^\s)|&;>]+)+)/g, (words) => words],
  [
    new RegExp(`${BEFORE}docker((?: +-[^\\s]+(?: +[^\\s-]\\S*)?)*? +bg${REST})`, 'g'),
    (words) => fromDocker({ argv: words, environment: {} }).argv,
  ],
];

/** The arguments of every call of ctr-bg in a line, by whatever name. */
export function callsIn(line: string): (readonly string[])[] {
  return CALLS.flatMap(([pattern, argvOf]) =>
    [...line.matchAll(pattern)].map(([, rest = '']) =>
      argvOf((rest.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^(["'])(.*)\1$/, '$2'))),
    ),
  );
}
