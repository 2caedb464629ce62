import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { ANY_CALL } from '../../laboratory/chaos/call.ts';
import { startFaultProxy, type FaultProxy } from '../../laboratory/chaos/fault-proxy.ts';
import type { Fault, Injection } from '../../laboratory/chaos/faults.ts';
import { openHosts, type Hosts } from '../support/hosts.ts';
import { versionInside } from '../support/inside.ts';
import { testInFull } from '../support/size.ts';

/**
 * Whoever deploys over two hosts is killed at each of the calls that are made to either, under load on both: each goes on
 * with one release, whole; nothing is lost; and the next plain command brings them together.
 */
const LOST_NOTHING = { failed: 0, wrong: 0 };
/** Each takes as many of the calls, since all in one would take longer than a test may. */
const PARTS = 8;
let hosts: Hosts;
let proxies: readonly FaultProxy[];
/** How many calls an undisturbed deploy makes to each host. */
let calls: readonly number[];
let version = 1;

beforeAll(async () => {
  hosts = await openHosts();
  proxies = await Promise.all(
    hosts.engines.map(({ endpoint }, index) =>
      startFaultProxy(endpoint, join(hosts.folder, `faulty-${index}.sock`)),
    ),
  );
  for (const number of [1, 2])
    expect(await hosts.run(['up'], imageOf(number))).toMatchObject({ exitCode: 0 });
  const undisturbed = await upThrough([undefined, undefined], 1);
  expect(undisturbed.exitCode).toBe(0);
  ({ calls } = undisturbed);
});
afterAll(async () => {
  try {
    expect(await hosts.run(['down'])).toMatchObject({ exitCode: 0 });
  } finally {
    for (const proxy of proxies) await proxy[Symbol.asyncDispose]();
    await hosts.close();
  }
});

const imageOf = (number: number) => ({ IMAGE: `shop:${number}` });
const served = (): Promise<string[]> => Promise.all(hosts.engines.map((engine) => versionInside(engine)));

/** `up` with one fault proxy before each engine; null: it was killed. */
async function upThrough(injections: readonly (Injection | undefined)[], number: number) {
  const names = proxies.flatMap(({ endpoint }) => ['-H', endpoint]);
  const { child, ended } = hosts.start(['up', ...names], imageOf(number));
  const means = { kill: () => void child.kill('SIGKILL'), befall: async () => undefined };
  const watched = proxies.map((proxy, index) => proxy.watch(injections[index], means));
  const { exitCode } = await ended;
  for (const { end } of watched) end();
  return { exitCode, calls: watched.map((one) => one.calls.length) };
}

/** Returns whether it was killed: where fewer calls are made this time, it has ended well. */
async function killAt(index: number, nth: number, fault: Fault): Promise<boolean> {
  const [before, next] = [version, (version % 2) + 1];
  const injection: Injection = { call: { label: ANY_CALL, nth }, fault };
  const { exitCode } = await upThrough(
    hosts.engines.map((_, place) => (place === index ? injection : undefined)),
    next,
  );
  expect([null, 0]).toContain(exitCode);
  for (const one of await served()) expect([`v${before}`, `v${next}`]).toContain(one);
  const again = await hosts.run(['up'], imageOf(next));
  expect({ nth, exitCode: again.exitCode, error: again.document.error }).toEqual({
    nth,
    exitCode: 0,
    error: undefined,
  });
  version = next;
  expect(await served()).toEqual([`v${next}`, `v${next}`]);
  const left = (await hosts.inventories()).map(({ containers = [] }) => containers.length);
  expect({ nth, left }).toEqual({ nth, left: [2, 2] });
  return exitCode === null;
}

describe.each([0, 1])('the calls to host %d', (index) => {
  describe.each(['kill-before', 'kill-after'] as const)('%s', (fault) => {
    testInFull.each(Array.from({ length: PARTS }, (_, part) => part))(
      `part %d of ${PARTS}: both are one again, and nothing was lost`,
      async (part) => {
        const killed: boolean[] = [];
        const { losses } = await hosts.underLoad(['v1', 'v2'], async () => {
          for (let nth = part + 1; nth <= (calls[index] ?? 0); nth += PARTS)
            killed.push(await killAt(index, nth, fault));
        });
        expect(killed.filter(Boolean).length).toBeGreaterThan(killed.length / 2);
        expect(losses).toMatchObject([LOST_NOTHING, LOST_NOTHING]);
      },
    );
  });
});
