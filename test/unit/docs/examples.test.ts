import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { CommanderError, type Command } from 'commander';
import { parse as parseYaml } from 'yaml';
import { createProgram } from '../../../src/cli/program.ts';
import { loadProject } from '../../../src/config/index.ts';
import {
  DOCUMENTS,
  callsIn,
  fencedIn,
  read,
  shownFiles,
  typedLines,
  variablesOf,
  writeNamedFiles,
} from '../../support/documents.ts';

/** What the documents show must be what there is: files are loaded, commands parsed, links followed. */
const files = shownFiles();

test.each(files)('%s: the file is loaded', async (_where, text) => {
  const directory = mkdtempSync(join(tmpdir(), 'ctr-bg-docs-'));
  try {
    writeFileSync(join(directory, 'ctr-bg.yml'), text);
    await writeNamedFiles(directory, text);
    const environment = variablesOf(text);
    const { services } = await loadProject({ files: [], directory, environment, flags: {} });
    expect(services.length).toBeGreaterThan(0);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

const typed = DOCUMENTS.flatMap((path) =>
  typedLines(path).flatMap(([where, line]) =>
    callsIn(line).map((argv) => [where, argv.join(' '), argv] as const),
  ),
);

/** Parses without running anything; commander throws at what it does not know. */
function parse(words: readonly string[]): void {
  const program = createProgram({}, { name: 'ctr-bg', version: '1' }, () => undefined);
  const silence = (command: Command): void => {
    command.action(() => undefined).configureOutput(SILENT);
  };
  program.commands.forEach(silence);
  program.configureOutput(SILENT);
  try {
    program.parse(words, { from: 'user' });
  } catch (error) {
    // What was asked for, such as the version, ends it too.
    if (!(error instanceof CommanderError) || error.exitCode !== 0) throw error;
  }
}
const SILENT = { writeErr: () => undefined, writeOut: () => undefined };

test.each(typed)('%s: ctr-bg %s', (_where, _text, argv) => {
  expect(() => parse(argv)).not.toThrow();
});

const UNIT: readonly RegExp[] = [
  /^\[(Unit|Service|Timer|Install)\]$/,
  /^Description=\S.*$/,
  /^Type=oneshot$/,
  /^ExecStart=\/usr\/local\/bin\/ctr-bg doctor --fix --progress plain$/,
  /^OnCalendar=\*:0\/15$/,
  /^RandomizedDelaySec=\d+$/,
  /^WantedBy=timers\.target$/,
];

test('the units of systemd hold what systemd reads there, and the line of cron says the same', () => {
  const units = fencedIn('docs/reference.md').filter(({ language }) => language === 'ini');
  const lines = units.flatMap(({ text }) => text.split('\n').filter((line) => line !== ''));
  expect(lines.filter((line) => !UNIT.some((known) => known.test(line)))).toEqual([]);
  expect(UNIT.filter((known) => !lines.some((line) => known.test(line)))).toEqual([]);
  expect(read('docs/reference.md')).toContain('`*/15 * * * * ctr-bg doctor --fix --progress plain`');
});

const groovySteps = (text: string): string[] =>
  [...text.matchAll(/\bsh '([^'\n]*)'/g)].map(([, step = '']) => step);

/** What the recipes for CI systems run. */
const recipes = readdirSync('examples/ci').flatMap((name) => {
  const path = join('examples/ci', name);
  const scripts = name.endsWith('.yml') ? scriptsIn(parseYaml(read(path))) : groovySteps(read(path));
  return scripts.map((script) => [path, script] as const);
});

/** The texts below the keys by which CI systems are told what to run. */
function scriptsIn(value: unknown, isScript = false): string[] {
  if (typeof value === 'string') return isScript ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    scriptsIn(one, isScript || ['run', 'script', 'before_script', 'commands'].includes(key)),
  );
}

test.each(recipes)('%s: a shell and ctr-bg understand %s', (_path, script) => {
  const { status, stderr } = spawnSync('bash', ['-n', '-c', script.replaceAll(/\$\{\{[^}]*\}\}/g, 'value')]);
  expect({ status, stderr: String(stderr) }).toEqual({ status: 0, stderr: '' });
  for (const argv of callsIn(script)) expect(() => parse(argv)).not.toThrow();
});

test('the Jenkinsfile is a declarative pipeline whose blocks are closed', () => {
  const text = read('examples/ci/Jenkinsfile')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/'[^'\n]*'/g, 'TEXT');
  expect(text).not.toMatch(/['"]/);
  const open: string[] = [];
  for (const [sign] of text.matchAll(/[{}()[\]]/g)) {
    if ('{(['.includes(sign)) open.push(sign);
    else expect(`${open.pop()}${sign}`).toMatch(/^(\{\}|\(\)|\[\])$/);
  }
  expect(open).toEqual([]);
  const order = ['pipeline {', 'agent {', 'environment {', 'stages {', 'stage(', 'steps {', 'sh '].map(
    (word) => text.indexOf(word),
  );
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(order).not.toContain(-1);
});

test('the line of the Dockerfile that installs is one that a shell understands, for both kinds of base', () => {
  const [, line = ''] = /^RUN (command -v ssh[^]*?[^\\])\n/m.exec(read('Dockerfile')) ?? [];
  const shell = line.replaceAll('\\\n', ' ');
  const installedBy = (tool: string): string => {
    const fakes = `command() { test "$2" = ${tool}; }; apk() { echo "apk $*"; }; apt-get() { echo "apt-get $*"; }; rm() { :; }`;
    return spawnSync('bash', ['-c', `${fakes}\n${shell}`], { encoding: 'utf8' }).stdout;
  };
  expect(installedBy('ssh')).toBe('');
  expect(installedBy('apk')).toBe('apk add --no-cache openssh-client\n');
  expect(installedBy('none')).toBe(
    'apt-get update\napt-get install --yes --no-install-recommends openssh-client\n',
  );
});

test('calls are found by whatever name, wherever they stand', () => {
  expect(callsIn('eval "$(ctr-bg completion bash)"')).toEqual([['completion', 'bash']]);
  expect(callsIn('ctr-bg completion fish | source')).toEqual([['completion', 'fish']]);
  expect(callsIn('WEB_IMAGE=shop:2 ctr-bg plan && sudo ctr-bg up --dry-run')).toEqual([
    ['plan'],
    ['up', '--dry-run'],
  ]);
  expect(callsIn('docker --context prod bg up shop:2')).toEqual([['--context=prod', 'up', 'shop:2']]);
  expect(callsIn('docker run --rm -v /a:/a example.com/ctr-bg:1 up shop:2')).toEqual([['up', 'shop:2']]);
  expect(callsIn('docker build --tag ctr-bg .')).toEqual([]);
});

test('there is something to look at', () => {
  expect(files.length).toBeGreaterThan(1);
  expect(typed.length).toBeGreaterThan(50);
  expect(recipes.length).toBeGreaterThan(5);
  expect(typed.map(([, text]) => text)).toEqual(
    expect.arrayContaining(['completion bash', 'completion fish']),
  );
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
