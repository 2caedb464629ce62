import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { fromDocker } from '../../src/cli/plugin.ts';
import { makeCertificate } from './certificates.ts';

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

/** Blocks of code with a language, also those of a list, without its indentation. */
export function fencedIn(path: string): { where: string; language: string; text: string; index: number }[] {
  const whole = read(path);
  return [...whole.matchAll(/^( *)```(\w+)\n([^]*?)^ *```$/gm)].map(
    ({ index, 1: indent = '', 2: language = '', 3: body = '' }) => ({
      where: `${path}:${whole.slice(0, index).split('\n').length}`,
      language,
      text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
      index,
    }),
  );
}

/** Those in one of these languages, each with its document and line. */
const blocksOf = (path: string, ...languages: readonly string[]): Block[] =>
  fencedIn(path)
    .filter(({ language }) => languages.includes(language))
    .map(({ where, text }) => [where, text]);

const PROMPTS: Readonly<Record<string, RegExp>> = {
  sh: /^(?=.)/,
  bash: /^(?=.)/,
  console: /^\$ /,
  // A unit of systemd.
  ini: /^ExecStart=\S*\/(?=ctr-bg )/,
};

/** Lines that a person types: all of a script, and of a session those behind the prompt. */
function linesOf(text: string, language: string): string[] {
  const prompt = PROMPTS[language];
  if (prompt === undefined) return [];
  return text
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => prompt.test(line))
    .map((line) => line.replace(prompt, ''));
}

/** The same of a whole document, without comments. */
export function typedLines(path: string): Block[] {
  return Object.keys(PROMPTS).flatMap((language) =>
    blocksOf(path, language).flatMap(([where, text]) =>
      linesOf(text, language)
        .map((line) => [where, line.replace(/(^| +)#.*$/, '')] as const)
        .filter(([, line]) => line.trim() !== ''),
    ),
  );
}

type File = { readonly services?: Readonly<Record<string, object>> };

/** What a part of a file goes with, where the document has no whole one before it. */
const REST: File = {
  services: {
    web: { image: 'shop:1', 'x-ctr-bg': { port: 3000, routes: ['shop.example.com'] } },
    db: { image: 'postgres:17' },
  },
};

const isFile = (text: string): boolean => /^(services|x-ctr-bg):/m.test(text);

/** A file as documents show it, or a part of one, which goes with the rest of another. */
export function completed(text: string, whole?: string): string {
  if (/^name:/m.test(text)) return text;
  const [base, part] = [whole === undefined ? REST : (parse(whole) as File), parse(text) as File];
  const names = Object.keys({ ...base.services, ...part.services });
  const services = names.map((name) => [name, { ...base.services?.[name], ...part.services?.[name] }]);
  return stringify({ name: 'shop', ...base, ...part, services: Object.fromEntries(services) as object });
}

/** The files of projects that the documents show, or parts of them. Those of decisions are no examples. */
export const shownFiles = (): Block[] =>
  DOCUMENTS.filter((path) => !path.startsWith('docs/decisions'))
    .flatMap((path) => blocksOf(path, 'yaml', 'yml'))
    .filter(([, text]) => isFile(text))
    .map(([where, text]) => [where, completed(text)]);

/** Values for the variables of a file, which are the reader's own. */
export function variablesOf(text: string): Record<string, string> {
  const names = [...text.matchAll(/\$\{?([A-Z]\w+)(?!\w*:-)/g)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name) => [name, 'a-value.of-16+characters']));
}

/** Certificates and other files that it names, which are the reader's own too. */
export async function writeNamedFiles(directory: string, text: string): Promise<void> {
  const { certificate, key } = await makeCertificate(['shop.example.com', 'www.shop.example.com']);
  for (const [, path = ''] of text.matchAll(/[ :[](\.\/[\w./-]+)/g)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), path.endsWith('.key') ? key : certificate);
  }
}

export type Part =
  | { readonly kind: 'heading' }
  | { readonly kind: 'file'; readonly text: string }
  /** Whole lines, comments among them. */
  | { readonly kind: 'typed'; readonly where: string; readonly lines: readonly string[] };

/** What a reader meets in a document, in its order, of what can be played. */
export function partsOf(path: string): Part[] {
  const headings = [...read(path).matchAll(/^## /gm)].map(({ index }) => ({ index, parts: [HEADING] }));
  const blocks = fencedIn(path).map(({ index, ...block }) => ({ index, parts: partOf(block) }));
  return [...headings, ...blocks].sort((a, b) => a.index - b.index).flatMap(({ parts }) => parts);
}

const HEADING: Part = { kind: 'heading' };

function partOf({ where, language, text }: { where: string; language: string; text: string }): Part[] {
  if (language === 'yaml') return isFile(text) ? [{ kind: 'file', text }] : [];
  const lines = linesOf(text, language);
  return lines.length > 0 ? [{ kind: 'typed', where, lines }] : [];
}

/** What stands before the name of a program: nothing, the end of another command, or variables. */
const BEFORE = /(?:^|[(|&;]|\bthen\b|\bdo\b)\s*(?:sudo +)?(?:\w+=\S+ +)*/.source;
const WORDS = /((?: +(?:"[^"]*"|'[^']*'|[^\s)|&;>"']+))*)/.source;
const CALLS: readonly (readonly [RegExp, (words: readonly string[]) => readonly string[]])[] = [
  [new RegExp(`${BEFORE}ctr-bg${WORDS}`, 'g'), (words) => words],
  // Our image: its entry point is the program.
  [/docker run [^|&;]*? (?:[\w.-]+\/)*ctr-bg(?::\S+)?((?: +[^\s)|&;>]+)+)/g, (words) => words],
  [
    new RegExp(`${BEFORE}docker((?: +-[^\\s]+(?: +[^\\s-]\\S*)?)*? +bg${WORDS})`, 'g'),
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
