import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from 'tar-stream';
import {
  importApplication,
  laboratory,
  type CtrBgProcess,
  type CtrBgResult,
  type LabEngine,
  type Laboratory,
  type PrivateEngine,
} from '../../laboratory/index.ts';
import { startLoad, totals, type Load, type LoadReport, type Totals } from '../../laboratory/load/index.ts';
import type { ResultDocument } from '../../src/types/index.ts';
import { inventory } from './deploys.ts';
import { sized } from './size.ts';

/** Real engines, each in a network of its own, and a file that names them all. */
export type Hosts = {
  readonly lab: Laboratory;
  readonly one: LabEngine;
  readonly two: PrivateEngine;
  /** All of them, in the order of the file, where they are web-1, web-2 and so on. */
  readonly engines: readonly LabEngine[];
  readonly folder: string;
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ran>;
  /** As `run`, with its progress as JSON, for what follows it while it goes. */
  start(args: readonly string[], env?: Readonly<Record<string, string>>): CtrBgProcess;
  /** What is on each engine. */
  inventories(): Promise<Record<string, string[]>[]>;
  /** Runs something under strict load on each engine's proxy; what each has lost, and the versions that it saw. */
  underLoad<T>(
    versions: readonly string[],
    work: (loads: readonly Load[]) => Promise<T>,
  ): Promise<{ result: T; losses: Totals[]; reports: LoadReport[] }>;
  close(): Promise<void>;
};
export type Ran = CtrBgResult & { readonly document: ResultDocument };

/** A variable says which file makes the service ill; only the volume of the second engine has one. */
export const ILL = { MOOD: '/mood/ill' };

const PORT = 8080;
const fileFor = (endpoints: readonly string[]): string => `
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
  proxy: { publish: "\${PUBLISH:-127.0.0.1:${PORT}}" }
  rolling: { batch: all, pause: "\${PAUSE:-0s}" }
  hosts:
${endpoints.map((endpoint, index) => `    - { name: web-${index + 1}, endpoint: "${endpoint}" }`).join('\n')}
`;

/** `reach`: by what endpoint the file names an engine. */
export async function openHosts(
  count = 2,
  reach: (engine: LabEngine, index: number) => Promise<string> = async ({ endpoint }) => endpoint,
): Promise<Hosts> {
  const lab = await laboratory();
  const one = lab.engine;
  const two = await lab.privateEngine();
  const more: PrivateEngine[] = [];
  while (more.length + 2 < count) more.push(await lab.privateEngine());
  const engines = [one, two, ...more];
  const folder = await mkdtemp(join(tmpdir(), 'ctr-bg-hosts-'));
  await writeFile(join(folder, 'ctr-bg.yml'), fileFor(await Promise.all(engines.map(reach))));
  for (const engine of engines) {
    for (const version of ['1', '2', '3'])
      await importApplication(engine, `shop:${version}`, { version: `v${version}` });
    await engine.api.json('POST', '/volumes/create', { body: { Name: 'mood' } });
  }
  await makeIll(two);
  const start: Hosts['start'] = (args, env = {}) => {
    // Whatever DOCKER_HOST names is of no concern where hosts are named otherwise.
    const nowhere = { DOCKER_HOST: 'unix:///nonexistent/docker.sock' };
    return lab.startCtrBg([...args, '--json'], { cwd: folder, env: { ...nowhere, ...env } });
  };
  return {
    lab,
    one,
    two,
    engines,
    folder,
    run: async (args, env) => readRan(await start(args, env).ended),
    start: (args, env) => start([...args, '--progress', 'json'], env),
    inventories: () => Promise.all(engines.map((engine) => inventory(lab.on(engine)))),
    underLoad: (versions, work) => underLoad(engines, versions, work),
    close: async () => {
      await rm(folder, { recursive: true });
      for (const engine of [two, ...more]) await engine.stop();
      await one.api.call('DELETE', '/volumes/mood');
    },
  };
}

/** With the one document that stdout holds. */
export const readRan = (result: CtrBgResult): Ran => ({
  ...result,
  document: JSON.parse(result.stdout) as ResultDocument,
});

async function underLoad<T>(
  engines: readonly LabEngine[],
  versions: readonly string[],
  work: (loads: readonly Load[]) => Promise<T>,
): Promise<{ result: T; losses: Totals[]; reports: LoadReport[] }> {
  const target = { host: '127.0.0.1', port: PORT };
  // All of them share one machine.
  const share = (rate: number): number => Math.ceil(rate / engines.length);
  const start = (engine: LabEngine) =>
    startLoad(
      {
        target,
        versions,
        lanes: [
          { kind: 'keep-alive', connections: 5, rate: share(sized(60, 150)) },
          { kind: 'think', connections: share(sized(4, 8)) },
          { kind: 'new-connection', rate: share(sized(25, 50)) },
        ],
      },
      (argv) => engine.inside(argv),
    );
  const loads = await Promise.all(engines.map(start));
  try {
    const result = await work(loads);
    const reports = await Promise.all(loads.map((load) => load.stop()));
    return { result, reports, losses: reports.map(totals) };
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
