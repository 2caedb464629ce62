import { describe, expect, test } from '@jest/globals';
import type { Release } from '../../../src/types/index.ts';
import {
  HOSTS,
  deployed,
  endState,
  expectEverywhere,
  killedAtEveryTick,
  run,
  v1,
  v2,
  type Disks,
} from '../../support/checker.ts';
import { release } from '../../support/release.ts';
import type { Disk } from '../../support/simulated-disk.ts';

const KEEP = 3_600_000;
const v3 = release('v3');

/** Hosts that serve v2 and keep v1. */
async function keeping({ isDue = false } = {}): Promise<Disks> {
  const disks = await deployed(v1);
  await run(disks, { to: v2, keep: KEEP, violations: [] });
  for (const { proxy } of disks.values())
    for (const [id, mark] of proxy?.kept ?? []) proxy?.kept.set(id, { ...mark, isDue });
  return disks;
}

const containers = (disks: Disks): string[] =>
  [...disks.values()].flatMap((disk) => [...disk.containers.values()].map(({ id }) => id)).sort();

test('a kept blue runs on, and is there for every host to go back to by a switch alone', async () => {
  const disks = await keeping();
  const before = containers(disks);
  expect(before).toHaveLength(6);
  const violations: string[] = [];
  expect(await run(disks, { to: v1, keep: KEEP, violations })).toMatchObject({ kind: 'deployed', unmet: [] });
  expectEverywhere(disks, ['sha256:v1'], 'back');
  expect(containers(disks)).toEqual(before);
  expect(violations).toEqual([]);
});

test('whatever it fails at, a deploy at the side of a kept blue ends as it began, but for what made way', async () => {
  const disks = await keeping();
  const outcome = await run(disks, { to: v3, ill: new Set(['sha256:v3']), violations: [] });
  expect(outcome).toMatchObject({ kind: 'undone', unmet: [] });
  for (const disk of disks.values()) expect(endState(disk)).toEqual({ serves: ['sha256:v2'], strays: [] });
});

test('taking the project down takes what is kept along', async () => {
  const disks = await keeping();
  await run(disks, { to: null, violations: [] });
  expect(containers(disks)).toEqual([]);
});

describe('killed at every tick', () => {
  const scenarios: [string, () => Promise<Disks>, Release, number][] = [
    ['a deploy that keeps blue', () => deployed(v1), v2, KEEP],
    ['a deploy that needs its place', keeping, v3, KEEP],
    ['going back to it', keeping, v1, KEEP],
    ['going back to it without keeping', keeping, v1, 0],
    ['a deploy after its time', () => keeping({ isDue: true }), v2, 0],
  ];
  test.each(scenarios)('%s: the next plain deploy converges', async (_name, start, to, keep) => {
    const before = await start();
    const violations: string[] = [];
    const digests = to.services.map(({ image }) => image.digest);
    await killedAtEveryTick(before, { to, keep, violations }, async (disks, where) => {
      const outcome = await run(disks, { to, keep, violations });
      expect(outcome).toMatchObject({ unmet: [] });
      expectEverywhere(disks, digests, where);
    });
    expect(violations).toEqual([]);
  });

  test('a deploy that keeps blue: where it was switched, a plain deploy still keeps it', async () => {
    const before = await deployed(v1);
    let kept = 0;
    await killedAtEveryTick(before, { to: v2, keep: KEEP, violations: [] }, async (disks) => {
      const isSwitched = [...disks.values()].map(servesV2);
      await run(disks, { to: v2, violations: [] });
      expect([...disks.values()].map(keepsV1)).toEqual(isSwitched);
      kept += isSwitched.filter(Boolean).length;
    });
    expect(kept).toBeGreaterThan(HOSTS.length);
  });

  test('a deploy that keeps blue: its time begins at the switch, whatever one before it has marked', async () => {
    const before = await deployed(v1);
    let marked = 0;
    await killedAtEveryTick(before, { to: v2, keep: 1, violations: [] }, async (disks) => {
      const isSwitched = [...disks.values()].map(servesV2);
      marked += [...disks.values()].filter(
        (disk, index) => !isSwitched[index] && marksOf(disk).length > 0,
      ).length;
      await run(disks, { to: v2, keep: KEEP, violations: [] });
      expect([...disks.values()].map(marksOf)).toEqual(isSwitched.map((was) => [was ? 1 : KEEP]));
    });
    expect(marked).toBeGreaterThan(0);
  });
});

const servesV2 = (disk: Disk): boolean => endState(disk).serves.includes('sha256:v2');
const keepsV1 = ({ containers: all }: Disk): boolean =>
  [...all.values()].some(({ image, state }) => image.digest === 'sha256:v1' && state === 'running');
/** For how long what is marked is kept, as the simulation writes it down. */
const marksOf = ({ proxy }: Disk): number[] => [...(proxy?.kept.values() ?? [])].map(({ until }) => until);
