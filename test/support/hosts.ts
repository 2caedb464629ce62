import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from 'tar-stream';
import {
  importApplication,
  laboratory,
  type CtrBgResult,
  type LabEngine,
  type Laboratory,
  type PrivateEngine,
} from '../../laboratory/index.ts';
import { startLoad, totals, type Totals } from '../../laboratory/load/index.ts';
import type { ResultDocument } from '../../src/types/index.ts';
import { inventory } from './deploys.ts';

/** Two real engines, each in a network of its own, and a file that names both. */
export type Hosts = {
  readonly lab: Laboratory;
  readonly one: LabEngine;
  readonly two: PrivateEngine;
  readonly folder: string;
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ran>;
  /** What is on each engine. */
  inventories(): Promise<Record<string, string[]>[]>;
  /** Runs something under strict load on each engine's proxy; what each has lost, and the versions that it saw. */
  underLoad<T>(versions: readonly string[], work: () => Promise<T>): Promise<{ result: T; losses: Totals[] }>;
  close(): Promise<void>;
};
export type Ran = CtrBgResult & { readonly document: ResultDocument };

/** A variable says which file makes the service ill; only the volume of the second engine has one. */
export const ILL = { MOOD: '/mood/ill' };

const PORT = 8080;
const fileFor = (one: LabEngine, two: LabEngine): string => `
name: shop
services:
  web:
    image: \${IMAGE:-shop:1}
    environment: { MOOD: "\${MOOD:-/none}" }
    volumes: [ "mood:/mood:ro" ]
    healthcheck:
      test: [ CMD, /usr/local/bin/node, -e, "process.exit(Number(require('fs').existsSync(process.env.MOOD)))" ]
      interval: 1s
      retries: 1
volumes: { mood: { external: true } }
x-ctr-bg:
  proxy: { publish: "127.0.0.1:${PORT}" }
  hosts:
    - { name: web-1, endpoint: "${one.endpoint}" }
    - { name: web-2, endpoint: "${two.endpoint}" }
`;

export async function openHosts(): Promise<Hosts> {
  const lab = await laboratory();
  const one = lab.engine;
  const two = await lab.privateEngine();
  const folder = await mkdtemp(join(tmpdir(), 'ctr-bg-hosts-'));
  await writeFile(join(folder, 'ctr-bg.yml'), fileFor(one, two));
  for (const engine of [one, two]) {
    for (const version of ['1', '2', '3'])
      await importApplication(engine, `shop:${version}`, { version: `v${version}` });
    await engine.api.json('POST', '/volumes/create', { body: { Name: 'mood' } });
  }
  await makeIll(two);
  return {
    lab,
    one,
    two,
    folder,
    run: async (args, env = {}) => {
      // Whatever DOCKER_HOST names is of no concern where hosts are named otherwise.
      const nowhere = { DOCKER_HOST: 'unix:///nonexistent/docker.sock' };
      const result = await lab.ctrBg([...args, '--json'], { cwd: folder, env: { ...nowhere, ...env } });
      return { ...result, document: JSON.parse(result.stdout) as ResultDocument };
    },
    inventories: () => Promise.all([one, two].map((engine) => inventory(lab.on(engine)))),
    underLoad: (versions, work) => underLoad([one, two], versions, work),
    close: async () => {
      await rm(folder, { recursive: true });
      await two.stop();
      await one.api.call('DELETE', '/volumes/mood');
    },
  };
}

async function underLoad<T>(
  engines: readonly LabEngine[],
  versions: readonly string[],
  work: () => Promise<T>,
): Promise<{ result: T; losses: Totals[] }> {
  const target = { host: '127.0.0.1', port: PORT };
  const start = (engine: LabEngine) =>
    startLoad(
      {
        target,
        versions,
        lanes: [
          { kind: 'keep-alive', connections: 5, rate: 200 },
          { kind: 'think', connections: 10 },
          { kind: 'new-connection', rate: 50 },
        ],
      },
      (argv) => engine.inside(argv),
    );
  const loads = await Promise.all(engines.map(start));
  try {
    const result = await work();
    return {
      result,
      losses: (await Promise.all(loads.map((load) => load.stop()))).map((report) => totals(report)),
    };
  } finally {
    for (const load of loads) await load[Symbol.asyncDispose]();
  }
}

/** Puts the file into the engine's volume, by way of a container that never runs. */
async function makeIll({ api }: LabEngine): Promise<void> {
  const body = { Image: 'shop:1', HostConfig: { Binds: ['mood:/mood'] } };
  await api.json('POST', '/containers/create?name=painter', { body });
  const tar = pack();
  tar.entry({ name: 'ill' }, 'yes');
  tar.finalize();
  const answer = await api.call('PUT', '/containers/painter/archive?path=/mood', { body: tar });
  if (answer.status !== 200) throw new Error(`the volume was not written: ${answer.body}`);
  await api.json('DELETE', '/containers/painter?force=1');
}
