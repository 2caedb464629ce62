import { describe, expect, test } from '@jest/globals';
import type { Release } from '../../../src/types/index.ts';
import {
  HOSTS,
  WAYS,
  broken,
  copy,
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
import { freshDisk } from '../../support/simulated-disk.ts';
import { Clock, type Fault } from '../../support/simulated-host.ts';

const FAULTS: Fault[] = HOSTS.flatMap((host) => [
  ...(['run', 'staged', 'route'] as const).flatMap((kind) =>
    WAYS.map((way) => ({ host, kind, digest: 'sha256:v2', way })),
  ),
  ...(['healthy', 'serving'] as const).map((kind): Fault => ({
    host,
    kind,
    digest: 'sha256:v2',
    way: 'refuses',
  })),
]);

describe('without a crash', () => {
  test('a deploy to three hosts ends with the new release alone on all of them', async () => {
    const violations: string[] = [];
    const disks = await deployed(v1);
    expectEverywhere(disks, ['sha256:v1'], 'first');
    expect(await run(disks, { to: v2, violations })).toMatchObject({ kind: 'deployed', unmet: [] });
    expectEverywhere(disks, ['sha256:v2'], 'second');
    expect(await run(disks, { to: v2, violations })).toMatchObject({ kind: 'unchanged' });
    expect(violations).toEqual([]);
  });

  test.each(FAULTS)('$kind of v2 on $host $way: every host serves v1, or every host v2', async (fault) => {
    const violations: string[] = [];
    const disks = await deployed(v1);
    const outcome = await run(disks, { to: v2, faults: [fault], violations });
    expect(outcome).toMatchObject({ kind: 'undone', unmet: [] });
    expectEverywhere(disks, ['sha256:v1'], JSON.stringify(fault));
    expect(violations).toEqual([]);
  });

  test('an image that is ill on one host is switched to on none', async () => {
    const violations: string[] = [];
    const disks = await deployed(v1);
    expect(await run(disks, { to: v2, ill: new Set(['sha256:v2']), violations })).toMatchObject({
      kind: 'undone',
    });
    expectEverywhere(disks, ['sha256:v1'], 'ill');
    expect(violations).toEqual([]);
  });

  test('a first deploy that fails leaves nothing', async () => {
    for (const kind of ['run', 'healthy', 'staged', 'route', 'serving'] as const) {
      const disks: Disks = new Map(HOSTS.map((host) => [host, freshDisk()]));
      const outcome = await run(disks, {
        to: v2,
        faults: [{ host: 'b', kind, digest: 'sha256:v2', way: 'refuses' }],
        violations: [],
      });
      expect(outcome).toMatchObject({ kind: 'undone', unmet: [] });
      for (const disk of disks.values()) expect(disk).toEqual(freshDisk());
    }
  });

  test('what cannot be removed does not undo a verified switch', async () => {
    const disks = await deployed(v1);
    const fault: Fault = { host: 'b', kind: 'gone', digest: 'sha256:v1', way: 'refuses' };
    const outcome = await run(disks, { to: v2, faults: [fault], violations: [] });
    expect(outcome).toMatchObject({ kind: 'deployed', unmet: [{ host: 'b', stage: 'retire' }] });
    for (const disk of disks.values()) expect(endState(disk).serves).toEqual(['sha256:v2']);
  });

  test('taking the project down leaves nothing', async () => {
    const disks = await deployed(v1);
    expect(await run(disks, { to: null, violations: [] })).toMatchObject({ kind: 'deployed' });
    for (const disk of disks.values()) expect(disk).toEqual(freshDisk());
  });
});

describe('killed at every tick, and again at every tick of the recovery', () => {
  const scenarios: [string, Release | null, Release, readonly string[]][] = [
    ['a deploy', v1, v2, HOSTS],
    ['a first deploy', null, v2, HOSTS],
    [
      'two services of two replicas',
      release('v1', { replicas: 2 }, ['web', 'api']),
      release('v2', { replicas: 2 }, ['web', 'api']),
      ['a'],
    ],
    ['more replicas of the same', v1, release('v1', { replicas: 3 }), ['a']],
    ['fewer replicas of the same', release('v1', { replicas: 3 }), v1, ['a']],
  ];

  test.each(scenarios)('%s: the next plain deploy converges', async (_name, before, to, hosts) => {
    const digests = to.services.map(({ image }) => image.digest);
    const start: Disks = before
      ? await deployed(before, hosts)
      : new Map(hosts.map((host) => [host, freshDisk()]));
    const violations: string[] = [];
    let crashes = 0;
    for (let first = 0; ; first++) {
      const clock = new Clock(first);
      const crashed = copy(start);
      await run(crashed, { to, clock, violations });
      if (clock.ticks <= first) break;
      for (let second = 0; ; second += hosts.length === 1 ? 1 : 7) {
        const disks = copy(crashed);
        const again = new Clock(second);
        await run(disks, { to, clock: again, violations });
        crashes++;
        const finished = again.ticks <= second;
        const outcome = await run(disks, { to, violations });
        expect(outcome).toMatchObject({ unmet: [] });
        expectEverywhere(disks, digests, `killed at ${first} and ${second}`);
        if (finished) break;
      }
    }
    expect(crashes).toBeGreaterThan(100);
    expect(violations).toEqual([]);
  });

  test('another release after the crash converges too, and a serving colour is never pulled away', async () => {
    const start = await deployed(v1);
    const violations: string[] = [];
    await killedAtEveryTick(start, { to: v2, violations }, async (disks, where) => {
      await run(disks, { to: release('v3'), violations });
      expectEverywhere(disks, ['sha256:v3'], where);
    });
    expect(violations).toEqual([]);
  });
});

describe('the checker itself', () => {
  test('sees a blue that is removed while it serves', async () => {
    const disks = await deployed(v1);
    disks.get('a')?.containers.clear();
    expect(broken(disks, new Set())).toContainEqual(expect.stringContaining('a serves shop-web-blue-1'));
  });
});
