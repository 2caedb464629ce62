import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createInterface } from 'node:readline';
import type { CtrBgProcess } from '../../laboratory/index.ts';
import type { LoadReport } from '../../laboratory/load/index.ts';
import { openHosts, readRan, type Hosts, type Ran } from '../support/hosts.ts';
import { versionInside } from '../support/inside.ts';
import { sized, testInFull } from '../support/size.ts';

/**
 * Three engines by one command, again and again, under clients of each that never retry. Two are enough to see one follow
 * the other.
 */
const DEPLOYS = 20;
const NAMES = ['web-1', 'web-2', 'web-3'].slice(0, sized(2, 3));
const LOST_NOTHING = { failed: 0, wrong: 0 };
let hosts: Hosts;

beforeAll(async () => {
  hosts = await openHosts(NAMES.length);
  expect(await hosts.run(['up'])).toMatchObject({ exitCode: 0 });
});
afterAll(async () => {
  expect(await hosts.run(['down'])).toMatchObject({ exitCode: 0 });
  await hosts.close();
});

const served = (): Promise<string[]> => Promise.all(hosts.engines.map((engine) => versionInside(engine)));
const versionOf = (round: number): string => (round % 2 === 0 ? '2' : '1');

function linesOf({ child: { stderr } }: CtrBgProcess): AsyncIterable<string> {
  if (stderr === null) throw new Error('its progress is not to be read');
  return createInterface({ input: stderr });
}

/** Calls `switched` when the last of the hosts has shown its receipt, which is long before the command ends. */
async function up(version: string, switched: () => void): Promise<Ran> {
  const running = hosts.start(['up'], { IMAGE: `shop:${version}` });
  const shown = new Set<string>();
  for await (const line of linesOf(running)) {
    if (!line.includes('"kind":"receipt"')) continue;
    const { host } = JSON.parse(line) as { host: string };
    const isLast = !shown.has(host) && shown.add(host).size === NAMES.length;
    if (isLast) switched();
  }
  return readRan(await running.ended);
}

/** Connections that were begun between two markers and were answered by a version. */
function openedBetween({ lanes }: LoadReport, version: string, from: string, to: string): number {
  const since = lanes.map(({ versions }) => versions[version]?.openedSince ?? {});
  return since.reduce((sum, opened) => sum + (opened[from] ?? 0) - (opened[to] ?? 0), 0);
}

testInFull(
  `${DEPLOYS} deploys lose nothing on any host, and after the last receipt all serve the same`,
  async () => {
    const { result, losses, reports } = await hosts.underLoad(['v1', 'v2'], async (loads) => {
      const mark = (name: string): void => {
        for (const load of loads) load.marker(name);
      };
      const skews = [];
      for (let round = 0; round < DEPLOYS; round++) {
        mark(`begin ${round}`);
        const ran = await up(versionOf(round), () => mark(`switched ${round}`));
        expect(ran).toMatchObject({
          exitCode: 0,
          document: {
            outcome: 'deployed',
            hosts: NAMES.map((host) => ({ host, outcome: 'deployed', receipt: {} })),
          },
        });
        skews.push(ran.document.skew);
        const version = `v${versionOf(round)}`;
        expect(await served()).toEqual(NAMES.map(() => version));
      }
      mark(`begin ${DEPLOYS}`);
      return skews;
    });
    for (const { sent, failed, wrong } of losses) {
      expect({ failed, wrong }).toEqual({ failed: 0, wrong: 0 });
      expect(sent).toBeGreaterThan(50 * DEPLOYS);
    }
    for (const report of reports) {
      const after = (version: (round: number) => string): number[] =>
        Array.from({ length: DEPLOYS }, (_, round) =>
          openedBetween(report, version(round), `switched ${round}`, `begin ${round + 1}`),
        );
      // Of those that were begun after the last receipt, none gets the old version, and there are such.
      expect(after((round) => `v${versionOf(round + 1)}`)).toEqual(Array(DEPLOYS).fill(0));
      expect(Math.max(...after((round) => `v${versionOf(round)}`))).toBeGreaterThan(0);
    }
    for (const skew of result) expect(Object.values(skew ?? {})).toHaveLength(5);
  },
);

describe('one after another', () => {
  const [first, second] = ['1', '2'];

  test('each host is switched when the one before it serves, and nothing is lost', async () => {
    expect(await hosts.run(['up'], { IMAGE: `shop:${first}` })).toMatchObject({ exitCode: 0 });
    const { result, losses } = await hosts.underLoad(['v1', 'v2'], () =>
      hosts.run(['up', '--rolling', '1', '--progress', 'json'], { IMAGE: `shop:${second}` }),
    );
    expect(result).toMatchObject({ exitCode: 0, document: { outcome: 'deployed' } });
    const steps = result.stderr.split('\n').filter((line) => line.includes('"step-ended"'));
    const order = steps
      .map((line) => JSON.parse(line) as { step: { kind: string; host: string } })
      .flatMap(({ step }) => (step.kind === 'route' || step.kind === 'serving' ? [step.host] : []));
    expect(order).toEqual(NAMES.flatMap((host) => [host, host]));
    expect(losses).toMatchObject(NAMES.map(() => LOST_NOTHING));
    expect(await served()).toEqual(NAMES.map(() => 'v2'));
  });

  testInFull(
    'it is killed between two of them: each serves one release whole, and the next command goes on',
    async () => {
      const { result, losses } = await hosts.underLoad(['v1', 'v2'], async () => {
        const rolling = hosts.start(['up', '--rolling', '1'], { IMAGE: `shop:${first}`, PAUSE: '5m' });
        for await (const line of linesOf(rolling))
          if (line.includes('"stage":"pause"')) rolling.child.kill('SIGKILL');
        await rolling.ended;
        const between = await served();
        const next = await hosts.run(['up', '--rolling', '1'], { IMAGE: `shop:${first}` });
        return { between, next };
      });
      expect(result.between).toEqual(['v1', 'v2', 'v2']);
      expect(result.next).toMatchObject({
        exitCode: 0,
        document: { outcome: 'deployed', hosts: [{}, { outcome: 'deployed' }, { outcome: 'deployed' }] },
      });
      expect(losses).toMatchObject(NAMES.map(() => LOST_NOTHING));
      expect(await served()).toEqual(['v1', 'v1', 'v1']);
    },
  );
});
