import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** One layer of an image: an uncompressed tar, and the digest by which engines know it. */
export type Layer = { readonly file: string; readonly diffId: string };

/** Where the laboratory keeps what a user pays for by waiting; XDG_CACHE_HOME moves it. */
function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'ctr-bg');
}

/** The layer that was built from the same recipe before, or a new one that `build` writes to the path it is given. */
export async function cachedLayer(
  name: string,
  recipe: unknown,
  build: (path: string) => Promise<void>,
): Promise<Layer> {
  const { file, digest } = await cachedFile(name, '.tar', recipe, build);
  return { file, diffId: `sha256:${digest}` };
}

/** As `cachedLayer`, for any file. The digest is part of its name, so that it is found and known by one rename. */
export async function cachedFile(
  name: string,
  extension: string,
  recipe: unknown,
  build: (path: string) => Promise<void>,
): Promise<{ readonly file: string; readonly digest: string }> {
  const folder = cacheFolder();
  await mkdir(folder, { recursive: true });
  const prefix = `${name}-${sha256(JSON.stringify(recipe)).slice(0, 12)}-`;
  const known = (await readdir(folder)).find((file) => file.startsWith(prefix) && file.endsWith(extension));
  if (known !== undefined) {
    return { file: join(folder, known), digest: known.slice(prefix.length, known.length - extension.length) };
  }
  const temporary = join(folder, `.${name}-${randomUUID()}${extension}`);
  try {
    await build(temporary);
    const digest = await digestOf(temporary);
    const file = join(folder, `${prefix}${digest}${extension}`);
    await rename(temporary, file);
    return { file, digest };
  } finally {
    await rm(temporary, { force: true });
  }
}

export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
