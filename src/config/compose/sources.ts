import { access } from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import { CtrBgError } from '../../types/index.ts';
import type { Environment } from '../variables.ts';

/** Ours first, then Compose's own in its order of preference. */
const NAMES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const OWN_NAMES = ['ctr-bg.yml', 'ctr-bg.yaml'];
const OVERRIDES = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];
/** The standard input. */
export const STDIN = '-';

/** The files of `-f` (absolute, or `-`), else those of COMPOSE_FILE, else those that are found; may be none. */
export async function chooseFiles(
  named: readonly string[],
  { directory, searchFrom }: { readonly directory: string; readonly searchFrom: string },
  environment: Environment,
): Promise<readonly string[]> {
  if (named.length > 0) return absolute(named, directory);
  const { COMPOSE_FILE: files, COMPOSE_PATH_SEPARATOR: separator } = environment;
  if (files === undefined || files === '') return findFiles(searchFrom);
  return absolute(
    files.split(separator === undefined || separator === '' ? delimiter : separator),
    directory,
  );
}

function absolute(files: readonly string[], directory: string): string[] {
  if (files.filter((file) => file === STDIN).length > 1)
    throw new CtrBgError('USAGE', 'the standard input can be one file only', { hint: 'Give -f - once.' });
  return files.map((file) => (file === STDIN ? file : resolve(directory, file)));
}

/** Looks in the directory, then in each above it, and takes the file of overrides beside what it finds. */
async function findFiles(directory: string): Promise<readonly string[]> {
  const own = await firstOf(OWN_NAMES, directory);
  if (own !== undefined) return [own];
  const file = await firstOf(NAMES, directory);
  if (file !== undefined) {
    const override = await firstOf(OVERRIDES, directory);
    return override === undefined ? [file] : [file, override];
  }
  const parent = dirname(directory);
  return parent === directory ? [] : findFiles(parent);
}

async function firstOf(names: readonly string[], directory: string): Promise<string | undefined> {
  const there = await Promise.all(names.map((name) => isThere(join(directory, name))));
  const name = names.find((_, index) => there[index]);
  return name === undefined ? undefined : join(directory, name);
}

export async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The folder of the project: that of the first file, else where the command runs. */
export function projectDirectoryOf(files: readonly string[], directory: string): string {
  const first = files.find((file) => file !== STDIN);
  return first === undefined ? directory : dirname(first);
}
