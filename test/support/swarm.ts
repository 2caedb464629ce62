import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  importApplication,
  joinNetworks,
  laboratory,
  type CtrBgProcess,
  type Laboratory,
  type Linked,
  type PrivateEngine,
} from '../../laboratory/index.ts';
import { startLoad, totals, type Totals } from '../../laboratory/load/index.ts';
import { readRan, type Ran } from './hosts.ts';
import { sized } from './size.ts';
import { formSwarm, type SwarmNodes } from './swarm-nodes.ts';

/** Real engines, each in a network of its own, as a Swarm: `one` manages it, all work in it. */
export type LabSwarm = SwarmNodes & {
  readonly lab: Laboratory;
  readonly one: PrivateEngine;
  readonly two: PrivateEngine;
  readonly engines: readonly PrivateEngine[];
  readonly folder: string;
  /** What the images are called: in a registry that both reach. */
  readonly images: readonly string[];
  /** Writes the file of the project: `top` are further lines of x-ctr-bg, `own` those of the service and after it. */
  write(top: string, own?: string): Promise<void>;
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ran>;
  /** As `run`, with its progress as JSON, for what follows it while it goes. */
  start(args: readonly string[], env?: Readonly<Record<string, string>>): CtrBgProcess;
  services(): Promise<readonly SwarmServiceSeen[]>;
  tasks(service: string): Promise<readonly TaskSeen[]>;
  /** What is lost on the proxies of these engines, of the first one unless said, while something is done. */
  underLoad<T>(
    versions: readonly string[],
    work: () => Promise<T>,
    at?: readonly PrivateEngine[],
  ): Promise<{ result: T; losses: Totals }>;
  close(): Promise<void>;
};
export type SwarmServiceSeen = {
  readonly ID: string;
  readonly Version: { readonly Index: number };
  readonly Spec: {
    readonly Name: string;
    readonly Mode: { readonly Replicated: { Replicas: number } };
    readonly TaskTemplate: object;
  };
};
export type TaskSeen = {
  readonly Status: { readonly State: string };
  readonly DesiredState: string;
  readonly NodeID: string;
};

const PORT = 8080;
const addressOf = (index: number): string => `10.99.0.${index + 1}`;

export async function openSwarm(size = 2): Promise<LabSwarm> {
  const lab = await laboratory();
  const [one, two] = await Promise.all([lab.privateEngine(), lab.privateEngine()]);
  const engines = [one, two];
  while (engines.length < size) engines.push(await lab.privateEngine());
  const folder = await mkdtemp(join(tmpdir(), 'ctr-bg-swarm-'));
  const linked = engines.map((engine, index) => ({ engine, address: addressOf(index) }));
  await joinNetworks(linked as [Linked, ...Linked[]]);
  const nodes = await formSwarm(linked);
  const first = await lab.on(one).registry();
  const registries = [first];
  for (const engine of engines.slice(1))
    registries.push(await lab.on(engine).registry({ store: first.store }));
  const images: string[] = [];
  for (const version of ['1', '2', '3']) {
    await importApplication(one, `shop:${version}`, { version: `v${version}` });
    images.push(await first.push(`shop:${version}`, `team/shop:${version}`));
  }
  const write = (top: string, own = ''): Promise<void> =>
    writeFile(join(folder, 'ctr-bg.yml'), fileFor(images[0] ?? '', top, own));
  const start: LabSwarm['start'] = (args, env = {}) =>
    lab.startCtrBg([...args, '--json'], {
      cwd: folder,
      env: { DOCKER_HOST: one.endpoint, ...env },
      // Managers that elect a leader, a task that has to move, and its probe, one after another.
      deadline: 300_000,
    });
  return {
    lab,
    one,
    two,
    engines,
    folder,
    images,
    write,
    run: async (args, env) => readRan(await start(args, env).ended),
    start: (args, env) => start([...args, '--progress', 'json'], env),
    services: async () => (await one.api.json('GET', '/services')) as SwarmServiceSeen[],
    tasks: async (service) => {
      const filters = encodeURIComponent(JSON.stringify({ service: [service] }));
      return (await one.api.json('GET', `/tasks?filters=${filters}`)) as TaskSeen[];
    },
    underLoad: (versions, work, at = [one]) => underLoad(at, versions, work),
    ...nodes,
    close: async () => {
      await rm(folder, { recursive: true });
      await Promise.all(registries.map((registry) => registry.stop()));
      await Promise.all(engines.map((engine) => engine.stop()));
    },
  };
}

/**
 * The tasks that have written that they listen, by what `logs --json` prints: all of them, or the first so many; then it
 * is called off.
 */
export async function listening({ child, ended }: CtrBgProcess, most = Infinity): Promise<string[]> {
  if (child.stdout === null) throw new Error('its lines are not to be read');
  const found = new Set<string>();
  for await (const line of createInterface({ input: child.stdout })) {
    const { container, text } = JSON.parse(line) as { container: string; text: string };
    if (text.startsWith('listening since')) found.add(container);
    if (found.size >= most) child.kill('SIGINT');
  }
  await ended;
  return [...found].toSorted();
}

const fileFor = (image: string, top: string, own: string): string => `
name: shop
services:
  web:
    image: \${IMAGE:-${image}}
    environment:
      HEALTH_STATUS: "\${HEALTH_STATUS:-200}"
      EXIT_AT_START: "\${EXIT_AT_START:-}"
      FAIL_SHARE: "\${FAIL_SHARE:-0}"
      KEY: "\${KEY:-}"
    x-ctr-bg: { routes: ["*"], probe: { path: /health, timeout: 90s } }
    ${own}
x-ctr-bg:
  proxy: { publish: "127.0.0.1:${PORT}" }
  ${top}
`;

async function underLoad<T>(
  engines: readonly PrivateEngine[],
  versions: readonly string[],
  work: () => Promise<T>,
): Promise<{ result: T; losses: Totals }> {
  const options = {
    target: { host: '127.0.0.1', port: PORT },
    versions,
    lanes: [
      { kind: 'keep-alive', connections: 5, rate: sized(25, 50) },
      { kind: 'think', connections: sized(2, 5) },
      { kind: 'new-connection', rate: sized(12, 25) },
    ],
  } as const;
  const loads = await Promise.all(engines.map((engine) => startLoad(options, (argv) => engine.inside(argv))));
  try {
    const result = await work();
    const reports = await Promise.all(loads.map((load) => load.stop()));
    return { result, losses: totals({ lanes: reports.flatMap(({ lanes }) => lanes) }) };
  } finally {
    for (const load of loads) await load[Symbol.asyncDispose]();
  }
}
