import { describe, expect, test } from '@jest/globals';
import type { HookName, Outcome, Release, ReleasedHook } from '../../../src/types/index.ts';
import { copy, deployed, expectEverywhere, run, v1, v2, type Disks } from '../../support/checker.ts';
import { migrating } from '../../support/release.ts';
import { Clock, type Fault } from '../../support/simulated-host.ts';

/** The checker over hooks and migrations: when they are run, and what becomes of a deploy in which one fails. */
const hook = (name: HookName, eachHost = false): ReleasedHook => ({
  name,
  timeout: 1000,
  eachHost,
  action: { kind: 'local', command: ['true'], directory: '/' },
});
const NAMES = ['pre-deploy', 'pre-switch', 'post-switch', 'on-failure'] as const;
const HOOKS = NAMES.map((name) => hook(name));

type Told = { outcome: Outcome | 'died'; ran: string[] };

async function up(
  disks: Disks,
  to: Release,
  more: { faults?: Fault[]; hooks?: readonly ReleasedHook[] } = {},
) {
  const ran: string[] = [];
  const violations: string[] = [];
  const onHook = (name: string, host: string): void => void ran.push(`${name} ${host}`);
  const outcome = await run(disks, { to, hooks: HOOKS, ...more, onHook, violations });
  expect(violations).toEqual([]);
  return { outcome, ran } satisfies Told;
}

const failing = (name: HookName): Fault[] => [{ host: 'a', kind: 'hook', digest: name, way: 'refuses' }];

describe('hooks', () => {
  test('are run once, each at its moment; the same again runs none', async () => {
    const disks = await deployed(v1);
    const { outcome, ran } = await up(disks, v2);
    expect(outcome).toMatchObject({ kind: 'deployed', hooks: [{ hook: 'pre-deploy', host: 'a' }, {}, {}] });
    expect(ran).toEqual(['pre-deploy a', 'pre-switch a', 'post-switch a']);
    expect(await up(disks, v2)).toMatchObject({ outcome: { kind: 'unchanged' }, ran: [] });
  });

  test('are run on each host where that is asked for, when all of them have come so far', async () => {
    const disks = await deployed(v1);
    const { ran } = await up(disks, v2, { hooks: [hook('pre-switch', true), hook('post-switch', true)] });
    expect(ran.slice(0, 3).sort()).toEqual(['pre-switch a', 'pre-switch b', 'pre-switch c']);
    expect(ran.slice(3).sort()).toEqual(['post-switch a', 'post-switch b', 'post-switch c']);
  });

  test.each(['pre-deploy', 'pre-switch'] as const)('%s that fails leaves all as it was', async (name) => {
    const disks = await deployed(v1);
    const { outcome, ran } = await up(disks, v2, { faults: failing(name) });
    expect(outcome).toMatchObject({ kind: 'undone', unmet: [], because: { message: 'not seen in time' } });
    expectEverywhere(disks, ['sha256:v1'], name);
    expect(ran.at(-1)).toBe('on-failure a');
    expect(ran).not.toContain('post-switch a');
  });

  test('post-switch that fails turns nothing back', async () => {
    const disks = await deployed(v1);
    const { outcome } = await up(disks, v2, { faults: failing('post-switch') });
    expect(outcome).toMatchObject({
      kind: 'deployed',
      unmet: [],
      afterwards: { message: 'not seen in time' },
      hooks: [{}, {}, { hook: 'post-switch', message: 'not seen in time' }],
    });
    expectEverywhere(disks, ['sha256:v2'], 'post-switch');
  });

  test('on-failure is told of a switch that failed, and its own failure changes nothing', async () => {
    const disks = await deployed(v1);
    const serving: Fault = { host: 'c', kind: 'serving', digest: 'sha256:v2', way: 'refuses' };
    const told: Readonly<Record<string, string>>[] = [];
    const outcome = await run(disks, {
      to: v2,
      hooks: HOOKS,
      faults: [serving, ...failing('on-failure')],
      onHook: (name, _, variables) => void (name === 'on-failure' && told.push(variables)),
      violations: [],
    });
    expect(outcome).toMatchObject({ kind: 'undone', because: { code: 'SWITCH_FAILED' } });
    expect(outcome).not.toHaveProperty('afterwards');
    expect(told).toMatchObject([{ CTR_BG_OUTCOME: 'undone', CTR_BG_ERROR_CODE: 'SWITCH_FAILED' }]);
    expectEverywhere(disks, ['sha256:v1'], 'on-failure');
  });

  test('killed at every tick: the next deploy converges, whatever was run', async () => {
    const start = await deployed(v1, ['a', 'b']);
    const violations: string[] = [];
    for (let tick = 0; ; tick++) {
      const clock = new Clock(tick);
      const disks = copy(start);
      await run(disks, { to: v2, hooks: HOOKS, clock, violations });
      // Where one host is live already, what comes before the switch is run again before that of the others.
      const recovery: string[] = [];
      expect(await run(disks, { to: v2, hooks: HOOKS, violations: recovery })).toMatchObject({ unmet: [] });
      violations.push(...recovery.filter((why) => !why.startsWith('pre-')));
      expectEverywhere(disks, ['sha256:v2'], `killed at ${tick}`);
      if (clock.ticks <= tick) break;
    }
    expect(violations).toEqual([]);
  });
});

describe('a migration', () => {
  const migrated = (disks: Disks): string[] =>
    [...disks].flatMap(([host, { supporting }]) =>
      [...supporting.values()].flatMap(({ service, image }) =>
        service === 'migrate' ? [`${host} ${image.digest}`] : [],
      ),
    );

  test('is run on the first host alone, before any host starts what needs it', async () => {
    const disks = await deployed(v1);
    const order: string[] = [];
    const violations: string[] = [];
    const to = migrating('v2', true);
    const faults: Fault[] = [{ host: 'a', kind: 'completed', digest: 'sha256:v2', way: 'refuses' }];
    expect(await run(disks, { to, faults, violations })).toMatchObject({ kind: 'undone', unmet: [] });
    for (const { containers } of disks.values())
      order.push(...[...containers.values()].map(({ image }) => image.digest));
    expect(order).toEqual(['sha256:v1', 'sha256:v1', 'sha256:v1']);
    expect(await run(disks, { to, violations: [] })).toMatchObject({
      kind: 'deployed',
      migrations: [{ host: 'a', service: 'migrate', reversible: true }],
    });
    expect(migrated(disks)).toEqual(['a sha256:v2']);
    expect(await run(disks, { to, violations: [] })).toMatchObject({ kind: 'unchanged', migrations: [] });
  });

  test('that was run is told of when the deploy is turned back after it', async () => {
    const disks = await deployed(v1);
    const faults: Fault[] = [{ host: 'b', kind: 'healthy', digest: 'sha256:v2', way: 'refuses' }];
    expect(await run(disks, { to: migrating('v2', false), faults, violations: [] })).toMatchObject({
      kind: 'undone',
      migrations: [{ host: 'a', service: 'migrate', reversible: false }],
    });
    expectEverywhere(disks, ['sha256:v1'], 'turned back');
  });
});
