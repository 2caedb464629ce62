import { afterAll, beforeAll, expect } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrivateEngine } from '../../laboratory/index.ts';
import { openHosts, readRan, type Hosts, type Ran } from '../support/hosts.ts';
import { versionInside } from '../support/inside.ts';
import { refuseReloads } from '../support/refusal.ts';
import { testInFull } from '../support/size.ts';
import { openLink, type Link } from '../support/link.ts';
import { strikeAt, type Moment } from '../support/struck.ts';

/** Three engines, two of them over cables. One is struck in each phase of a deploy, under load on all. */
const COUNT = 3;
const LOST_NOTHING = { failed: 0, wrong: 0 };
const links = new Map<string, Link>();
let hosts: Hosts;
let version = 1;

beforeAll(async () => {
  hosts = await openHosts(COUNT, async (engine, index) => {
    if (index === 0) return engine.endpoint;
    const link = await openLink(engine as PrivateEngine, index + 1);
    links.set(`web-${index + 1}`, link);
    return link.endpoint;
  });
  expect(await run(['up'], 1)).toMatchObject({ exitCode: 0 });
});
afterAll(async () => {
  try {
    expect(await run(['down'], version)).toMatchObject({ exitCode: 0 });
  } finally {
    for (const link of links.values()) await link[Symbol.asyncDispose]();
    await hosts.close();
  }
});

/** The cable is closed, and nobody else is on it. */
const withImage = (number: number) => ({
  IMAGE: `shop:${number}`,
  CTR_BG_INSECURE_TCP: '1',
  PUBLISH: '8080',
});
const run = (args: readonly string[], number: number): Promise<Ran> => hosts.run(args, withImage(number));
const served = (): Promise<string[]> => Promise.all(hosts.engines.map((engine) => versionInside(engine)));

type Blow = Moment & { readonly strike: () => Promise<void> };

/** `up` of an image that is struck when a step of a host begins. */
const struck = async (number: number, { strike, ...moment }: Blow): Promise<Ran> =>
  readRan(await strikeAt(hosts.start(['up'], withImage(number)), moment, strike));

async function inOrder(): Promise<void> {
  while ((await served()).includes('none')) await sleep(200);
}

/** The same command brings all together again, whatever the blow has left. */
async function expectNext(number: number): Promise<void> {
  await inOrder();
  expect(await run(['up'], number)).toMatchObject({ exitCode: 0 });
  expect(await served()).toEqual(Array(COUNT).fill(`v${number}`));
  expect(await run(['doctor'], number)).toMatchObject({ exitCode: 0, document: { findings: [] } });
  version = number;
}

testInFull(
  'a proof has a load on each host, by the address that clients have, and tells of each and of all',
  async () => {
    const proved = ['prove', '--rate', '50', '--lane', 'new-connection', '--', 'up'];
    const { exitCode, document, stderr } = await run(proved, 2);
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { proof } = document;
    const addresses = ['127.0.0.1', '10.99.2.2', '10.99.3.2'];
    const targets = addresses.map((host) => `http://${host}:8080`);
    expect(proof).toMatchObject({
      totals: { failed: 0, wrong: 0 },
      lanes: addresses.map((_, index) => ({ name: `web-${index + 1} new-connection` })),
      hosts: targets.map((target, index) => ({ host: `web-${index + 1}`, target, totals: { failed: 0 } })),
      versions: { old: ['v1'], next: ['v2'], late: 0 },
    });
    const sent = proof?.hosts?.map(({ totals }) => totals.sent) ?? [];
    expect(Math.min(...sent)).toBeGreaterThan(20);
    expect(sent.reduce((sum, one) => sum + one)).toBe(proof?.totals.sent);
    version = 2;
  },
);

const PREPARE = { phase: 'prepare', at: 'run', isDecided: false };
const SWITCH = { phase: 'switch', at: 'route', isDecided: undefined };
const RETIRE = { phase: 'retire', at: 'drained', isDecided: true };
const PHASES = [PREPARE, SWITCH, RETIRE];

testInFull.each(
  PHASES.map((phase, index) => ({
    ...phase,
    host: `web-${2 + (index % 2)}`,
  })),
)(
  'the network of $host is cut in $phase: the others serve one release, and the next command brings it along',
  async ({ at, host, isDecided }) => {
    const [before, next] = [version, (version % 2) + 1];
    const link = links.get(host);
    if (link === undefined) throw new Error(`${host} has no cable`);
    const { result, losses } = await hosts.underLoad([`v${before}`, `v${next}`], async () => {
      const ran = await struck(next, { host, at, strike: () => link.cut() });
      const during = await served();
      await link.mend();
      return { ran, during };
    });
    expectOneRelease(result, { host, before, next, isDecided });
    // It served its own clients all the time.
    expect(losses).toMatchObject([LOST_NOTHING, LOST_NOTHING, LOST_NOTHING]);
    await expectNext(next);
  },
);

testInFull.each(
  PHASES.map((phase, index) => ({
    ...phase,
    host: `web-${3 - (index % 2)}`,
  })),
)(
  'the engine of $host is killed in $phase: the others serve one release, and the next command brings it along',
  async ({ at, host, isDecided }) => {
    const [before, next] = [version, (version % 2) + 1];
    const index = Number(host.slice(-1)) - 1;
    const engine = hosts.engines[index] as PrivateEngine;
    const { result, losses } = await hosts.underLoad([`v${before}`, `v${next}`], async () => {
      const ran = await struck(next, { host, at, strike: () => engine.kill9() });
      return { ran, during: await served() };
    });
    await engine.restart();
    expectOneRelease(result, { host, before, next, isDecided });
    expect(losses.filter((_, place) => place !== index)).toMatchObject([LOST_NOTHING, LOST_NOTHING]);
    await expectNext(next);
  },
);

testInFull(
  'green dies on one host when it was healthy: no host is switched, and nothing is lost',
  async () => {
    const [before, next] = [version, (version % 2) + 1];
    const [, , engine] = hosts.engines;
    const strike = async (): Promise<void> => {
      const found = (await engine?.api.json('GET', '/containers/json')) as {
        Id: string;
        Names: string[];
        Created: number;
      }[];
      // The one that was made last; blue runs beside it.
      const [green] = found
        .filter(({ Names }) => Names[0]?.startsWith('/shop-web-'))
        .toSorted((a, b) => b.Created - a.Created);
      await engine?.api.json('DELETE', `/containers/${green?.Id ?? ''}?force=1`);
    };
    const { result, losses } = await hosts.underLoad([`v${before}`, `v${next}`], async () => {
      const ran = await struck(next, { host: 'web-3', at: 'healthy', strike });
      return { ran, during: await served() };
    });
    expect(result.ran.exitCode).toBeGreaterThan(0);
    expect(result.during).toEqual(Array(3).fill(`v${before}`));
    expect(losses).toMatchObject([LOST_NOTHING, LOST_NOTHING, LOST_NOTHING]);
    await expectNext(next);
  },
);

testInFull('nginx of one host refuses: the others return, and nothing is lost', async () => {
  const [before, next] = [version, (version % 2) + 1];
  const engine = hosts.engines[2] as PrivateEngine;
  const mend = await refuseReloads(engine, `shop:${before}`);
  const { result, losses } = await hosts.underLoad([`v${before}`, `v${next}`], () => run(['up'], next));
  expect(result).toMatchObject({
    exitCode: 4,
    document: {
      error: { code: 'SWITCH_FAILED', message: expect.stringMatching(/^web-3: /) },
      hosts: [{ outcome: 'undone' }, { outcome: 'undone' }, { outcome: 'failed' }],
    },
  });
  expect(await served()).toEqual(Array(3).fill(`v${before}`));
  expect(losses).toMatchObject([LOST_NOTHING, LOST_NOTHING, LOST_NOTHING]);
  await mend();
  await expectNext(next);
});

type Expected = {
  readonly host: string;
  readonly before: number;
  readonly next: number;
  /** Whether the blow comes after the decision; undefined: it may fall on either side of it. */
  readonly isDecided: boolean | undefined;
};

/** All that live serve the same: the new one once that was decided, and the one of before until then. */
function expectOneRelease(
  { ran, during }: { readonly ran: Ran; readonly during: readonly string[] },
  { host, before, next, isDecided }: Expected,
): void {
  const living = during.filter((_, place) => `web-${place + 1}` !== host);
  const forward = isDecided ?? ran.exitCode === 0;
  expect({ living, told: ran.document.error?.code }).toMatchObject({
    living: Array(2).fill(`v${forward ? next : before}`),
  });
  const others = ran.document.hosts?.filter((one) => one.host !== host) ?? [];
  expect(others.map(({ outcome }) => outcome)).toEqual(Array(2).fill(forward ? 'deployed' : 'undone'));
}
