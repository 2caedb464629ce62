import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LabEngine } from '../engine.ts';
import { importProgram } from './application.ts';
import { sha256 } from './cache.ts';
import { folderLayer } from './node-layer.ts';

/** The example of several services. */
export const SHOP = fileURLToPath(new URL('../../examples/shop', import.meta.url));

/** Its image in a version, of this machine's own node instead of its Dockerfile's base. */
export async function importShop(engine: LabEngine, version: string): Promise<void> {
  const files = (await readdir(SHOP)).filter((name) => name.endsWith('.mjs')).sort();
  const contents = await Promise.all(files.map((name) => readFile(join(SHOP, name))));
  const layer = await folderLayer('shop', SHOP, { files, to: '/app', recipe: contents.map(sha256) });
  await importProgram(engine, `shop:${version}`, layer, { version, cmd: ['/app/web.mjs'] });
}
