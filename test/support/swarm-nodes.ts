import { setTimeout as sleep } from 'node:timers/promises';
import { plug, type Linked, type PrivateEngine } from '../../laboratory/index.ts';

/** What becomes of the nodes of a Swarm. */
export type SwarmNodes = {
  /** Makes an engine a manager too, and waits until it is one. */
  promote(engine: PrivateEngine): Promise<void>;
  /** The one that leads the managers, when that is not `one`, which then gives it away. */
  leader(): Promise<PrivateEngine>;
  /** Does something while a manager is none, and another one leads; then it is one again. */
  demoted<T>(engine: PrivateEngine, work: () => Promise<T>): Promise<T>;
  /** Whether the managers let tasks run there; with `drain` those that do go elsewhere. Does not wait for that. */
  available(engine: PrivateEngine, availability: Node['Spec']['Availability']): Promise<void>;
  /** As a node that loses its power: its engine and its network are gone at once. Not of `one`. */
  crash(engine: PrivateEngine): Promise<void>;
  /** Starts it again, and waits until the managers know it as ready. */
  revive(engine: PrivateEngine): Promise<void>;
};

type Node = {
  readonly ID: string;
  readonly Version: { readonly Index: number };
  readonly Spec: { readonly Role: 'manager' | 'worker'; readonly Availability: 'active' | 'drain' };
  readonly Status: { readonly State: string };
  readonly ManagerStatus?: {
    readonly Reachability: string;
    readonly Leader?: boolean;
    readonly Addr: string;
  };
};

/** Makes a Swarm of them; the first one manages it, and is asked about the others. */
export async function formSwarm(linked: readonly Linked[]): Promise<SwarmNodes> {
  const [first, ...others] = linked as [Linked, ...Linked[]];
  const one = first.engine;
  await one.api.json('POST', '/swarm/init', { body: at(first.address) });
  const { JoinTokens } = (await one.api.json('GET', '/swarm')) as { JoinTokens: { Worker: string } };
  const RemoteAddrs = [`${first.address}:2377`];
  for (const { engine, address } of others) {
    const body = { ...at(address), RemoteAddrs, JoinToken: JoinTokens.Worker };
    await engine.api.json('POST', '/swarm/join', { body });
  }
  const managers = new Set([one]);
  const ids = new Map<PrivateEngine, string>();
  for (const { engine } of linked) ids.set(engine, await idOf(engine));
  const node = (engine: PrivateEngine, asked = one): Promise<Node> => nodeOf(asked, ids.get(engine) ?? '');
  for (const { engine } of others) await until(async () => (await node(engine)).Status.State === 'ready');
  const isManager = async (engine: PrivateEngine, asked = one): Promise<boolean> =>
    (await node(engine, asked)).ManagerStatus?.Reachability === 'reachable';
  const promote = async (engine: PrivateEngine, asked = one): Promise<void> => {
    await specify(asked, () => node(engine, asked), { Role: 'manager' });
    await until(() => isManager(engine, asked));
    // What it knows itself is what it comes back with when it is lost now.
    await until(async () => (await leading(engine)) !== undefined);
    managers.add(engine);
  };
  const leading = async (asked: PrivateEngine): Promise<PrivateEngine | undefined> => {
    const nodes = (await asked.api.json('GET', '/nodes')) as Node[];
    const id = nodes.find(({ ManagerStatus }) => ManagerStatus?.Leader)?.ID;
    return linked.find(({ engine }) => ids.get(engine) === id)?.engine;
  };
  const demoted: SwarmNodes['demoted'] = async (engine, work) => {
    const asked = [...managers].find((manager) => manager !== engine) ?? one;
    await specify(asked, () => node(engine, asked), { Role: 'worker' });
    await until(async () => ![undefined, engine].includes(await leading(asked)));
    await until(async () => (await node(engine, asked)).ManagerStatus === undefined);
    try {
      return await work();
    } finally {
      await promote(engine, asked);
    }
  };
  return {
    promote: (engine) => promote(engine),
    async leader() {
      const found = await leading(one);
      if (found !== undefined && found !== one) return found;
      // Who is no manager any more leads none.
      await demoted(one, async () => undefined);
      return (await leading(one)) as PrivateEngine;
    },
    demoted,
    available: (engine, Availability) => specify(one, () => node(engine), { Availability }),
    async crash(engine) {
      await plug(engine, 'down');
      await engine.kill9();
    },
    async revive(engine) {
      await plug(engine, 'up');
      await engine.restart();
      await until(async () => (await node(engine)).Status.State === 'ready');
      if (managers.has(engine)) await until(() => isManager(engine));
    },
  };
}

const at = (address: string) => ({
  ListenAddr: `${address}:2377`,
  AdvertiseAddr: address,
  DataPathAddr: address,
});

async function idOf(engine: PrivateEngine): Promise<string> {
  const { Swarm } = (await engine.api.json('GET', '/info')) as { Swarm: { NodeID: string } };
  return Swarm.NodeID;
}

const nodeOf = async (asked: PrivateEngine, id: string): Promise<Node> =>
  (await asked.api.json('GET', `/nodes/${id}`)) as Node;

/** Refused when somebody has changed the node since it was looked at: then it is looked at again. */
async function specify(
  asked: PrivateEngine,
  look: () => Promise<Node>,
  change: Partial<Node['Spec']>,
): Promise<void> {
  await until(async () => {
    const { ID, Version, Spec } = await look();
    const body = { ...Spec, ...change };
    await asked.api.json('POST', `/nodes/${ID}/update?version=${Version.Index}`, { body });
    return true;
  });
}

/** What is asked while managers elect a leader has no answer, and is asked again. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 120_000;
  while (!(await isSo().catch(() => false))) {
    if (performance.now() > end) throw new Error('the Swarm did not come to be as it is to be');
    await sleep(200);
  }
}
