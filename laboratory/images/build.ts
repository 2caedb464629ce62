import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pack } from 'tar-stream';
import type { LabEngine } from '../engine.ts';

const BUILD_DEADLINE = 180_000;

/** `docker build --tag reference --build-arg VERSION=… folder`, for a flat folder. Rejects with the build's error. */
export async function buildFolder(
  engine: LabEngine,
  reference: string,
  folder: string,
  version: string,
): Promise<void> {
  const body = pack();
  for (const name of await readdir(folder)) body.entry({ name }, await readFile(join(folder, name)));
  body.finalize();
  const query = new URLSearchParams({
    t: reference,
    buildargs: JSON.stringify({ VERSION: version }),
    forcerm: '1',
  });
  const answer = await engine.api.call('POST', `/build?${query.toString()}`, {
    body,
    deadline: BUILD_DEADLINE,
  });
  const error = answer.body.split('\n').find((line) => line.includes('"errorDetail"'));
  if (answer.status >= 400 || error) throw new Error(`building ${reference} failed: ${error ?? answer.body}`);
}
