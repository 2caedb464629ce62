import { basename } from 'node:path';
import type { Located, LocatedScalar } from '../located.ts';
import { sanitizeName } from '../names.ts';
import { projectName } from '../project-name.ts';
import { type Environment, lookupIn } from '../variables.ts';
import { fillIn } from './interpolation.ts';
import type { SourceFile } from './loading.ts';
import { get, textOf } from './tree.ts';

type Known = {
  /** `-p` */
  readonly flag: string | undefined;
  readonly environment: Environment;
  readonly projectDirectory: string;
};

/** Found before the rest is read, for the files may use it as ${COMPOSE_PROJECT_NAME}: the last `name:` counts. */
export function nameOf(files: readonly SourceFile[], { flag, environment, projectDirectory }: Known): string {
  const written = files
    .flatMap(({ documents }) => documents.map((document) => get(document, 'name')))
    .findLast((name) => name !== undefined && textOf(name) !== '');
  return projectName({
    flag,
    environment,
    written: written?.kind === 'scalar' ? asName(written, environment) : undefined,
    fallback: sanitizeName(basename(projectDirectory)),
  });
}

/** With its variables, and as Compose makes a name of any text. */
function asName(written: LocatedScalar, environment: Environment): LocatedScalar {
  const filled: Located = fillIn(written, { lookup: lookupIn(environment), warn: () => undefined });
  const text = textOf(filled);
  return text === undefined ? written : { ...written, value: sanitizeName(text) };
}
