import { describe, expect, test } from '@jest/globals';
import {
  endState,
  generationOf,
  loadedOf,
  copy,
  deployed,
  expectEverywhere,
  run,
  v1,
  v2,
  type Disks,
} from '../../support/checker.ts';
import { release } from '../../support/release.ts';
import { Clock, type Fault } from '../../support/simulated-host.ts';

/**
 * The checker over canaries: whatever has a part of the public is there and healthy after each single effect, until
 * nobody gets it any more.
 */
const canary = [0.05, 0.25];
const v3 = release('v3');
const worse: Fault[] = [{ host: 'b', kind: 'well', digest: 'sha256:v2', way: 'refuses' }];

/** The part of the public that gets what is staged, on each host. */
const shares = (disks: Disks): (number | undefined)[] =>
  [...disks.values()].map((disk) => generationOf(disk, loadedOf(disk))?.preview?.share?.part);

/** Hosts that serve v1, and v2 for a part of the public. */
async function sharing(share: number): Promise<Disks> {
  const disks = await deployed(v1);
  const violations: string[] = [];
  expect(await run(disks, { to: v2, how: 'stage', share, violations })).toMatchObject({ kind: 'deployed' });
  expect([shares(disks), violations]).toEqual([[share, share, share], []]);
  return disks;
}

/** What a step is called that was taken, by its host. */
async function stepsOf(disks: Disks, faults: Fault[] = []) {
  const taken: string[] = [];
  const violations: string[] = [];
  const onStep = (host: string, part: number | undefined): void => void taken.push(`${host} ${part}`);
  const outcome = await run(disks, { to: v2, canary, faults, onStep, violations });
  expect(violations).toEqual([]);
  return { outcome, taken };
}

describe('a canary', () => {
  test('goes live step by step, each of them on all hosts before the next', async () => {
    const disks = await deployed(v1);
    const { outcome, taken } = await stepsOf(disks);
    expect(outcome).toMatchObject({ kind: 'deployed', unmet: [] });
    expect(taken.map((step) => step.split(' ')[1])).toEqual([
      '0.05',
      '0.05',
      '0.05',
      '0.25',
      '0.25',
      '0.25',
      'undefined',
      'undefined',
      'undefined',
    ]);
    expectEverywhere(disks, ['sha256:v2'], 'live');
  });

  test('begins where it is, when some of the public have it already', async () => {
    const { taken } = await stepsOf(await sharing(0.25));
    expect(taken).not.toContainEqual(expect.stringContaining('0.05'));
  });

  test('of what serves already, or of a first release, has no steps', async () => {
    const { outcome, taken } = await stepsOf(await deployed(v2));
    expect(outcome).toMatchObject({ kind: 'unchanged' });
    expect(taken).toEqual([]);
  });

  test.each([
    ['at its first step', () => deployed(v1)],
    ['when it was gone on with', () => sharing(0.25)],
  ])('that is worse on one host %s is taken away from all', async (_name, start) => {
    const disks = await start();
    const { outcome } = await stepsOf(disks, worse);
    expect(outcome).toMatchObject({ kind: 'undone', unmet: [], because: { code: 'WORSE', exitCode: 7 } });
    expectEverywhere(disks, ['sha256:v1'], 'worse');
  });

  test('of which one host cannot be switched leaves what was', async () => {
    const disks = await deployed(v1);
    const fault: Fault = { host: 'c', kind: 'serving', digest: 'sha256:v2', way: 'refuses' };
    const { outcome } = await stepsOf(disks, [fault]);
    expect(outcome).toMatchObject({ kind: 'undone', unmet: [], because: { code: 'SWITCH_FAILED' } });
    expectEverywhere(disks, ['sha256:v1'], 'not switched');
  });
});

test('a shadow that is worse goes away, and one that is not goes live', async () => {
  const disks = await deployed(v1);
  const other = copy(disks);
  const violations: string[] = [];
  const outcome = await run(disks, { to: v2, shadow: 0.1, faults: worse, violations });
  expect(outcome).toMatchObject({ kind: 'undone', unmet: [], because: { code: 'WORSE' } });
  expectEverywhere(disks, ['sha256:v1'], 'worse');
  expect(await run(other, { to: v2, shadow: 0.1, violations })).toMatchObject({ kind: 'deployed' });
  expectEverywhere(other, ['sha256:v2'], 'live');
  expect(violations).toEqual([]);
});

describe('killed at every tick', () => {
  const scenarios: [string, () => Promise<Disks>, object, string[]][] = [
    ['a canary, then the same', () => deployed(v1), { to: v2, canary }, ['sha256:v2']],
    ['a canary, then at once', () => deployed(v1), { to: v2 }, ['sha256:v2']],
    ['a canary, then something else', () => deployed(v1), { to: v3 }, ['sha256:v3']],
    ['a shadow, then something else', () => deployed(v1), { to: v3, shadow: 0.1 }, ['sha256:v3']],
    ['a canary, then given up', () => deployed(v1), { to: null, how: 'abort' }, ['sha256:v1']],
  ];

  test.each(scenarios)('%s: it converges', async (name, start, then, digests) => {
    const first = name.startsWith('a shadow') ? { canary: [], shadow: 0.1 } : {};
    const before = await start();
    const violations: string[] = [];
    for (let tick = 0; ; tick++) {
      const clock = new Clock(tick);
      const disks = copy(before);
      await run(disks, { canary, ...first, to: v2, clock, violations });
      const isLive = [...disks.values()].some((disk) => endState(disk).serves.includes('sha256:v2'));
      const outcome = await run(disks, { to: v2, ...then, violations });
      expect(outcome).toMatchObject({ unmet: [] });
      // Where it has gone live it is given up no more.
      if (!('how' in then) || !isLive) expectEverywhere(disks, digests, `killed at ${tick}`);
      if (clock.ticks <= tick) break;
    }
    expect(violations).toEqual([]);
  });

  test('another release that takes the place of one with a share: nobody gets what is gone', async () => {
    const before = await sharing(0.25);
    const violations: string[] = [];
    for (const how of [undefined, 'stage'] as const)
      for (let tick = 0; ; tick++) {
        const clock = new Clock(tick);
        const disks = copy(before);
        await run(disks, { to: v3, how, clock, violations });
        expect(await run(disks, { to: v3, how, violations })).toMatchObject({ unmet: [] });
        expectEverywhere(disks, [how ? 'sha256:v1' : 'sha256:v3'], `killed at ${tick}`);
        if (clock.ticks <= tick) break;
      }
    expect(violations).toEqual([]);
  });
});
