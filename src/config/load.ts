import type { Project } from '../types/index.ts';
import { CtrBgError } from '../types/index.ts';
import { buildProject } from './build.ts';
import { look } from './compose/surroundings.ts';
import type { Draft } from './draft.ts';
import { type ServiceFlags, readFlags } from './flags.ts';
import { imageArgument, nameFromImage } from './image.ts';
import { readServiceName } from './names.ts';
import { projectName } from './project-name.ts';
import { isRefusal } from './refusal.ts';
import type { Environment } from './variables.ts';

export type LoadOptions = {
  /** Files of `-f`, `-` for the standard input; empty: the known names are looked for, in the directory and above. */
  readonly files: readonly string[];
  /** `--env-file` */
  readonly envFiles?: readonly string[] | undefined;
  /** `--profile` */
  readonly profiles?: readonly string[] | undefined;
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
  const image = options.image === undefined ? undefined : imageArgument(options.image);
  const surroundings = await look(options);
  const isFileless = surroundings.files.length === 0;
  if (isFileless && image === undefined) throw nothingToDeploy();
  // Without a file nothing is parsed, and the command starts faster without the parser and the schema.
  const draft = isFileless
    ? draftOfImage(image ?? '', options, surroundings.projectDirectory)
    : await (await import('./draft-of-files.ts')).draftOfFiles(surroundings, options, warn);
  return buildProject(withService(draft, image, options.flags.service), {
    image,
    flags,
    environment: surroundings.environment,
    warn,
  });
}

function nothingToDeploy(): CtrBgError {
  return new CtrBgError('USAGE', 'there is nothing to deploy: no image was given, and no file is here', {
    hint: 'Give an image, as in `ctr-bg up nginx:1.30`, or a file with -f, or write a ctr-bg.yml or compose.yaml here.',
  });
}

function draftOfImage(
  image: string,
  { projectName: flag, environment }: LoadOptions,
  projectDirectory: string,
): Draft {
  const name = projectName({ flag, environment, written: undefined, fallback: nameFromImage(image) });
  return {
    model: { name, services: {} },
    settings: {},
    own: new Map(),
    certificates: [],
    secrets: {},
    contents: { secrets: new Map(), configs: new Map() },
    projectDirectory,
    environment,
    at: () => undefined,
  };
}

/** Without any service in the file the image makes one, called as `--service` says or else like the image. */
function withService(draft: Draft, image: string | undefined, service: string | undefined): Draft {
  const { model } = draft;
  if (Object.keys(model.services).length > 0 || image === undefined) return draft;
  const name = readServiceName(service ?? nameFromImage(image));
  if (isRefusal(name)) throw new CtrBgError('USAGE', `--service ${name.refused}`);
  return { ...draft, model: { ...model, services: { [name]: { image, command: null, entrypoint: null } } } };
}
