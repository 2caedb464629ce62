import { describe, expect, test } from '@jest/globals';
import type { Release } from '../../../src/types/index.ts';
import {
  copy,
  deployed,
  endState,
  expectEverywhere,
  run,
  v1,
  v2,
  type Disks,
} from '../../support/checker.ts';
import { release } from '../../support/release.ts';
import { Clock, type Fault } from '../../support/simulated-host.ts';

const v3 = release('v3');

/** Hosts that serve v1, with v2 staged beside it. */
async function staging(): Promise<Disks> {
  const disks = await deployed(v1);
  const violations: string[] = [];
  expect(await run(disks, { to: v2, how: 'stage', violations })).toMatchObject({
    kind: 'deployed',
    unmet: [],
  });
  expect(violations).toEqual([]);
  return disks;
}

const running = (disks: Disks): string[] =>
  [...disks.values()]
    .flatMap((disk) => [...disk.containers.values()].map(({ image }) => image.digest))
    .sort();

const three = (...digests: string[]): string[] =>
  digests.flatMap((digest) => [digest, digest, digest]).sort();

describe('without a crash', () => {
  test('v1 serves while v2 is staged, and the same again changes nothing', async () => {
    const disks = await staging();
    expectEverywhere(disks, ['sha256:v1'], 'staged');
    expect(running(disks)).toEqual(three('sha256:v1', 'sha256:v2'));
    expect(await run(disks, { to: v2, how: 'stage', violations: [] })).toMatchObject({ kind: 'unchanged' });
  });

  test('it is promoted, or given up', async () => {
    const disks = await staging();
    const other = copy(disks);
    await run(disks, { to: v2, violations: [] });
    expectEverywhere(disks, ['sha256:v2'], 'promoted');
    await run(other, { to: null, how: 'abort', violations: [] });
    expectEverywhere(other, ['sha256:v1'], 'given up');
    expect([running(disks), running(other)]).toEqual([three('sha256:v2'), three('sha256:v1')]);
  });

  test('an ill blue is no reason not to stage what mends it, and an ill green is not staged', async () => {
    const disks = await deployed(v1);
    const ill = new Set(['sha256:v1']);
    expect(await run(disks, { to: v2, how: 'stage', ill, violations: [] })).toMatchObject({
      kind: 'deployed',
    });
    const others = await deployed(v1);
    const outcome = await run(others, { to: v2, how: 'stage', ill: new Set(['sha256:v2']), violations: [] });
    expect(outcome).toMatchObject({ kind: 'undone', unmet: [] });
    expect(running(others)).toEqual(three('sha256:v1'));
  });

  test('another one that fails leaves what serves, alone on the hosts where it took the place', async () => {
    const disks = await staging();
    const ill = new Set(['sha256:v3']);
    const outcome = await run(disks, { to: v3, how: 'stage', ill, violations: [] });
    expect(outcome).toMatchObject({ kind: 'undone', unmet: [] });
    for (const disk of disks.values()) expect(endState(disk)).toEqual({ serves: ['sha256:v1'], strays: [] });
  });

  test('a failed promotion leaves it staged', async () => {
    const disks = await staging();
    const fault: Fault = { host: 'b', kind: 'route', digest: 'sha256:v2', way: 'refuses' };
    const outcome = await run(disks, { to: v2, faults: [fault], violations: [] });
    expect(outcome).toMatchObject({ kind: 'undone', unmet: [] });
    expect(running(disks)).toEqual(three('sha256:v1', 'sha256:v2'));
  });
});

describe('killed at every tick', () => {
  type Case = { to: Release | null; how?: 'stage' | 'abort' };
  const scenarios: [string, () => Promise<Disks>, Case, string[]][] = [
    ['stage', () => deployed(v1), { to: v2, how: 'stage' }, ['sha256:v1']],
    ['promote', staging, { to: v2 }, ['sha256:v2']],
    ['abort', staging, { to: null, how: 'abort' }, ['sha256:v1']],
    ['another stage', staging, { to: v3, how: 'stage' }, ['sha256:v1']],
    ['a deploy of something else', staging, { to: v3 }, ['sha256:v3']],
  ];

  test.each(scenarios)('%s: the same again converges', async (_name, start, wanted, digests) => {
    const before = await start();
    const violations: string[] = [];
    for (let tick = 0; ; tick++) {
      const clock = new Clock(tick);
      const disks = copy(before);
      await run(disks, { ...wanted, clock, violations });
      expect(await run(disks, { ...wanted, violations })).toMatchObject({ unmet: [] });
      expectEverywhere(disks, digests, `killed at ${tick}`);
      if (clock.ticks <= tick) break;
    }
    expect(violations).toEqual([]);
  });
});
