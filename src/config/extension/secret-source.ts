import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CtrBgError } from '../../types/index.ts';
import type { ComposeFileObject } from '../compose/model.ts';
import { isPresent } from '../present.ts';

/** Where what is not in the file itself comes from. */
export type SecretSources = {
  /** Relative file names start here: the project's folder. */
  readonly directory: string;
  /** The secrets of the Compose file, by name. */
  readonly secrets: Readonly<Record<string, ComposeFileObject>>;
  /** The project's environment, for secrets that live there. */
  readonly environment: Readonly<Record<string, string | undefined>>;
};

export type SecretSource = {
  readonly secret?: string | null | undefined;
  readonly file?: string | null | undefined;
};

type Words = {
  readonly fail: (message: string, hint: string) => CtrBgError;
  /** What a file is not that is too large, or no file at all, and what to do then. */
  readonly unlike: readonly [what: string, hint: string];
};

const LARGEST = 256 * 1024;

/** The text of a file or a secret, of which exactly one is given. What is in it never appears in an error. */
export async function readSecretSource(
  { file, secret }: SecretSource,
  sources: SecretSources,
  words: Words,
): Promise<string> {
  return isPresent(secret)
    ? readSecret(secret, sources, words)
    : readSmall(resolve(sources.directory, file ?? ''), `the file ${file ?? ''}`, words);
}

async function readSecret(
  name: string,
  { secrets, environment, directory }: SecretSources,
  words: Words,
): Promise<string> {
  const { fail } = words;
  const secret = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
  if (secret === undefined) {
    throw fail(
      `there is no secret ${name}`,
      'Declare it at the top level, as in secrets: { NAME: { file: ./shop.key } }.',
    );
  }
  if (isPresent(secret.file))
    return readSmall(resolve(directory, secret.file), `the file of the secret ${name}`, words);
  const variable = secret.environment;
  const found =
    isPresent(variable) && Object.hasOwn(environment, variable) ? environment[variable] : secret.content;
  if (found !== undefined) return found;
  throw fail(
    `the secret ${name} cannot be read here`,
    isPresent(variable)
      ? `The variable ${variable} is not set.`
      : 'It must have a file, a variable or its content.',
  );
}

async function readSmall(path: string, what: string, { fail, unlike }: Words): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const stat = await file.stat();
      if (!stat.isFile() || stat.size > LARGEST) throw fail(`${what} is no ${unlike[0]}`, unlike[1]);
      return await file.readFile('utf8');
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (cause instanceof CtrBgError) throw cause;
    const code = typeof cause === 'object' && cause && 'code' in cause ? String(cause.code) : 'unknown error';
    throw fail(
      code === 'ENOENT' ? `${what} is not there` : `${what} cannot be read (${code})`,
      'It is read on the machine where ctr-bg runs; a relative name starts at the folder of the project.',
    );
  }
}
