import { join, resolve } from 'node:path';
import { CtrBgError } from '../../types/index.ts';
import type { Environment } from '../variables.ts';
import { absolutePath } from './paths.ts';
import { chooseFiles, isThere, projectDirectoryOf } from './sources.ts';

/** What a command is told and finds before any file of Compose is read. */
export type Surroundings = {
  /** Absolute paths, `-` for the standard input; none when there is no file. */
  readonly files: readonly string[];
  readonly projectDirectory: string;
  /** That of the process before that of the env files. */
  readonly environment: Environment;
  /** Names of variables that are known from an env file alone. */
  readonly fromFiles: ReadonlySet<string>;
};

export type Asked = {
  /** `-f` */
  readonly files: readonly string[];
  /** `--env-file` */
  readonly envFiles?: readonly string[] | undefined;
  readonly directory: string;
  /** The folder of the project, if it is not that of the first file. */
  readonly projectDirectory?: string | undefined;
  readonly environment: Environment;
};

/**
 * As Docker Compose does it: the `.env` of the directory first, for COMPOSE_FILE may stand in it; then that of the
 * project, if it is another. `--env-file` and COMPOSE_ENV_FILES replace both, COMPOSE_DISABLE_ENV_FILE leaves them.
 */
export async function look(asked: Asked): Promise<Surroundings> {
  const directory = resolve(asked.directory);
  const named = await namedEnvFiles(asked, directory);
  let known = { environment: asked.environment, fromFiles: new Set<string>() };
  const dotEnv = async (folder: string) => {
    const paths = named ?? [join(folder, '.env')];
    known = await withFiles(known, named === undefined ? await present(paths) : paths, directory);
  };
  const folder =
    asked.projectDirectory === undefined ? undefined : resolve(directory, asked.projectDirectory);
  await dotEnv(folder ?? projectDirectoryOf(absoluteFiles(asked, directory), directory));
  const files = await chooseFiles(
    asked.files,
    { directory, searchFrom: folder ?? directory },
    known.environment,
  );
  const projectDirectory = folder ?? projectDirectoryOf(files, directory);
  await dotEnv(projectDirectory);
  return { files, projectDirectory, ...known };
}

const absoluteFiles = ({ files }: Asked, directory: string): string[] =>
  files.map((file) => (file === '-' ? file : resolve(directory, file)));

/** Undefined: the `.env` that is there, if one is. */
async function namedEnvFiles(
  { envFiles, environment }: Asked,
  directory: string,
): Promise<string[] | undefined> {
  const listed = (environment.COMPOSE_ENV_FILES ?? '').split(',').filter((file) => file !== '');
  const named = envFiles === undefined || envFiles.length === 0 ? listed : envFiles;
  if (named.length > 0) return named.map((file) => absolutePath(file, directory));
  const disabled = environment.COMPOSE_DISABLE_ENV_FILE;
  if (disabled === undefined) return undefined;
  if (/^(?:1|t|true)$/i.test(disabled)) return [];
  if (/^(?:0|f|false)$/i.test(disabled)) return undefined;
  throw new CtrBgError('USAGE', 'COMPOSE_DISABLE_ENV_FILE must be true or false');
}

async function present(paths: readonly string[]): Promise<string[]> {
  const there = await Promise.all(paths.map(isThere));
  return paths.filter((_, index) => there[index]);
}

type Known = { readonly environment: Environment; readonly fromFiles: Set<string> };

async function withFiles(known: Known, paths: readonly string[], directory: string): Promise<Known> {
  if (paths.length === 0) return known;
  // Without an env file its parser is not loaded.
  const { readEnvironmentFiles } = await import('./environment.ts');
  const lookup = (name: string) =>
    Object.hasOwn(known.environment, name) ? known.environment[name] : undefined;
  const values = await readEnvironmentFiles(
    paths.map((path) => ({ path })),
    lookup,
    directory,
  );
  const added = [...values].filter(([name]) => lookup(name) === undefined);
  return {
    environment: { ...known.environment, ...Object.fromEntries(added) },
    fromFiles: new Set([...known.fromFiles, ...added.map(([name]) => name)]),
  };
}
