import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  importApplication,
  joinNetworks,
  laboratory,
  type CtrBgResult,
  type Laboratory,
  type PrivateEngine,
} from '../../laboratory/index.ts';
import { startLoad, totals, type Totals } from '../../laboratory/load/index.ts';
import type { ResultDocument } from '../../src/types/index.ts';

/** Two real engines, each in a network of its own, as a Swarm: `one` manages it, both work in it. */
export type SwarmOfTwo = {
  readonly lab: Laboratory;
  readonly one: PrivateEngine;
  readonly two: PrivateEngine;
  readonly folder: string;
  /** What the images are called: in a registry that both reach. */
  readonly images: readonly string[];
  /** Writes the file of the project: `top` are further lines of x-ctr-bg, `own` those of the service. */
  write(top: string, own?: string): Promise<void>;
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ran>;
  services(): Promise<readonly SwarmServiceSeen[]>;
  tasks(service: string): Promise<readonly TaskSeen[]>;
  /** Makes the second engine a manager too, so that without it there is no majority. */
  promote(): Promise<void>;
  /** What is lost on the proxy of the first engine while something is done. */
  underLoad<T>(versions: readonly string[], work: () => Promise<T>): Promise<{ result: T; losses: Totals }>;
  close(): Promise<void>;
};
export type Ran = CtrBgResult & { readonly document: ResultDocument };
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
const ADDRESSES = { one: '10.99.0.1', two: '10.99.0.2' } as const;

export async function openSwarm(): Promise<SwarmOfTwo> {
  const lab = await laboratory();
  const [one, two] = await Promise.all([lab.privateEngine(), lab.privateEngine()]);
  const folder = await mkdtemp(join(tmpdir(), 'ctr-bg-swarm-'));
  await joinNetworks([
    { engine: one, address: ADDRESSES.one },
    { engine: two, address: ADDRESSES.two },
  ]);
  await formSwarm(one, two);
  const first = await lab.on(one).registry();
  const second = await lab.on(two).registry({ store: first.store });
  const images: string[] = [];
  for (const version of ['1', '2', '3']) {
    await importApplication(one, `shop:${version}`, { version: `v${version}` });
    images.push(await first.push(`shop:${version}`, `team/shop:${version}`));
  }
  const write = (top: string, own = ''): Promise<void> =>
    writeFile(join(folder, 'ctr-bg.yml'), fileFor(images[0] ?? '', top, own));
  return {
    lab,
    one,
    two,
    folder,
    images,
    write,
    run: async (args, env = {}) => {
      const result = await lab.ctrBg([...args, '--json'], {
        cwd: folder,
        env: { DOCKER_HOST: one.endpoint, ...env },
      });
      return { ...result, document: JSON.parse(result.stdout) as ResultDocument };
    },
    services: async () => (await one.api.json('GET', '/services')) as SwarmServiceSeen[],
    tasks: async (service) => {
      const filters = encodeURIComponent(JSON.stringify({ service: [service] }));
      return (await one.api.json('GET', `/tasks?filters=${filters}`)) as TaskSeen[];
    },
    promote: () => promote(one, two),
    underLoad: (versions, work) => underLoad(one, versions, work),
    close: async () => {
      await rm(folder, { recursive: true });
      await Promise.all([first.stop(), second.stop()]);
      await Promise.all([one.stop(), two.stop()]);
    },
  };
}

const fileFor = (image: string, top: string, own: string): string => `
name: shop
services:
  web:
    image: \${IMAGE:-${image}}
    environment: { HEALTH_STATUS: "\${HEALTH_STATUS:-200}", EXIT_AT_START: "\${EXIT_AT_START:-}" }
    ${own}
    x-ctr-bg: { probe: { path: /health, timeout: 90s } }
x-ctr-bg:
  proxy: { publish: "127.0.0.1:${PORT}" }
  ${top}
`;

async function formSwarm(one: PrivateEngine, two: PrivateEngine): Promise<void> {
  const at = (address: string) => ({
    ListenAddr: `${address}:2377`,
    AdvertiseAddr: address,
    DataPathAddr: address,
  });
  await one.api.json('POST', '/swarm/init', { body: at(ADDRESSES.one) });
  const { JoinTokens } = (await one.api.json('GET', '/swarm')) as { JoinTokens: { Worker: string } };
  const body = {
    ...at(ADDRESSES.two),
    RemoteAddrs: [`${ADDRESSES.one}:2377`],
    JoinToken: JoinTokens.Worker,
  };
  await two.api.json('POST', '/swarm/join', { body });
  while (((await one.api.json('GET', '/nodes')) as unknown[]).length < 2) await sleep(100);
}

async function promote(one: PrivateEngine, two: PrivateEngine): Promise<void> {
  type Node = {
    ID: string;
    Version: { Index: number };
    Spec: object;
    ManagerStatus?: { Reachability: string };
  };
  const { Swarm } = (await two.api.json('GET', '/info')) as { Swarm: { NodeID: string } };
  const node = async (): Promise<Node> => (await one.api.json('GET', `/nodes/${Swarm.NodeID}`)) as Node;
  const { ID, Version, Spec } = await node();
  const body = { ...Spec, Role: 'manager' };
  await one.api.json('POST', `/nodes/${ID}/update?version=${Version.Index}`, { body });
  while ((await node()).ManagerStatus?.Reachability !== 'reachable') await sleep(200);
}

async function underLoad<T>(
  engine: PrivateEngine,
  versions: readonly string[],
  work: () => Promise<T>,
): Promise<{ result: T; losses: Totals }> {
  const load = await startLoad(
    {
      target: { host: '127.0.0.1', port: PORT },
      versions,
      lanes: [
        { kind: 'keep-alive', connections: 5, rate: 50 },
        { kind: 'think', connections: 5 },
        { kind: 'new-connection', rate: 25 },
      ],
    },
    (argv) => engine.inside(argv),
  );
  try {
    const result = await work();
    return { result, losses: totals(await load.stop()) };
  } finally {
    await load[Symbol.asyncDispose]();
  }
}
