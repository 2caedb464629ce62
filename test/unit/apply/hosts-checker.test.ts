import { describe, expect, test } from '@jest/globals';
import { CtrBgError, type OnUnreachable, type Outcome } from '../../../src/types/index.ts';
import {
  HOSTS,
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
import type { Fault } from '../../support/simulated-host.ts';

/** The checker over several hosts of which one goes away, or whose coordinator does. */
const faultsOf = (kinds: readonly Fault['kind'][]): Fault[] =>
  HOSTS.flatMap((host) =>
    kinds.flatMap((kind) =>
      (['away', 'vanishes'] as const).map((way) => ({ host, kind, digest: 'sha256:v2', way })),
    ),
  );
const BEFORE = faultsOf(['run', 'healthy', 'staged']);
const IN_THE_SWITCH = faultsOf(['route', 'serving']);

const others = (disks: Disks, { host }: Fault): Disks =>
  new Map([...disks].filter(([name]) => name !== host));
const serves = (disks: Disks): string[] => [...disks.values()].flatMap((disk) => endState(disk).serves);

async function strike(
  fault: Fault,
  onUnreachable?: OnUnreachable,
  rolling?: number,
): Promise<{ disks: Disks; outcome: Outcome; violations: string[] }> {
  const violations: string[] = [];
  const disks = await deployed(v1);
  const wish = { ...(onUnreachable && { onUnreachable }), ...(rolling && { rolling }) };
  const outcome = await run(disks, { to: v2, faults: [fault], violations, ...wish });
  if (outcome === 'died') throw new Error('nobody killed it');
  return { disks, outcome, violations };
}

const codeOf = ({ because }: Outcome): string | undefined =>
  because instanceof CtrBgError ? because.code : because?.message;

/** When the host answers again, the next command brings all together, in either direction. */
async function expectConvergence(disks: Disks, violations: string[], where: string): Promise<void> {
  for (const [to, digest] of [
    [v2, 'sha256:v2'],
    [v1, 'sha256:v1'],
  ] as const) {
    const after = copy(disks);
    expect(await run(after, { to, violations })).toMatchObject({ unmet: [] });
    expectEverywhere(after, [digest], where);
  }
  expect(violations).toEqual([]);
}

describe('a host goes away, and all go back', () => {
  test.each(BEFORE)('at $kind on $host ($way): nothing was switched anywhere', async (fault) => {
    const { disks, outcome, violations } = await strike(fault);
    expect(codeOf(outcome)).toBe('ENGINE_UNREACHABLE');
    expect([...outcome.stragglers]).toMatchObject([[fault.host, { answers: false, serves: 'before' }]]);
    expect(serves(disks)).toEqual(['sha256:v1', 'sha256:v1', 'sha256:v1']);
    expectEverywhere(others(disks, fault), ['sha256:v1'], 'the others');
    await expectConvergence(disks, violations, JSON.stringify(fault));
  });

  test.each(IN_THE_SWITCH)('at $kind on $host ($way): the others return, and it is said', async (fault) => {
    const { disks, outcome, violations } = await strike(fault);
    expect(codeOf(outcome)).toBe('HOSTS_DISAGREE');
    expect([...outcome.stragglers]).toMatchObject([[fault.host, { answers: false, serves: 'unknown' }]]);
    expectEverywhere(others(disks, fault), ['sha256:v1'], 'the others');
    await expectConvergence(disks, violations, JSON.stringify(fault));
  });
});

test('a host of a Swarm that was told names to look up, and no more, was not switched', async () => {
  const onSwarm = (tag: string) =>
    release(tag, {
      swarm: { labels: {}, resources: {}, restart: {}, placement: {} },
      replicas: 6,
      configHash: `${tag} on a swarm`,
    });
  const violations: string[] = [];
  const disks = await deployed(onSwarm('v1'));
  const fault: Fault = { host: 'b', kind: 'healthy', digest: 'sha256:v2', way: 'away' };
  const outcome = await run(disks, { to: onSwarm('v2'), faults: [fault], violations });
  if (outcome === 'died') throw new Error('nobody killed it');
  expect([...outcome.stragglers]).toMatchObject([['b', { answers: false, serves: 'before' }]]);
  expect(codeOf(outcome)).toBe('ENGINE_UNREACHABLE');
});

describe('a host goes away, and the others go on without it', () => {
  test.each([...BEFORE, ...IN_THE_SWITCH])('at $kind on $host ($way)', async (fault) => {
    const { disks, outcome, violations } = await strike(fault, 'continue-without');
    expect(outcome).toMatchObject({ kind: 'deployed', unmet: [] });
    const isTold = fault.kind === 'route' || fault.kind === 'serving';
    expect([...outcome.stragglers]).toMatchObject([
      [fault.host, { answers: false, serves: isTold ? 'unknown' : 'before' }],
    ]);
    expectEverywhere(others(disks, fault), ['sha256:v2'], 'the others');
    await expectConvergence(disks, violations, JSON.stringify(fault));
  });

  test('but not when what failed is the release, and not when nobody is left', async () => {
    const ill = await deployed(v1);
    const fault: Fault = { host: 'b', kind: 'healthy', digest: 'sha256:v2', way: 'refuses' };
    const wish = { onUnreachable: 'continue-without' as const, violations: [] };
    expect(await run(ill, { to: v2, faults: [fault], ...wish })).toMatchObject({ kind: 'undone' });
    expectEverywhere(ill, ['sha256:v1'], 'ill');
    const gone = await deployed(v1);
    const faults = HOSTS.map((host): Fault => ({ host, kind: 'run', digest: 'sha256:v2', way: 'away' }));
    expect(await run(gone, { to: v2, faults, ...wish })).toMatchObject({ because: expect.any(Error) });
    expect(serves(gone)).toEqual(['sha256:v1', 'sha256:v1', 'sha256:v1']);
  });
});

describe('a host goes away, and everything stops', () => {
  test.each(IN_THE_SWITCH)('at $kind on $host ($way): nothing is turned back', async (fault) => {
    const { disks, outcome, violations } = await strike(fault, 'stop');
    expect(outcome).toMatchObject({ kind: 'failed', unmet: [] });
    expect(codeOf(outcome)).toBe('HOSTS_DISAGREE');
    expect([...outcome.stragglers.keys()]).toEqual(HOSTS);
    expect(serves(others(disks, fault))).toEqual(['sha256:v2', 'sha256:v2']);
    await expectConvergence(disks, violations, JSON.stringify(fault));
  });

  test.each(BEFORE)('at $kind on $host ($way): before the switch there is nothing to stop', async (fault) => {
    const { disks, outcome } = await strike(fault, 'stop');
    expect(codeOf(outcome)).toBe('ENGINE_UNREACHABLE');
    expectEverywhere(others(disks, fault), ['sha256:v1'], 'the others');
  });
});

test.each(HOSTS)(
  'green that ends on %s while others are waited for: nobody is told to switch',
  async (host) => {
    const { disks, outcome, violations } = await strike({
      host,
      kind: 'healthy',
      digest: 'sha256:v2',
      way: 'ends',
    });
    expect(codeOf(outcome)).toBe('UNHEALTHY');
    expect([...outcome.failures.keys()]).toEqual([host]);
    expectEverywhere(disks, ['sha256:v1'], 'ended');
    expect(violations).toEqual([]);
  },
);

describe('the coordinator is killed', () => {
  test('at every tick: each host serves one release whole, and while they differ both ways are open on all', async () => {
    const start = await deployed(v1);
    const violations: string[] = [];
    const seen = { ticks: 0, mixed: 0 };
    await killedAtEveryTick(start, { to: v2, violations }, async (disks, where) => {
      seen.ticks++;
      const now = new Set(serves(disks));
      if (now.size > 1) {
        seen.mixed++;
        for (const disk of disks.values()) {
          const up = [...disk.containers.values()].filter(({ state }) => state === 'running');
          expect(up.map(({ image }) => image.digest).sort()).toEqual(['sha256:v1', 'sha256:v2']);
        }
      }
      await expectConvergence(disks, violations, where);
    });
    expect(violations).toEqual([]);
    // There is such a moment, and what comes before and after it is the most.
    expect(seen.mixed).toBeGreaterThan(0);
    expect(seen.mixed).toBeLessThan(seen.ticks / 4);
  });
});

describe('hosts that are switched one after another', () => {
  const BY_ONE = { to: v2, rolling: 1 };

  test.each<[number, string[]]>([
    [1, ['a', 'b', 'c']],
    [2, ['a', 'b', 'c']],
  ])('in batches of %d: in their order, and none before those before it serve', async (rolling, order) => {
    const disks = await deployed(v1);
    const [steps, violations]: [string[], string[]] = [[], []];
    const onStep = (host: string): void => {
      steps.push(host);
      const waiting = [...disks].filter(([name]) => name > host && HOSTS.indexOf(name) >= rolling);
      // Whoever comes in a later batch serves what it did.
      for (const [name, disk] of waiting)
        if (Math.floor(HOSTS.indexOf(name) / rolling) > Math.floor(HOSTS.indexOf(host) / rolling))
          expect([name, endState(disk).serves]).toEqual([name, ['sha256:v1']]);
    };
    expect(await run(disks, { to: v2, rolling, violations, onStep })).toMatchObject({ kind: 'deployed' });
    expect({ steps: steps.toSorted(), violations }).toEqual({ steps: order, violations: [] });
    expectEverywhere(disks, ['sha256:v2'], 'rolling');
  });

  test.each(HOSTS.flatMap((host) => (['route', 'serving'] as const).map((kind) => ({ host, kind }))))(
    'the switch of $host fails at $kind: those before it return too, and those after it are not switched',
    async ({ host, kind }) => {
      const fault: Fault = { host, kind, digest: 'sha256:v2', way: 'refuses' };
      const { disks, outcome, violations } = await strike(fault, undefined, 1);
      expect([outcome.kind, codeOf(outcome)]).toEqual(['undone', 'SWITCH_FAILED']);
      expectEverywhere(disks, ['sha256:v1'], JSON.stringify(fault));
      await expectConvergence(disks, violations, JSON.stringify(fault));
    },
  );

  test.each([...BEFORE, ...IN_THE_SWITCH])('$host goes away at $kind ($way)', async (fault) => {
    const undone = await strike(fault, undefined, 1);
    expectEverywhere(others(undone.disks, fault), ['sha256:v1'], 'undo');
    await expectConvergence(undone.disks, undone.violations, 'undo');
    const without = await strike(fault, 'continue-without', 1);
    expect(without.outcome).toMatchObject({ kind: 'deployed' });
    expectEverywhere(others(without.disks, fault), ['sha256:v2'], 'continue-without');
    await expectConvergence(without.disks, without.violations, 'continue-without');
  });

  test.each(IN_THE_SWITCH)(
    '$host goes away at $kind ($way), and everything stops where it is',
    async (fault) => {
      const { disks, outcome, violations } = await strike(fault, 'stop', 1);
      expect(codeOf(outcome)).toBe('HOSTS_DISAGREE');
      const served = [...others(disks, fault)].map(([name, disk]) => [
        name < fault.host,
        endState(disk).serves[0],
      ]);
      // Those before it were switched, those after it were not.
      expect(served).toEqual(served.map(([isBefore]) => [isBefore, isBefore ? 'sha256:v2' : 'sha256:v1']));
      await expectConvergence(disks, violations, JSON.stringify(fault));
    },
  );

  test('the coordinator is killed at every tick: the same command, and the one before, bring all together', async () => {
    const start = await deployed(v1);
    const violations: string[] = [];
    let between = 0;
    await killedAtEveryTick(start, { ...BY_ONE, violations }, async (disks, where) => {
      const now = [...disks.values()].map((disk) => endState(disk).serves.join());
      // Hosts are switched in their order, so those with the new one come first.
      expect({ where, now }).toEqual({ where, now: now.toSorted().toReversed() });
      if (new Set(now).size > 1) between++;
      const again = copy(disks);
      expect(await run(again, { ...BY_ONE, violations })).toMatchObject({ unmet: [] });
      expectEverywhere(again, ['sha256:v2'], where);
      await expectConvergence(disks, violations, where);
    });
    expect(violations).toEqual([]);
    expect(between).toBeGreaterThan(0);
  });
});
