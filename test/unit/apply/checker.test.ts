import { describe, expect, test } from '@jest/globals';
import { deploy, type Fleet } from '../../../src/apply/index.ts';
import { isUp, noSupport, place, placeSupport } from '../../../src/plan/index.ts';
import type {
  Generation,
  Goal,
  HostView,
  MakeStep,
  Outcome,
  Release,
  SupportingView,
  Target,
  World,
} from '../../../src/types/index.ts';
import { release, stack } from '../../support/release.ts';
import {
  Clock,
  freshDisk,
  simulatedHost,
  type Disk,
  type Fault,
  type FaultWay,
} from '../../support/simulated-host.ts';

/**
 * The protocol's checker over the real planner and applier: simulated hosts, every fault of every kind, a crash at
 * every tick and again at every tick of the recovery.
 */
const HOSTS = ['a', 'b', 'c'];
type Disks = Map<string, Disk>;
type Run = {
  to: Release | null;
  clock?: Clock;
  faults?: Fault[];
  ill?: ReadonlySet<string>;
  replace?: ReadonlySet<string>;
  violations: string[];
};

async function run(
  disks: Disks,
  { to, clock = new Clock(), faults = [], ill = new Set(), replace = new Set(), violations }: Run,
): Promise<Outcome | 'died'> {
  const check = (what: string, step: MakeStep): void => {
    const wrong = [...broken(disks, ill), ...untimely(step, to, disks.get(step.host))];
    violations.push(...wrong.map((why) => `${why} after ${what}`));
  };
  const fleet: Fleet = new Map(
    [...disks].map(([name, disk]) => [name, simulatedHost({ name, disk, clock, faults, ill, check })]),
  );
  try {
    const views = await Promise.all(
      [...fleet].map(async ([name, host]) => [name, await host.look()] as const),
    );
    const world: World = new Map(views);
    const target: Target = new Map(views.map(([name, view]) => [name, goalOf(to, view, replace)]));
    const proxy = { configuration: 'test' };
    const signal = new AbortController().signal;
    return await deploy({
      project: 'shop',
      to: target,
      world,
      fleet,
      proxy,
      signal,
      emit: () => undefined,
      now: () => 0,
      startedAt: 0,
    });
  } catch (error) {
    if (clock.ticks > clock.dieAt) return 'died';
    throw error;
  }
}

function goalOf(to: Release | null, view: HostView, replace: ReadonlySet<string>): Goal {
  if (to === null) return { generation: null, support: noSupport };
  return { generation: place(to, view, 'test'), support: placeSupport(to, view, replace) };
}

const loadedOf = ({ proxy }: Disk): string | undefined => proxy?.loaded.get('shop');

function broken(disks: Disks, ill: ReadonlySet<string>): string[] {
  const wrong: string[] = [];
  for (const [host, disk] of disks) {
    const loaded = generationOf(disk, loadedOf(disk));
    const onDisk = generationOf(disk, disk.proxy?.onDisk.get('shop'));
    if (loadedOf(disk) !== undefined && loaded === undefined)
      wrong.push(`${host} serves a generation that nobody knows`);
    for (const [generation, mark] of [
      [loaded, 'serves'],
      [onDisk, 'would serve'],
    ] as const) {
      for (const { name, configHash, sick } of instancesOf(generation, disk, ill)) {
        if (sick) wrong.push(`${host} ${mark} ${name} of ${configHash}, which is ${sick}`);
      }
    }
    const up = [...disk.supporting.values()].filter(({ state }) => isUp(state));
    const places = up.map(({ service, number }) => `${service} ${number}`);
    if (new Set(places).size < places.length)
      wrong.push(`${host} runs two at once on the same data: ${places.join()}`);
  }
  return wrong;
}

/** What was started before that which it depends on is as it has to be. */
function untimely(step: MakeStep, to: Release | null, disk: Disk | undefined): string[] {
  if (step.kind !== 'run' && step.kind !== 'started' && step.kind !== 'completed') return [];
  const { name, configHash } = step.service;
  const wanted = [...(to?.services ?? []), ...(to?.supporting ?? [])];
  if (!wanted.some((service) => service.name === name && service.configHash === configHash)) return [];
  return (to?.dependencies[name] ?? []).flatMap(({ service, condition }) => {
    const hash = wanted.find((other) => other.name === service)?.configHash;
    const swapped = [...(disk?.containers.values() ?? [])].some(
      (found) => found.service === service && found.configHash === hash && isUp(found.state),
    );
    const found = [...(disk?.supporting.values() ?? [])].filter((one) => one.service === service);
    const met = {
      started: swapped || found.some(({ state }) => isUp(state)),
      healthy: found.some(({ health, state }) => health === 'healthy' && isUp(state)),
      completed: found.some((one) => one.configHash === hash && one.state === 'exited' && one.exitCode === 0),
    };
    return met[condition] ? [] : [`${name} was started before ${service} was ${condition}`];
  });
}

function generationOf({ proxy }: Disk, id: string | undefined): Generation | undefined {
  return proxy?.staged.find((generation) => generation.id === id);
}

function instancesOf(generation: Generation | undefined, disk: Disk, ill: ReadonlySet<string>) {
  return (generation?.services ?? []).flatMap((service) =>
    service.instances.map(({ name, address }) => {
      const found = [...disk.containers.values()].find(
        (container) => container.name === name && container.address === address,
      );
      const right = found?.configHash === service.configHash && found.state === 'running';
      const sick = !right
        ? `not running (${found?.state ?? 'gone'})`
        : ill.has(service.image.digest)
          ? 'unhealthy'
          : '';
      return { name, configHash: service.configHash, sick };
    }),
  );
}

/** The digests that a host serves, and everything of ours that is there beside them. */
function endState(disk: Disk): { serves: string[]; strays: string[] } {
  const generation = generationOf(disk, loadedOf(disk));
  const wanted = new Set(generation?.services.flatMap(({ instances }) => instances.map(({ name }) => name)));
  const strays = [...disk.containers.values()].map(({ name }) => name).filter((name) => !wanted.has(name));
  const folders = (disk.proxy?.staged ?? []).filter(({ id }) => id !== generation?.id).map(({ id }) => id);
  return {
    serves: generation?.services.map(({ image }) => image.digest) ?? [],
    strays: [...strays, ...folders],
  };
}

async function deployed(first: Release, hosts: readonly string[] = HOSTS): Promise<Disks> {
  const disks: Disks = new Map(hosts.map((host) => [host, freshDisk()]));
  await run(disks, { to: first, violations: [] });
  return disks;
}

function expectEverywhere(disks: Disks, digests: readonly string[], where: string): void {
  for (const [host, disk] of disks) {
    expect({ where, host, ...endState(disk) }).toEqual({ where, host, serves: digests, strays: [] });
    expect(disk.proxy?.onDisk.get('shop')).toBe(loadedOf(disk));
  }
}

const v1 = release('v1');
const v2 = release('v2');
const copy = (disks: Disks): Disks => structuredClone(disks);

const WAYS: FaultWay[] = ['refuses', 'silent', 'half', 'lies'];
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
    for (let tick = 0; ; tick++) {
      const clock = new Clock(tick);
      const disks = copy(start);
      await run(disks, { to: v2, clock, violations });
      if (clock.ticks <= tick) break;
      await run(disks, { to: release('v3'), violations });
      expectEverywhere(disks, ['sha256:v3'], `killed at ${tick}`);
    }
    expect(violations).toEqual([]);
  });
});

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
    for (let tick = 0; ; tick++) {
      const clock = new Clock(tick);
      const disks = copy(start);
      await run(disks, { to, ill, clock, violations });
      const finished = clock.ticks <= tick;
      expect(await run(disks, { to, ill, violations })).toMatchObject({ kind: 'undone', unmet: [] });
      expect(await run(disks, { to, violations })).toMatchObject({ kind: 'deployed', unmet: [] });
      expectBehind(disks, to, v1Stack, `killed at ${tick}`);
      if (finished) break;
    }
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
    for (let tick = 0; ; tick++) {
      const clock = new Clock(tick);
      const disks = copy(start);
      await run(disks, { to, replace: REPLACE_DB, clock, violations });
      if (clock.ticks <= tick) break;
      expect(await run(disks, { to, violations })).toMatchObject({ unmet: [] });
      const databases = [...(disks.get('a')?.supporting.values() ?? [])].filter(
        ({ service }) => service === 'db',
      );
      expect(databases).toMatchObject([{ name: 'shop-db-1', state: 'running' }]);
    }
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
