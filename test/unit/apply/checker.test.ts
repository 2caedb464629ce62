import { describe, expect, test } from '@jest/globals';
import { deploy, type Fleet } from '../../../src/apply/index.ts';
import { place } from '../../../src/plan/index.ts';
import type { Generation, Outcome, Release, Target, World } from '../../../src/types/index.ts';
import { release } from '../../support/release.ts';
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
  violations: string[];
};

async function run(
  disks: Disks,
  { to, clock = new Clock(), faults = [], ill = new Set(), violations }: Run,
): Promise<Outcome | 'died'> {
  const check = (what: string): void => {
    violations.push(...broken(disks, ill).map((why) => `${why} after ${what}`));
  };
  const fleet: Fleet = new Map(
    [...disks].map(([name, disk]) => [name, simulatedHost({ name, disk, clock, faults, ill, check })]),
  );
  try {
    const views = await Promise.all(
      [...fleet].map(async ([name, host]) => [name, await host.look()] as const),
    );
    const world: World = new Map(views);
    const target: Target = new Map(views.map(([name, view]) => [name, to && place(to, view, 'test')]));
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
  }
  return wrong;
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

describe('the checker itself', () => {
  test('sees a blue that is removed while it serves', async () => {
    const disks = await deployed(v1);
    disks.get('a')?.containers.clear();
    expect(broken(disks, new Set())).toContainEqual(expect.stringContaining('a serves shop-web-blue-1'));
  });
});
