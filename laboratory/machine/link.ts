import type { PrivateEngine } from '../engine.ts';
import { mustRun } from './processes.ts';

/** A private engine, and the address by which the other one of its pair is to reach it. */
export type Linked = { readonly engine: PrivateEngine; readonly address: string };

/** A cable between the networks of two engines; it goes with either of them. */
export async function joinNetworks([one, two]: readonly [Linked, Linked]): Promise<void> {
  const names = ['ctr-bg-a', 'ctr-bg-b'] as const;
  await mustRun(['ip', 'link', 'add', names[0], 'type', 'veth', 'peer', 'name', names[1]]);
  for (const [index, { engine, address }] of [one, two].entries()) {
    const name = names[index] ?? '';
    const pid = /^\/proc\/(\d+)\//.exec(engine.network)?.[1] ?? '';
    await mustRun(['ip', 'link', 'set', name, 'netns', pid]);
    await mustRun(engine.inside(['ip', 'addr', 'add', `${address}/24`, 'dev', name]));
    await mustRun(engine.inside(['ip', 'link', 'set', name, 'up']));
  }
}
