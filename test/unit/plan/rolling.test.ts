import { describe, expect, test } from '@jest/globals';
import { countBatches, noSupport, place, plan, withTurns } from '../../../src/plan/index.ts';
import type { HostWish, ProxyView, RollingSettings, Target, World } from '../../../src/types/index.ts';
import { emptyHost, release } from '../../support/release.ts';

const HOSTS = ['e', 'd', 'c', 'b', 'a'];
const written: HostWish[] = HOSTS.map((name, index) => ({
  name,
  endpoint: `ssh://${name}`,
  groups: [index < 2 ? 'eu' : 'us', 'all'],
}));
const world: World = new Map(HOSTS.map((host) => [host, emptyHost]));
const target: Target = new Map(
  HOSTS.map((host) => [host, { generation: place(release('v1'), emptyHost, 'test'), support: noSupport }]),
);

/** The hosts of each batch, in the order of the stages. */
function batches(rolling: RollingSettings | undefined): string[][] {
  const { reversible } = plan('shop', withTurns(target, rolling, written), world, { configuration: 'test' });
  return reversible
    .filter(({ name }) => name === 'switch')
    .map(({ lanes }) => lanes.map(({ host }) => host).toSorted());
}

describe('batches', () => {
  test.each<[string, RollingSettings['batch'] | undefined, string[][]]>([
    ['all at once', undefined, [['a', 'b', 'c', 'd', 'e']]],
    [
      'one by one, in the order of the file',
      { kind: 'count', count: 1 },
      [['e'], ['d'], ['c'], ['b'], ['a']],
    ],
    ['two by two', { kind: 'count', count: 2 }, [['d', 'e'], ['b', 'c'], ['a']]],
    ['more than there are', { kind: 'count', count: 9 }, [['a', 'b', 'c', 'd', 'e']]],
    [
      'a half, rounded up',
      { kind: 'part', part: 0.5 },
      [
        ['c', 'd', 'e'],
        ['a', 'b'],
      ],
    ],
    ['one at least', { kind: 'part', part: 0.01 }, [['e'], ['d'], ['c'], ['b'], ['a']]],
    [
      'by their first group',
      { kind: 'group' },
      [
        ['d', 'e'],
        ['a', 'b', 'c'],
      ],
    ],
  ])('%s', (_name, batch, expected) => {
    const rolling = batch && { batch, pause: 0 };
    expect(batches(rolling)).toEqual(expected);
    expect(countBatches(HOSTS, rolling, written)).toBe(expected.length);
  });

  test('a host without a group is none of a group', () => {
    const without = written.map((host) => (host.name === 'c' ? { name: 'c', endpoint: 'ssh://c' } : host));
    expect(() => withTurns(target, { batch: { kind: 'group' }, pause: 0 }, without)).toThrow('c has none');
  });
});

test('all are prepared first; between two batches is a pause, and none where nothing was switched', () => {
  const rolling: RollingSettings = { batch: { kind: 'count', count: 2 }, pause: 30_000 };
  const names = (of: World) =>
    plan('shop', withTurns(target, rolling, written), of, { configuration: 'test' }).reversible.map(
      ({ name }) => name,
    );
  expect(names(world)).toEqual(['prepare', 'switch', 'pause', 'switch', 'pause', 'switch']);
  const served = target.get('e')?.generation;
  if (!served) throw new Error('no generation');
  const serving = new Map([['shop', served.id]]);
  const proxy: ProxyView = {
    container: 'proxy',
    image: 'nginx',
    state: 'running',
    publish: { port: 80 },
    configuration: 'test',
    staged: [served],
    unreadable: [],
    onDisk: serving,
    networks: ['ctr-bg'],
    loaded: serving,
    recorded: new Map(),
    kept: new Map(),
  };
  const switched: World = new Map(
    [...world].map(([host, view]) => [host, ['e', 'd'].includes(host) ? { ...view, proxy } : view]),
  );
  expect(names(switched)).toEqual(['prepare', 'switch', 'switch', 'pause', 'switch']);
});
