import { dirname, resolve } from 'node:path';
import type { Project } from '../types/index.ts';
import { CtrBgError } from '../types/index.ts';
import { buildProject } from './build.ts';
import type { Draft } from './draft.ts';
import { loadCertificates } from './extension/index.ts';
import { type SourceFile, findFile } from './files.ts';
import { type ServiceFlags, readFlags } from './flags.ts';
import { nameFromImage, readImage } from './image.ts';
import { type Located, type LocatedScalar, locate } from './located.ts';
import { readServiceName } from './names.ts';
import { folderName, projectName } from './project-name.ts';
import { isRefusal } from './refusal.ts';
import { validate } from './validate.ts';
import { type Environment, interpolateTree, lookupIn } from './variables.ts';

export type LoadOptions = {
  /** Files of `-f`; empty: the known names are looked for in the directory. */
  readonly files: readonly string[];
  readonly directory: string;
  /** The argument of `up IMAGE`. */
  readonly image?: string | undefined;
  /** `-p` */
  readonly projectName?: string | undefined;
  readonly environment: Environment;
  readonly flags: ServiceFlags;
  /** Told what is doubtful but no error, such as a variable without a value. */
  readonly warn?: ((message: string) => void) | undefined;
};

/** What is wanted: the file, the image and the flags as one validated project with every default filled in. */
export async function loadProject(options: LoadOptions): Promise<Project> {
  const warn = options.warn ?? (() => undefined);
  const flags = readFlags(options.flags);
  const image = options.image === undefined ? undefined : checkedImage(options.image);
  const file = await findFile(options.files, options.directory);
  if (file === undefined && image === undefined) throw nothingToDeploy();
  const draft =
    file === undefined ? draftOfImage(image ?? '', options) : await draftOfFile(file, options, warn);
  return buildProject(withService(draft, image, options.flags.service), {
    image,
    flags,
    environment: options.environment,
    warn,
  });
}

function nothingToDeploy(): CtrBgError {
  return new CtrBgError('USAGE', 'there is nothing to deploy: no image was given, and no file is here', {
    hint: 'Give an image, as in `ctr-bg up nginx:1.30`, or a file with -f, or write a ctr-bg.yml or compose.yaml here.',
  });
}

function checkedImage(image: string): string {
  const result = readImage(image);
  if (isRefusal(result))
    throw new CtrBgError('USAGE', `the image ${result.refused}`, result.hint ? { hint: result.hint } : {});
  return result;
}

function draftOfImage(image: string, { projectName: flag, environment }: LoadOptions): Draft {
  const name = projectName({ flag, environment, written: undefined, fallback: nameFromImage(image) });
  return { name, services: new Map(), settings: {}, certificates: [], at: () => undefined };
}

/** Without any service in the file the image makes one, called as `--service` says or else like the image. */
function withService(draft: Draft, image: string | undefined, service: string | undefined): Draft {
  if (draft.services.size > 0 || image === undefined) return draft;
  const name = readServiceName(service ?? nameFromImage(image));
  if (isRefusal(name)) throw new CtrBgError('USAGE', `--service ${name.refused}`);
  return { ...draft, services: new Map([[name, {}]]) };
}

async function draftOfFile(
  file: SourceFile,
  options: LoadOptions,
  warn: (message: string) => void,
): Promise<Draft> {
  // Without a file nothing is parsed, and the command starts faster without the parser.
  const { parseYaml } = await import('./yaml.ts');
  const written = parseYaml(file.text, file.name);
  if (written === undefined) {
    throw new CtrBgError('CONFIG', 'the file is empty', {
      where: { file: file.name, line: 1, column: 1 },
      hint: 'It needs at least services: with one service.',
    });
  }
  const name = nameOfFile(written, file, options);
  const environment = { ...options.environment, COMPOSE_PROJECT_NAME: name };
  const tree = interpolateTree(written, lookupIn(environment), (message) =>
    warn(file.hasDotEnv ? `${message} (.env is not read yet by this version)` : message),
  );
  const raw = validate(tree);
  const services = Object.entries(raw.services ?? {}).map(([key, service]) => [key, service ?? {}] as const);
  const settings = raw['x-ctr-bg'] ?? {};
  const at: Draft['at'] = (path, origin) => locate(tree, path, origin);
  const directory = dirname(resolve(options.directory, file.name));
  const sources = { directory, secrets: {}, environment, at, now: () => new Date(), warn };
  const certificates = await loadCertificates(settings, sources);
  return { name, services: new Map(services), settings, certificates, at };
}

/** Found before the rest is read, for the file may use it as ${COMPOSE_PROJECT_NAME}. */
function nameOfFile(
  tree: Located,
  file: SourceFile,
  { environment, projectName: flag, directory }: LoadOptions,
): string {
  const entry = tree.kind === 'map' ? tree.entries.get('name')?.value : undefined;
  const written =
    entry?.kind === 'scalar' ? interpolateTree(entry, lookupIn(environment), () => undefined) : undefined;
  return projectName({
    flag,
    environment,
    written: written as LocatedScalar | undefined,
    fallback: folderName(directory, file.name),
  });
}
