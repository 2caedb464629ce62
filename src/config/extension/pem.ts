import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CtrBgError } from '../../types/index.ts';
import type { ComposeFileObject } from '../compose/model.ts';
import { isPresent } from '../present.ts';
import type { At } from './mistakes.ts';
import type { RawTls } from './schema.ts';

/** Where certificates and keys come from. */
export type PemSources = {
  /** Relative file names start here: the project's folder. */
  readonly directory: string;
  /** The secrets of the Compose file, by name. */
  readonly secrets: Readonly<Record<string, ComposeFileObject>>;
  /** The project's environment, for secrets that live there. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly at: At;
};

type Source = NonNullable<RawTls['key']>;
const LARGEST = 256 * 1024;

/** The text of a certificate or a key. What is in it never appears in an error. */
export async function readPem(
  kind: 'certificate' | 'key',
  source: Source,
  sources: PemSources,
): Promise<string> {
  const where = sources.at([kind]);
  const fail = (message: string, hint: string) =>
    new CtrBgError('CONFIG', message, { ...(where && { where }), hint });
  const { file, secret } = typeof source === 'string' ? { file: source, secret: undefined } : source;
  if (isPresent(file) === isPresent(secret)) {
    throw fail(
      `the ${kind} must be a file or a secret`,
      `Write ${kind}: FILE, or ${kind}: { secret: NAME }.`,
    );
  }
  const text = isPresent(secret)
    ? await readSecret(secret, sources, fail)
    : await readSmall(resolve(sources.directory, file ?? ''), `the file ${file ?? ''}`, fail);
  return text.endsWith('\n') ? text : `${text}\n`;
}

type Fail = (message: string, hint: string) => CtrBgError;

async function readSecret(
  name: string,
  { secrets, environment, directory }: PemSources,
  fail: Fail,
): Promise<string> {
  const secret = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
  if (secret === undefined) {
    throw fail(
      `there is no secret ${name}`,
      'Declare it at the top level, as in secrets: { NAME: { file: ./shop.key } }.',
    );
  }
  if (isPresent(secret.file))
    return readSmall(resolve(directory, secret.file), `the file of the secret ${name}`, fail);
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

async function readSmall(path: string, what: string, fail: Fail): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const stat = await file.stat();
      if (!stat.isFile() || stat.size > LARGEST)
        throw fail(`${what} is no certificate or key`, 'Name a PEM file.');
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
