import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The corpus: test/compose/GROUP/NAME/, each with its files and, where the defaults don't do, a case.json. */
const CORPUS = fileURLToPath(new URL('../../compose', import.meta.url));

/**
 * How Compose is called for a case. Every key is optional in case.json; paths are relative to `directory` of the
 * case, which is where both tools run.
 */
export type CaseSettings = {
  /** `-f`; without it the files are discovered. */
  readonly files?: readonly string[];
  readonly profiles?: readonly string[];
  readonly envFiles?: readonly string[];
  readonly projectName?: string;
  readonly projectDirectory?: string;
  /** All of the process's environment, apart from PATH and HOME. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Below the case's folder; default the folder itself. */
  readonly directory?: string;
  /** Both refuse the case: what Compose says has this text in it. */
  readonly error?: string;
};

export type Case = CaseSettings & { readonly name: string; readonly folder: string };

/** The cases of one group: `attributes`, `files`, `stacks`, `containers` or `refused`. */
export function casesOf(group: string): Case[] {
  const folder = join(CORPUS, group);
  return readdirSync(folder)
    .sort()
    .map((name) => readCase(join(folder, name)));
}

export function readCase(folder: string): Case {
  const file = join(folder, 'case.json');
  const settings = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as CaseSettings) : {};
  return { ...settings, name: relative(CORPUS, folder) || basename(folder), folder };
}

/** The options of `docker compose` and of `ctr-bg config` that say what the case says. */
export function argumentsOf(item: CaseSettings): string[] {
  const each = (flag: string, values: readonly string[] = []): string[] =>
    values.flatMap((value) => [flag, value]);
  return [
    ...each('-f', item.files),
    ...each('--profile', item.profiles),
    ...each('--env-file', item.envFiles),
    ...each('--project-directory', item.projectDirectory === undefined ? [] : [item.projectDirectory]),
    ...each('-p', item.projectName === undefined ? [] : [item.projectName]),
  ];
}

/** Where both tools run, and all that their environment has besides PATH. */
export function surroundingsOf(item: Case): { cwd: string; env: Record<string, string> } {
  return {
    cwd: join(item.folder, item.directory ?? ''),
    env: { HOME: homedir(), ...item.environment },
  };
}

/** Every YAML file of the corpus, right or wrong. */
export function composeFiles(): string[] {
  return readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ya?ml$/.test(path))
    .map((path) => join(CORPUS, path));
}
