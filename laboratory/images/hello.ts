import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LabEngine } from '../engine.ts';
import { hasImage, pull } from '../images.ts';
import { importProgram } from './application.ts';
import { buildFolder } from './build.ts';
import { sha256 } from './cache.ts';
import { fileLayer } from './node-layer.ts';

/** The example project, which the demo deploys. */
const EXAMPLE = fileURLToPath(new URL('../../examples/hello', import.meta.url));

const PROGRAM = '/app/server.mjs';

/**
 * Two versions of the example on the engine, as `hello:1` and `hello:2`: built by its Dockerfile where the
 * Dockerfile's base can be had, else put together of this machine's own node.
 * Returns the references that were made here, for removal.
 */
export async function ensureHello(engine: LabEngine, say: (line: string) => void): Promise<string[]> {
  const base = /^FROM (\S+)/m.exec(await readFile(join(EXAMPLE, 'Dockerfile'), 'utf8'))?.[1] ?? '';
  const buildable = (await hasImage(engine, base)) || (await pull(engine, base, say));
  const made: string[] = [];
  for (const version of ['1', '2']) {
    const reference = `hello:${version}`;
    if (await hasImage(engine, reference)) continue;
    if (buildable) await buildFolder(engine, reference, EXAMPLE, version);
    else await importHello(engine, reference, version);
    made.push(reference);
  }
  return made;
}

async function importHello(engine: LabEngine, reference: string, version: string): Promise<void> {
  const file = join(EXAMPLE, 'server.mjs');
  const layer = await fileLayer('hello', file, PROGRAM, sha256(await readFile(file)));
  await importProgram(engine, reference, layer, { version, cmd: [PROGRAM] });
}
