import { createReadStream, createWriteStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { execPath, version } from 'node:process';
import { pipeline } from 'node:stream/promises';
import { pack } from 'tar-stream';
import { mustRun } from '../machine/processes.ts';
import { cachedLayer, type Layer } from './cache.ts';

export const NODE = '/usr/local/bin/node';

type Entry = { readonly from: string; readonly to: string; readonly mode: number };

/** This machine's node and the libraries it names, and nothing else: no shell, no tools. */
export async function nodeLayer(): Promise<Layer> {
  return programsLayer('node', await programFiles(execPath, NODE));
}

/** Programs of this machine, which has them at the same places, each with the libraries that it names. */
export async function toolsLayer(paths: readonly string[]): Promise<Layer> {
  const found = await Promise.all(paths.map((path) => programFiles(path, path)));
  const byPlace = new Map(found.flat().map((entry) => [entry.to, entry]));
  return programsLayer('tools', [...byPlace.values()]);
}

async function programsLayer(name: string, entries: readonly Entry[]): Promise<Layer> {
  const sizes = await Promise.all(entries.map(async ({ from }) => (await stat(from)).size));
  return cachedLayer(name, { version, entries, sizes }, (path) => writeLayer(path, entries));
}

/** A layer that holds one file, which can be run as a program. */
export function programLayer(name: string, from: string, to: string, recipe: unknown): Promise<Layer> {
  return cachedLayer(name, { to, recipe }, (path) => writeLayer(path, [{ from, to, mode: 0o755 }]));
}

/** A layer that holds one file. */
export function fileLayer(name: string, from: string, to: string, recipe: unknown): Promise<Layer> {
  return cachedLayer(name, { to, recipe }, (path) => writeLayer(path, [{ from, to, mode: 0o644 }]));
}

/** A layer that holds these files of a folder, below `to`. */
export function folderLayer(
  name: string,
  folder: string,
  { files, to, recipe }: { readonly files: readonly string[]; readonly to: string; readonly recipe: unknown },
): Promise<Layer> {
  const entries = files.map((file) => ({ from: join(folder, file), to: `${to}/${file}`, mode: 0o644 }));
  return cachedLayer(name, { files, to, recipe }, (path) => writeLayer(path, entries));
}

async function programFiles(program: string, to: string): Promise<Entry[]> {
  const from = await realpath(program);
  const listed = await mustRun(['ldd', from]);
  const libraries = [...listed.matchAll(/(\/\S+) \(0x/g)].map((match) => match[1] ?? '');
  return [{ from, to, mode: 0o755 }, ...libraries.map((path) => ({ from: path, to: path, mode: 0o755 }))];
}

/** Times are left at 0, so that the same content gives the same digest. */
async function writeLayer(path: string, entries: readonly Entry[]): Promise<void> {
  const tar = pack();
  const written = pipeline(tar, createWriteStream(path));
  for (const { from, to, mode } of entries) {
    const { size } = await stat(from);
    const header = { name: to.slice(1), mode, size, mtime: new Date(0) };
    await pipeline(createReadStream(from), tar.entry(header));
  }
  tar.finalize();
  await written;
}
