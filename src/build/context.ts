import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import dockerignore from '@balena/dockerignore';
import { pack, type Pack } from 'tar-stream';
import { CtrBgError } from '../types/index.ts';
import type { Dockerfile } from './dockerfile.ts';

const IGNORE = '.dockerignore';

type Ignored = { ignores(path: string): boolean; readonly hasExceptions: boolean };

/** A folder as a tar, without what its .dockerignore leaves out; owned by root, as the docker CLI sends it. */
export async function packContext(folder: string, dockerfile: Dockerfile): Promise<Readable> {
  const rules = await readRules(folder, dockerfile);
  const paths = await list(folder, readIgnored(rules, dockerfile));
  const tar = pack();
  void fill(tar, folder, paths, dockerfile, rules).catch((error: unknown) =>
    tar.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return Readable.from(tar);
}

/** `NAME.dockerignore` beside the Dockerfile goes before the context's own, as with BuildKit. */
async function readRules(folder: string, { name, isAdded }: Dockerfile): Promise<string> {
  const own = isAdded ? undefined : await readOptional(join(folder, `${name}${IGNORE}`));
  return own ?? (await readOptional(join(folder, IGNORE))) ?? '';
}

function readOptional(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

/** The builder needs the Dockerfile and the rules themselves, whatever they say. */
function readIgnored(rules: string, { name }: Dockerfile): Ignored {
  const filter = dockerignore.default({ ignorecase: false }).add(rules);
  const isKept = (path: string) => path === name || path === IGNORE;
  return {
    ignores: (path) => !isKept(path) && filter.ignores(path),
    hasExceptions: /^\s*!/m.test(rules) || name.includes('/'),
  };
}

/** Every path below the folder that is not ignored, in a fixed order, folders before what is in them. */
async function list(folder: string, ignored: Ignored, under = ''): Promise<string[]> {
  const entries = await readdir(join(folder, under), { withFileTypes: true }).catch((cause: unknown) => {
    const hint = "'build.context' is a folder, relative to the Compose file.";
    throw new CtrBgError('CONFIG', `the build context ${join(folder, under)} cannot be read`, {
      cause,
      hint,
    });
  });
  const found: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    const isIgnored = ignored.ignores(path);
    if (!isIgnored) found.push(path);
    if (entry.isDirectory() && (!isIgnored || ignored.hasExceptions))
      found.push(...(await list(folder, ignored, path)));
  }
  return found;
}

async function fill(
  tar: Pack,
  folder: string,
  paths: readonly string[],
  dockerfile: Dockerfile,
  rules: string,
): Promise<void> {
  for (const path of paths) {
    if (path !== IGNORE) await addPath(tar, folder, path);
  }
  const { name, text, isAdded } = dockerfile;
  // What was added for the build alone is not to be copied into the image.
  const hidden = isAdded ? `${rules}\n${name}\n${IGNORE}\n` : rules;
  if (isAdded) tar.entry({ name }, text);
  if (hidden !== '') tar.entry({ name: IGNORE }, hidden);
  tar.finalize();
}

async function addPath(tar: Pack, folder: string, name: string): Promise<void> {
  const path = join(folder, name);
  const found = await lstat(path);
  const common = { name, mode: found.mode & 0o7777, mtime: found.mtime };
  if (found.isDirectory()) tar.entry({ ...common, type: 'directory' });
  else if (found.isSymbolicLink()) tar.entry({ ...common, type: 'symlink', linkname: await readlink(path) });
  else if (found.isFile()) await pipeline(createReadStream(path), tar.entry({ ...common, size: found.size }));
}
