import type { PrivateEngine } from '../engine.ts';
import { mustRun } from './processes.ts';

/** A private engine, and the address by which the others are to reach it. */
export type Linked = { readonly engine: PrivateEngine; readonly address: string };

const [BRIDGE, CABLE] = ['ctr-bg-switch', 'ctr-bg-cable'] as const;

/** A switch between the networks of several engines, in that of the first one; it goes with that. */
export async function joinNetworks([hub, ...others]: readonly [Linked, ...Linked[]]): Promise<void> {
  const inHub = (...argv: readonly string[]): Promise<unknown> => mustRun(hub.engine.inside(argv));
  await inHub('ip', 'link', 'add', BRIDGE, 'type', 'bridge');
  await inHub('ip', 'addr', 'add', `${hub.address}/24`, 'dev', BRIDGE);
  await inHub('ip', 'link', 'set', BRIDGE, 'up');
  // An engine lets nothing through that is not of its own containers.
  await inHub('iptables', '-I', 'FORWARD', '-i', BRIDGE, '-o', BRIDGE, '-j', 'ACCEPT');
  for (const [index, { engine, address }] of others.entries()) {
    const port = `ctr-bg-port-${index}`;
    const peer = ['peer', 'name', CABLE, 'netns', processOf(engine)];
    await mustRun(['ip', 'link', 'add', port, 'netns', processOf(hub.engine), 'type', 'veth', ...peer]);
    await inHub('ip', 'link', 'set', port, 'master', BRIDGE, 'up');
    await mustRun(engine.inside(['ip', 'addr', 'add', `${address}/24`, 'dev', CABLE]));
    await plug(engine, 'up');
  }
}

/** Pulls the cable of an engine that is not the first, or puts it back. */
export async function plug(engine: PrivateEngine, state: 'up' | 'down'): Promise<void> {
  await mustRun(engine.inside(['ip', 'link', 'set', CABLE, state]));
}

const processOf = ({ network }: PrivateEngine): string => /^\/proc\/(\d+)\//.exec(network)?.[1] ?? '';
