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
): Promise<{ disks: Disks; outcome: Outcome; violations: string[] }> {
  const violations: string[] = [];
  const disks = await deployed(v1);
  const wish = onUnreachable ? { onUnreachable } : {};
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
