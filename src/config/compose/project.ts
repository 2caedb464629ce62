import type { SourceLocation } from '../../types/index.ts';
import { type Located, type LocatedMap, type Origin, type Path, locate } from '../located.ts';
import type { Environment } from '../variables.ts';
import { checkConsistency } from './consistency.ts';
import { type Contents, contentsOf, decodeProject } from './decode-project.ts';
import { layAll } from './document.ts';
import { finish } from './include.ts';
import type { Loading, SourceFile } from './loading.ts';
import { mistake } from './mistake.ts';
import type { ComposeModel } from './model.ts';
import { nameOf } from './name.ts';
import { normalize } from './normalize.ts';
import { hostMarks } from './host-marks.ts';
import { activeProfiles, withProfiles } from './profiles.ts';
import { withoutUnused } from './prune.ts';
import { readDocuments, readStandardInput } from './read-documents.ts';
import { type Sensitive, watchVariables } from './sensitive.ts';
import { withServiceFiles } from './service-files.ts';
import { redactError } from './redact.ts';
import { STDIN } from './sources.ts';
import type { Surroundings } from './surroundings.ts';

export type ComposeOptions = {
  readonly surroundings: Surroundings;
  readonly directory: string;
  /** `-p` */
  readonly projectName?: string | undefined;
  /** `--profile` */
  readonly profiles?: readonly string[] | undefined;
  /** A service without an image may yet get one from the command line. */
  readonly imageIsGiven?: boolean | undefined;
  /** What `-f -` reads. */
  readonly stdin?: AsyncIterable<Buffer | string> | undefined;
  readonly warn: (message: string) => void;
};

/** A project as Compose itself would read it. */
export type ComposeProject = {
  readonly model: ComposeModel;
  /** All that are declared; the model has those alone that a service uses, and a certificate may be another. */
  readonly secrets: NonNullable<ComposeModel['secrets']>;
  /** The values of secrets and configs that are made of a variable: the model has only its name. */
  readonly contents: Contents;
  /** The variables of the project: those of the process before those of the env files. */
  readonly environment: Environment;
  readonly projectDirectory: string;
  /** Services whose profile is not active. */
  readonly disabled: readonly string[];
  /** The canonical form with places, extensions included. */
  readonly tree: LocatedMap;
  /** Where a path of the model was written; of its nearest surroundings when nobody wrote it. */
  readonly at: (path: Path, origin?: Origin) => SourceLocation;
  /** What must not be printed. */
  readonly sensitive: Sensitive;
};

/** Reads, merges, checks and completes the files of the surroundings; there must be at least one. */
export async function loadCompose(options: ComposeOptions): Promise<ComposeProject> {
  const files = await readAll(options);
  const prepared = prepare(files, options);
  try {
    return await build(files, options, prepared);
  } catch (error) {
    throw redactError(error, prepared.watched.sensitive);
  }
}

async function build(
  files: readonly SourceFile[],
  options: ComposeOptions,
  { watched, loading, name }: ReturnType<typeof prepare>,
): Promise<ComposeProject> {
  const merged = await layAll(files, loading);
  const [first] = files;
  if (merged?.kind !== 'map' || merged.entries.size === 0) throw emptyFile(first);
  const finished = finish(merged, loading.projectDirectory, loading.lookup) as LocatedMap;
  const normal = normalize(finished, name, loading.lookup);
  const { tree: enabled, disabled } = withProfiles(
    normal,
    activeProfiles(options.profiles ?? [], options.surroundings.environment),
  );
  const tree = await withServiceFiles(enabled, loading, watched.tellFromFile);
  const model = decodeProject(withName(tree, name));
  const at = (path: Path, origin?: Origin) => locate(tree, path, origin);
  checkConsistency(model, { disabled, imageIsGiven: options.imageIsGiven ?? false, at });
  return {
    model: withoutUnused(model),
    secrets: model.secrets ?? {},
    contents: contentsOf(tree),
    environment: options.surroundings.environment,
    projectDirectory: loading.projectDirectory,
    disabled,
    tree,
    at,
    sensitive: watched.sensitive,
  };
}

async function readAll({ surroundings, directory, stdin }: ComposeOptions): Promise<SourceFile[]> {
  const { files, projectDirectory } = surroundings;
  return Promise.all(
    files.map((file) =>
      file === STDIN
        ? readStandardInput(stdin ?? process.stdin, projectDirectory)
        : readDocuments(file, directory),
    ),
  );
}

function prepare(files: readonly SourceFile[], options: ComposeOptions) {
  const { surroundings, directory, projectName } = options;
  const told = new Set<string>();
  const warn = (message: string): void => {
    // The place stands before the first space; the same variable elsewhere is the same news.
    const news = message.slice(message.indexOf(' '));
    if (!told.has(news)) options.warn(message);
    told.add(news);
  };
  const { projectDirectory } = surroundings;
  const name = nameOf(files, { flag: projectName, environment: surroundings.environment, projectDirectory });
  const environment = { ...surroundings.environment, COMPOSE_PROJECT_NAME: name };
  const watched = watchVariables({ ...environment, ...hostMarks(files) });
  const loading: Loading = { lookup: watched.lookup, warn, directory, projectDirectory, open: [] };
  return { watched, loading, name };
}

function withName(tree: LocatedMap, name: string): LocatedMap {
  const written = tree.entries.get('name');
  const value: Located = { kind: 'scalar', where: written?.value.where ?? tree.where, value: name };
  return {
    ...tree,
    entries: new Map([...tree.entries, ['name', { keyWhere: written?.keyWhere ?? tree.where, value }]]),
  };
}

function emptyFile(file: SourceFile | undefined): Error {
  const where = { file: file?.name ?? '', line: 1, column: 1 };
  return mistake({ where }, 'the file is empty', 'It needs at least services: with one service.');
}
