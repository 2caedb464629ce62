import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { LabEngine } from '../engine.ts';
import { loadImage } from './archive.ts';
import { sha256, type Layer } from './cache.ts';
import { architecture } from './nginx.ts';
import { fileLayer, NODE, nodeLayer } from './node-layer.ts';

/** How the test application behaves is set by its environment: see application/server.ts. */
export type ApplicationOptions = {
  /** What it answers as its version. */
  readonly version: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The TCP port the image EXPOSEs, or null for none; default 8080. It listens on PORT, 8080 by default. */
  readonly expose?: number | null;
  /** Instead of `/app/server.js`; the entry point is node. */
  readonly cmd?: readonly string[];
  /** The API's form; durations are nanoseconds. */
  readonly healthcheck?: Healthcheck;
  /** What the image says that it was built for, such as `arm64`; default this machine's. */
  readonly architecture?: string;
  readonly stopSignal?: string;
};

export type Healthcheck = {
  readonly Test: readonly string[];
  readonly Interval?: number;
  readonly Timeout?: number;
  readonly Retries?: number;
  readonly StartPeriod?: number;
};

/** Where the program is in its image. */
const SERVER = '/app/server.js';

/** Puts the test application on the engine under this reference. Returns the reference. */
export async function importApplication(
  engine: LabEngine,
  reference: string,
  options: ApplicationOptions,
): Promise<string> {
  await importProgram(engine, reference, await applicationLayer(), options);
  return reference;
}

/** A Node program of one file on this machine's own node; the image has no shell and no tools. */
export async function importProgram(
  engine: LabEngine,
  reference: string,
  program: Layer,
  options: ApplicationOptions,
): Promise<void> {
  if (process.platform !== 'linux') throw new Error('images of this machine’s own node need Linux');
  await loadImage(engine.api, {
    reference,
    architecture: options.architecture ?? architecture(),
    layers: [await nodeLayer(), program],
    config: configOf(options),
  });
}

function configOf(options: ApplicationOptions): Record<string, unknown> {
  const port = options.expose === undefined ? 8080 : options.expose;
  const env = { PATH: '/usr/local/bin', VERSION: options.version, ...options.env };
  return {
    Entrypoint: [NODE],
    Cmd: options.cmd ?? [SERVER],
    Env: Object.entries(env).map(([name, value]) => `${name}=${value}`),
    WorkingDir: '/app',
    User: '65534:65534',
    ...(port === null ? {} : { ExposedPorts: { [`${port}/tcp`]: {} } }),
    ...(options.healthcheck ? { Healthcheck: options.healthcheck } : {}),
    ...(options.stopSignal ? { StopSignal: options.stopSignal } : {}),
  };
}

let bundled: Promise<Layer> | undefined;

/** Bundled once for each process; the same source gives the same layer. */
function applicationLayer(): Promise<Layer> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<Layer> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL('../application/server.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['bufferutil', 'utf-8-validate'],
    write: false,
    logLevel: 'error',
  });
  const program = Buffer.from(result.outputFiles[0]?.contents ?? []);
  const folder = await mkdtemp(join(tmpdir(), 'ctr-bg-application-'));
  try {
    const file = join(folder, 'server.js');
    await writeFile(file, program);
    return await fileLayer('application', file, SERVER, sha256(program));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
