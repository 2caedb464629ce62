import { fileURLToPath } from 'node:url';
import { runDocker } from '../docker-command.ts';
import type { LabEngine } from '../engine.ts';
import { lastLines } from '../machine/processes.ts';
import { loadImage } from './archive.ts';
import { architecture } from './nginx.ts';
import { nodeLayer, toolsLayer } from './node-layer.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BASE = 'ctr-bg-laboratory/node:1';

/** What the Dockerfile and the scripts of the CI recipes use of their base. */
const TOOLS = [
  '/bin/sh',
  '/usr/bin/env',
  ...['cat', 'chmod', 'cp', 'ln', 'mkdir', 'sleep', 'ssh', 'timeout'].map((name) => `/usr/bin/${name}`),
];

/** Builds the very Dockerfile of this checkout by the docker command, on a base of this machine's programs. */
export async function buildCiImage(engine: LabEngine, reference: string): Promise<string> {
  await loadImage(engine.api, {
    reference: BASE,
    architecture: architecture(),
    layers: [await nodeLayer(), await toolsLayer(TOOLS)],
    config: { Env: ['PATH=/usr/local/bin:/usr/bin:/bin'], Cmd: ['node'] },
  });
  const args = ['build', '--quiet', '--build-arg', `BASE=${BASE}`, '--tag', reference, ROOT];
  const { exitCode, stdout, stderr } = await runDocker(engine, args);
  if (exitCode !== 0) throw new Error(`building ${reference} failed\n${lastLines(stderr + stdout)}`);
  return reference;
}
