import { describe, expect, test } from '@jest/globals';
import { isUp } from '../../../src/plan/index.ts';
import type { Release, SupportingView } from '../../../src/types/index.ts';
import {
  copy,
  deployed,
  expectEverywhere,
  killedAtEveryTick,
  run,
  type Disks,
  WAYS,
} from '../../support/checker.ts';
import { stack } from '../../support/release.ts';
import { freshDisk, type Disk } from '../../support/simulated-disk.ts';
import { Clock, type Fault } from '../../support/simulated-host.ts';

/** The checker over what stands behind nginx: databases, one-offs, networks, volumes, and their order. */
describe('what stands behind nginx', () => {
  const v1Stack = stack('v1');
  const REPLACE_DB = new Set(['db']);
  /** Whether the database differs, and whether `--service` names it. */
  const cases: [string, Release, ReadonlySet<string>][] = [
    ['the same database', stack('v2'), new Set()],
    ['another database, not named', stack('v2', { db: 'db2' }), new Set()],
    ['another database, named', stack('v2', { db: 'db2' }), REPLACE_DB],
  ];

  const stateOf = ({ name, configHash, state, exitCode }: SupportingView): string =>
    `${name} ${configHash} ${isUp(state) ? 'up' : `${state} ${exitCode}`}`;
  const behind = ({ supporting, networks, volumes }: Disk) => ({
    supporting: [...supporting.values()].map(stateOf).sort(),
    networks: [...networks.keys()],
    volumes: [...volumes],
  });
  const hashOf = (to: Release, name: string) =>
    to.supporting.find((one) => one.name === name)?.configHash ?? '';

  function expectBehind(disks: Disks, to: Release, db: Release, where: string): void {
    for (const disk of disks.values()) {
      const supporting = [
        `shop-db-1 ${hashOf(db, 'db')} up`,
        `shop-migrate-1 ${hashOf(to, 'migrate')} exited 0`,
        `shop-worker-1 ${hashOf(to, 'worker')} up`,
      ];
      expect({ where, ...behind(disk) }).toEqual({
        where,
        supporting,
        networks: ['shop_default'],
        volumes: ['shop_data'],
      });
    }
  }

  test('killed at every tick while one goes that left the file: the same again removes it, and nothing else', async () => {
    const names = new Set(['worker']);
    const to: Release = {
      ...stack('v2'),
      supporting: stack('v2').supporting.filter(({ name }) => name !== 'worker'),
    };
    const start = await deployed(v1Stack);
    const violations: string[] = [];
    for (let tick = 0; ; tick++) {
      const [clock, disks] = [new Clock(tick), copy(start)];
      await run(disks, { to, replace: names, clock, violations });
      expect(await run(disks, { to, replace: names, violations })).toMatchObject({ unmet: [] });
      for (const { supporting } of disks.values())
        expect([tick, [...supporting.values()].map(({ service }) => service).sort()]).toEqual([
          tick,
          ['db', 'migrate'],
        ]);
      if (clock.ticks <= tick) break;
    }
    expect(violations).toEqual([]);
  });

  test.each(cases)(
    '%s: a deploy ends with just that, and the same again changes nothing',
    async (_, to, replace) => {
      const violations: string[] = [];
      const disks = await deployed(v1Stack);
      expectBehind(disks, v1Stack, v1Stack, 'first');
      const before = copy(disks);
      expect(await run(disks, { to, replace, violations })).toMatchObject({ kind: 'deployed', unmet: [] });
      expectEverywhere(disks, ['sha256:v2'], 'second');
      expectBehind(disks, to, replace.has('db') ? to : v1Stack, 'second');
      if (!replace.has('db')) {
        for (const [host, disk] of disks) {
          const unchanged = [...(before.get(host)?.supporting ?? [])].filter(
            ([, { service }]) => service !== 'migrate',
          );
          expect(Object.fromEntries(disk.supporting)).toMatchObject(Object.fromEntries(unchanged));
        }
      }
      expect(await run(disks, { to, replace, violations })).toMatchObject({ kind: 'unchanged' });
      expect(violations).toEqual([]);
    },
  );

  const NEW: Fault[] = ['b'].flatMap((host) => [
    ...WAYS.flatMap((way): Fault[] => [
      { host, kind: 'aside', digest: 'sha256:db1', way },
      { host, kind: 'aside', digest: 'sha256:v1', way },
      { host, kind: 'started', digest: 'sha256:db2', way },
      { host, kind: 'completed', digest: 'sha256:v2', way },
      { host, kind: 'run', digest: 'sha256:v2', way },
    ]),
    { host, kind: 'ready', digest: 'sha256:db2', way: 'refuses' },
    { host, kind: 'healthy', digest: 'sha256:v2', way: 'refuses' },
    { host, kind: 'serving', digest: 'sha256:v2', way: 'refuses' },
  ]);

  test.each(NEW)('$kind of $digest $way: everything is again as it was', async (fault) => {
    const violations: string[] = [];
    const disks = await deployed(v1Stack);
    const to = stack('v2', { db: 'db2' });
    const outcome = await run(disks, { to, replace: REPLACE_DB, faults: [fault], violations });
    expect(outcome).toMatchObject({ kind: 'undone', unmet: [] });
    expectEverywhere(disks, ['sha256:v1'], JSON.stringify(fault));
    expectBehind(disks, v1Stack, v1Stack, JSON.stringify(fault));
    expect(violations).toEqual([]);
  });

  test.each(['started', 'completed', 'ready', 'run', 'healthy', 'project-network', 'volume'] as const)(
    'a first deploy in which %s fails leaves nothing but the volume',
    async (kind) => {
      for (const digest of ['any', 'sha256:db1', 'sha256:v2', 'sha256:worker1']) {
        const disks: Disks = new Map([['a', freshDisk()]]);
        const faults: Fault[] = [{ host: 'a', kind, digest, way: 'refuses' }];
        const outcome = await run(disks, { to: stack('v2'), faults, violations: [] });
        if (outcome !== 'died' && outcome.kind === 'deployed') continue;
        expect(outcome).toMatchObject({ kind: 'undone', unmet: [] });
        expect({ ...disks.get('a'), volumes: new Set() }).toEqual(freshDisk());
      }
    },
  );

  test('blue, which is ill while its database is away, is no obstacle on the way back', async () => {
    const disks = await deployed(v1Stack);
    const faults: Fault[] = [
      { host: 'a', kind: 'ready', digest: 'sha256:db2', way: 'refuses' },
      { host: 'a', kind: 'healthy', digest: 'sha256:v1', way: 'refuses' },
    ];
    const to = stack('v2', { db: 'db2' });
    expect(await run(disks, { to, replace: REPLACE_DB, faults, violations: [] })).toMatchObject({
      kind: 'undone',
      unmet: [],
    });
    expectEverywhere(disks, ['sha256:v1'], 'turned back');
    expectBehind(disks, v1Stack, v1Stack, 'turned back');
  });

  test('a one-off that ends badly switches nothing', async () => {
    const disks = await deployed(v1Stack);
    const ill = new Set(['sha256:bad']);
    const to = stack('v2', { migrate: 'bad' });
    expect(await run(disks, { to, ill, violations: [] })).toMatchObject({ kind: 'undone', unmet: [] });
    expectEverywhere(disks, ['sha256:v1'], 'bad migration');
    expectBehind(disks, v1Stack, v1Stack, 'bad migration');
  });

  test('a one-off that ends badly, killed at every tick: the next deploy does not take its end for a good one', async () => {
    const start = await deployed(v1Stack, ['a']);
    const to = stack('v2', { migrate: 'v3' });
    const ill = new Set(['sha256:v3']);
    const violations: string[] = [];
    await killedAtEveryTick(start, { to, ill, violations }, async (disks, where) => {
      expect(await run(disks, { to, ill, violations })).toMatchObject({ kind: 'undone', unmet: [] });
      expect(await run(disks, { to, violations })).toMatchObject({ kind: 'deployed', unmet: [] });
      expectBehind(disks, to, v1Stack, where);
    });
    expect(violations).toEqual([]);
  });

  test('taking the project down leaves nothing but the volume', async () => {
    const disks = await deployed(v1Stack);
    expect(await run(disks, { to: null, violations: [] })).toMatchObject({ kind: 'deployed', unmet: [] });
    for (const disk of disks.values()) {
      expect(disk.volumes).toEqual(new Set(['shop_data']));
      expect({ ...disk, volumes: new Set() }).toEqual(freshDisk());
    }
  });

  test.each([
    ['a first deploy', null, stack('v2'), new Set<string>()] as const,
    ...cases.map(([name, to, replace]) => [name, v1Stack, to, replace] as const),
  ])(
    '%s, killed at every tick, and again at every tick of the recovery: the next plain deploy converges',
    async (_, before, to, replace) => {
      const start: Disks = before ? await deployed(before, ['a']) : new Map([['a', freshDisk()]]);
      const violations: string[] = [];
      let crashes = 0;
      for (let first = 0; ; first++) {
        const clock = new Clock(first);
        const crashed = copy(start);
        await run(crashed, { to, replace, clock, violations });
        if (clock.ticks <= first) break;
        for (let second = 0; ; second++) {
          const disks = copy(crashed);
          const again = new Clock(second);
          await run(disks, { to, replace, clock: again, violations });
          crashes++;
          const outcome = await run(disks, { to, replace, violations });
          const where = `killed at ${first} and ${second}`;
          expect({ where, outcome }).toMatchObject({ where, outcome: { unmet: [] } });
          expectEverywhere(disks, ['sha256:v2'], where);
          expectBehind(disks, to, before === null || replace.has('db') ? to : before, where);
          if (again.ticks <= second) break;
        }
      }
      expect(crashes).toBeGreaterThan(100);
      expect(violations).toEqual([]);
    },
  );

  test('killed while the database is replaced, then deployed without naming it: one database, no stray', async () => {
    const start = await deployed(v1Stack, ['a']);
    const to = stack('v2', { db: 'db2' });
    const violations: string[] = [];
    await killedAtEveryTick(start, { to, replace: REPLACE_DB, violations }, async (disks) => {
      expect(await run(disks, { to, violations })).toMatchObject({ unmet: [] });
      const databases = [...(disks.get('a')?.supporting.values() ?? [])].filter(
        ({ service }) => service === 'db',
      );
      expect(databases).toMatchObject([{ name: 'shop-db-1', state: 'running' }]);
    });
    expect(violations).toEqual([]);
  });
});
