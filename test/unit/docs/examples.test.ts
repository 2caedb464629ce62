import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Command } from 'commander';
import { createProgram } from '../../../src/cli/program.ts';
import { loadProject } from '../../../src/config/index.ts';
import { makeCertificate } from '../../support/certificates.ts';

/** What the documents show must be what there is: files are loaded, commands parsed, links followed. */
const markdownIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join(folder, path));
const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', ...markdownIn('docs')];
const read = (path: string): string => readFileSync(path, 'utf8');

type Block = readonly [where: string, text: string];

/** Blocks of code in one of these languages, each with its document and line. */
function blocksOf(path: string, ...languages: readonly string[]): Block[] {
  const text = read(path);
  return [...text.matchAll(/^ *```(\w+)\n([^]*?)^ *```$/gm)]
    .filter(([, language = '']) => languages.includes(language))
    .map(({ index, 2: body = '' }) => [`${path}:${text.slice(0, index).split('\n').length}`, body] as const);
}

/** Decisions show parts of files. */
const files = DOCUMENTS.filter((path) => !path.startsWith('docs/decisions'))
  .flatMap((path) => blocksOf(path, 'yaml', 'yml'))
  .filter(([, text]) => /^services:/m.test(text));

/** Certificates and other files beside it, which are the reader's own. */
async function writeNamedFiles(directory: string, text: string): Promise<void> {
  const { certificate, key } = await makeCertificate(['shop.example.com', 'www.shop.example.com']);
  for (const [, path = ''] of text.matchAll(/[ :[](\.\/[\w./-]+)/g)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), path.endsWith('.key') ? key : certificate);
  }
}

test.each(files)('%s: the file is loaded', async (_where, text) => {
  const directory = mkdtempSync(join(tmpdir(), 'ctr-bg-docs-'));
  try {
    writeFileSync(join(directory, 'ctr-bg.yml'), /^name:/m.test(text) ? text : `name: shop\n${text}`);
    const named = [...text.matchAll(/\$\{?([A-Z]\w+)/g)].map(([, name = '']) => [
      name,
      'a-value.of-16+characters',
    ]);
    await writeNamedFiles(directory, text);
    const environment = Object.fromEntries(named) as Record<string, string>;
    const { services } = await loadProject({ files: [], directory, environment, flags: {} });
    expect(services.length).toBeGreaterThan(0);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

const typed = DOCUMENTS.flatMap((path) =>
  blocksOf(path, 'sh', 'console', 'bash').flatMap(([where, text]) =>
    [...text.matchAll(/^ *(?:\$ )?(?:sudo )?ctr-bg (.*)$/gm)].map(([, words = '']): Block => [where, words]),
  ),
);

/** Parses without running anything; commander throws at what it does not know. */
function parse(words: readonly string[]): void {
  const program = createProgram({}, { name: 'ctr-bg', version: '1' }, () => undefined);
  const silence = (command: Command): void => {
    command.action(() => undefined).configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  };
  program.commands.forEach(silence);
  program.configureOutput({ writeErr: () => undefined });
  program.parse(words, { from: 'user' });
}

test.each(typed)('%s: ctr-bg %s', (_where, line) => {
  const [command = ''] = line.split(/ +(?:#|\||&&|>) ?/);
  expect(() => parse(command.trim().split(/ +/))).not.toThrow();
});

test('there is something to look at', () => {
  expect(files.length).toBeGreaterThan(1);
  expect(typed.length).toBeGreaterThan(50);
  expect(() => parse(['up', '--no-such-flag'])).toThrow();
});

/** As GitHub makes the fragment of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

test.each(DOCUMENTS)('%s: every link leads somewhere', (path) => {
  const links = [...read(path).matchAll(/\]\((?!https?:)([^)\s]*)\)/g)].map(([, link = '']) => link);
  const broken = links.filter((link) => {
    const [file = '', fragment] = link.split('#');
    const target = file === '' ? path : join(dirname(path), file);
    if (!existsSync(target)) return true;
    if (fragment === undefined || !target.endsWith('.md')) return false;
    const anchors = [
      ...read(target)
        .replace(/^ *```[^]*?^ *```$/gm, '')
        .matchAll(/^#+ (.*)$/gm),
    ].map(([, heading = '']) => anchorOf(heading));
    return !anchors.includes(fragment);
  });
  expect(broken).toEqual([]);
});
