import { open, stat } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import { CtrBgError, type SourceLocation } from '../../types/index.ts';

/** Real files are a few KiB; the parser's time grows with the size. */
const LARGEST = 1024 * 1024;

/** Reads one text file; `asked` is the place that names it, if a file does. */
export async function readTextFile(path: string, name: string, asked?: SourceLocation): Promise<string> {
  // What a file names is a file: to open a pipe would wait for whoever writes to it.
  if (asked !== undefined && (await isSpecial(path)))
    throw new CtrBgError('CONFIG', `${name} is no regular file`, { where: asked });
  const bytes = await readAtMost(path, LARGEST + 1).catch((cause: unknown) => {
    const code = errorCode(cause);
    const message =
      code === 'ENOENT' ? `there is no file ${name}` : `the file ${name} cannot be read (${code})`;
    throw new CtrBgError(asked === undefined ? 'USAGE' : 'CONFIG', message, {
      cause,
      ...(asked && { where: asked }),
    });
  });
  return decodeText(bytes, name);
}

async function isSpecial(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => !found.isFile(),
    () => false,
  );
}

/** Bytes as UTF-8 text, or an error. */
export function decodeText(bytes: Buffer, name: string): string {
  const where = { file: name, line: 1, column: 1 };
  if (bytes.length > LARGEST) throw new CtrBgError('CONFIG', 'the file is larger than 1 MiB', { where });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new CtrBgError('CONFIG', 'the file is not UTF-8 text', { where, cause });
  }
}

/** All of a stream, such as the standard input of `-f -`, but no more than a file may have. */
export async function readStream(stream: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    length += chunk.length;
    if (length > LARGEST) break;
  }
  return Buffer.concat(chunks);
}

/** The shorter of the absolute path and the one from the directory of the command. */
export function shownName(path: string, directory: string): string {
  const near = relative(directory, path);
  return near === '' || near.startsWith('..') || isAbsolute(near) ? path : near;
}

function errorCode(cause: unknown): string {
  return typeof cause === 'object' && cause && 'code' in cause ? String(cause.code) : 'unknown error';
}

async function readAtMost(path: string, most: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(most);
    let length = 0;
    for (let read = -1; read !== 0 && length < most; length += read) {
      read = (await file.read(buffer, length, most - length)).bytesRead;
    }
    return Buffer.from(buffer.subarray(0, length));
  } finally {
    await file.close();
  }
}
