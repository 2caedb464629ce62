import { tmpdir } from 'node:os';
import { engineApi } from './engine-api.ts';
import type { LabEngine } from './engine.ts';

/** The engine at DOCKER_HOST, else at the default socket, if it answers; undefined otherwise. */
export async function answeringEngine(): Promise<LabEngine | undefined> {
  const endpoint = process.env['DOCKER_HOST'] || 'unix:///var/run/docker.sock';
  const api = engineApi(endpoint);
  if (!(await api.isAnswering())) return undefined;
  const stop = async (): Promise<void> => undefined;
  return {
    endpoint,
    api,
    network: undefined,
    folder: tmpdir(),
    inside: (argv) => [...argv],
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
