import { access, open, readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { CtrBgError } from '../types/index.ts';

const NAMES = [
  'ctr-bg.yml',
  'ctr-bg.yaml',
  'compose.yaml',
  'compose.yml',
  'docker-compose.yml',
  'docker-compose.yaml',
];
const OVERRIDE = /^(?:docker-)?compose\.override\.ya?ml$/;
const LARGEST = 256 * 1024;

/** A file of the user, by the name under which errors show it. */
export type SourceFile = {
  readonly name: string;
  readonly text: string;
  /** A `.env` beside it, from which Compose would take variables. */
  readonly hasDotEnv: boolean;
};

/** The file that was named, else the first of the known names in the directory, else undefined. */
export async function findFile(named: readonly string[], directory: string): Promise<SourceFile | undefined> {
  const [name, second] = named;
  if (second !== undefined) {
    throw new CtrBgError('USAGE', 'several files are not supported yet by this version', {
      hint: 'Give one file with -f.',
    });
  }
  if (name !== undefined) return readSource(name, resolve(directory, name));
  const present = new Set(
    await readdir(directory).catch((cause: unknown) => {
      throw new CtrBgError('USAGE', `the directory ${directory} cannot be read`, { cause });
    }),
  );
  const found = NAMES.find((candidate) => present.has(candidate));
  if (found === undefined) return undefined;
  refuseOverride(found, present);
  return readSource(found, join(directory, found));
}

/** Compose would merge it in: to leave it out in silence would deploy something else. */
function refuseOverride(found: string, present: ReadonlySet<string>): void {
  const override = found.startsWith('ctr-bg') ? undefined : [...present].find((name) => OVERRIDE.test(name));
  if (override === undefined) return;
  throw new CtrBgError('CONFIG', `${override} is not supported yet by this version`, {
    where: { file: override, line: 1, column: 1 },
    hint: `Give the file to use with -f, as in -f ${found}.`,
  });
}

async function readSource(name: string, path: string): Promise<SourceFile> {
  const bytes = await readAtMost(path, LARGEST + 1).catch((cause: unknown) => {
    const code = typeof cause === 'object' && cause && 'code' in cause ? String(cause.code) : 'unknown error';
    throw new CtrBgError(
      'USAGE',
      code === 'ENOENT' ? `there is no file ${name}` : `the file ${name} cannot be read (${code})`,
      { cause },
    );
  });
  const where = { file: name, line: 1, column: 1 };
  if (bytes.length > LARGEST) throw new CtrBgError('CONFIG', 'the file is larger than 256 KiB', { where });
  const hasDotEnv = await access(join(dirname(path), '.env')).then(
    () => true,
    () => false,
  );
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), hasDotEnv };
  } catch (cause) {
    throw new CtrBgError('CONFIG', 'the file is not UTF-8 text', { where, cause });
  }
}

async function readAtMost(path: string, most: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(most);
    let length = 0;
    for (let read = -1; read !== 0 && length < most; length += read) {
      read = (await file.read(buffer, length, most - length)).bytesRead;
    }
    return buffer.subarray(0, length);
  } finally {
    await file.close();
  }
}
