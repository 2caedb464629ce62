import { tmpdir } from 'node:os';
import { readFile, writeFile } from 'node:fs/promises';
import { engineApi } from './engine-api.ts';
import type { LabEngine } from './engine.ts';

/** Names the file that holds the description of the laboratory in which a command runs. */
export const DESCRIPTION = 'CTR_BG_LAB';

export type Description = {
  readonly endpoint: string;
  /** File of the engine's network namespace; null when the engine is not the laboratory's own. */
  readonly network: string | null;
  readonly folder: string;
  readonly nginxImage: string;
  /** The program of Docker Compose v2; null where the engine is not the laboratory's own. */
  readonly dockerCompose: string | null;
};

/** What run.ts brought along besides the engine. */
export type Brought = Pick<Description, 'nginxImage' | 'dockerCompose'>;

export async function writeDescription(file: string, engine: LabEngine, brought: Brought): Promise<void> {
  const { endpoint, network = null, folder } = engine;
  const description: Description = { endpoint, network, folder, ...brought };
  await writeFile(file, `${JSON.stringify(description, undefined, 2)}\n`);
}

/** @throws when this process was not started by run.ts. */
export async function readDescription(): Promise<Description> {
  const file = process.env[DESCRIPTION];
  if (!file)
    throw new Error(
      'no laboratory: start this by `node laboratory/bootstrap.mjs laboratory/run.ts -- COMMAND`',
    );
  return JSON.parse(await readFile(file, 'utf8')) as Description;
}

/** The engine as a process inside the laboratory sees it: it is in the engine's network already, and cannot stop it. */
export function describedEngine({ endpoint, network, folder }: Description): LabEngine {
  const stop = async (): Promise<void> => undefined;
  return {
    endpoint,
    api: engineApi(endpoint),
    network: network ?? undefined,
    folder: network === null ? tmpdir() : folder,
    inside: (argv) => [...argv],
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
