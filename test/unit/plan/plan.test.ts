import { describe, expect, test } from '@jest/globals';
import { noSupport, place, placeSupport } from '../../../src/plan/index.ts';
import type { HostView, Release } from '../../../src/types/index.ts';
import { containersOf, serving, withGeneration } from '../../support/host-view.ts';
import { planText } from '../../support/plan-text.ts';
import { emptyHost, release, route } from '../../support/release.ts';

function planFor(to: Release | null, view: HostView, replace: ReadonlySet<string> = new Set()): string[] {
  const goal = to
    ? { generation: place(to, view, 'test'), support: placeSupport(to, view, replace) }
    : { generation: null, support: noSupport };
  return planText(goal, view);
}

describe('plan', () => {
  test('a first deploy makes the network and the proxy, then blue', () => {
    expect(planFor(release('v1'), emptyHost)).toEqual([
      'prepare a.1 + image shop:v1',
      'prepare a.1 + network',
      'prepare a.2 + proxy',
      'prepare a.3 + run shop-web-blue-1 10.210.1.238',
      'prepare a.4 ? healthy web blue',
      'prepare a.4 + staged',
      'switch a.1 + route',
      'switch a.2 ? serving',
    ]);
  });

  test('the next one starts green beside blue, and retires blue after the switch', () => {
    expect(planFor(release('v2'), serving(release('v1')))).toEqual([
      'prepare a.1 + image shop:v2',
      'prepare a.3 + run shop-web-green-1 10.210.65.238',
      'prepare a.4 ? healthy web green',
      'prepare a.4 + staged',
      'switch a.1 + route',
      'switch a.2 ? serving',
      'retire a.1 ? drained shop-web-blue-1 30000ms',
      'retire a.2 + gone shop-web-blue-1',
      'retire a.3 + pruned',
    ]);
  });

  test('the same again has nothing to make, only to witness', () => {
    expect(planFor(release('v1'), serving(release('v1')))).toEqual([
      'prepare a.4 ? healthy web blue',
      'switch a.2 ? serving',
    ]);
  });

  test('more replicas join the live colour', () => {
    expect(planFor(release('v1', { replicas: 2 }), serving(release('v1')))).toEqual([
      'prepare a.1 + image shop:v1',
      'prepare a.3 + run shop-web-blue-2 10.210.1.239',
      'prepare a.4 ? healthy web blue',
      'prepare a.4 + staged',
      'switch a.1 + route',
      'switch a.2 ? serving',
      'retire a.1 + pruned',
    ]);
  });

  test('other routes alone need no new container', () => {
    const routed = release('v1', { routes: [route('shop.example.com')] });
    expect(planFor(routed, serving(release('v1')))).not.toContainEqual(expect.stringContaining(' run '));
  });

  test('a green that an interrupted deploy left is started again when it has the same content', () => {
    const before = serving(release('v1'));
    const green = containersOf(place(release('v2'), before, 'test'), 'created');
    const view = { ...before, containers: [...before.containers, ...green] };
    expect(planFor(release('v2'), view)).toContainEqual('prepare a.3 + run shop-web-green-1 10.210.65.238');
    expect(planFor(release('v2'), view)).not.toContainEqual(expect.stringContaining('gone shop-web-green-1'));
  });

  test('a green that exits and is restarted by the engine is for the probe to judge', () => {
    const before = serving(release('v1'));
    const green = containersOf(place(release('v2'), before, 'test'), 'restarting');
    const view = { ...before, containers: [...before.containers, ...green] };
    expect(planFor(release('v2'), view)).not.toContainEqual(expect.stringContaining(' run '));
    expect(planFor(release('v2'), view)).toContainEqual('prepare a.4 ? healthy web green');
  });

  test('a green with other content is removed first, and only after the disk names what is loaded', () => {
    const before = serving(release('v1'));
    const interrupted = place(release('v2'), before, 'test');
    const view = withGeneration(
      { ...before, containers: [...before.containers, ...containersOf(interrupted)] },
      interrupted,
      { onDisk: true, loaded: false },
    );
    expect(planFor(release('v3'), view).slice(0, 4)).toEqual([
      'prepare a.1 + image shop:v3',
      'prepare a.3 + route',
      'prepare a.4 + gone shop-web-green-1',
      'prepare a.5 + run shop-web-green-1 10.210.65.239',
    ]);
  });

  test('taking down the last project takes the proxy and the network along', () => {
    expect(planFor(null, serving(release('v1')))).toEqual([
      'switch a.1 + route nothing',
      'switch a.2 ? serving nothing',
      'retire a.1 ? drained shop-web-blue-1 30000ms',
      'retire a.2 + gone shop-web-blue-1',
      'retire a.3 + proxy-gone',
      'retire a.4 + network-gone',
    ]);
  });

  test("taking down one of two projects leaves the other's proxy alone", () => {
    const other = { ...release('v1', { routes: [route('blog.example.com')] }), project: 'blog' };
    const both = serving(release('v1'), serving(other));
    expect(planFor(null, both)).toEqual([
      'switch a.1 + route nothing',
      'switch a.2 ? serving nothing',
      'retire a.1 ? drained shop-web-blue-1 30000ms',
      'retire a.2 + gone shop-web-blue-1',
      'retire a.3 + pruned',
    ]);
  });
});

describe('addresses', () => {
  test('an address that a generation routes to is never given away, even when its container is gone', () => {
    const before = serving({ ...release('v1', { routes: [route('blog.example.com')] }), project: 'blog' });
    const [blog] = before.proxy?.staged ?? [];
    const [first] = place(release('v1'), emptyHost, 'test').services;
    if (!before.proxy || !blog || !first) throw new Error('nothing is placed');
    const staged = [
      { ...blog, services: blog.services.map((one) => ({ ...one, instances: first.instances })) },
    ];
    const view = { ...before, containers: [], proxy: { ...before.proxy, staged } };
    expect(first.instances[0]?.address).toBe('10.210.1.238');
    expect(place(release('v1'), view, 'test').services[0]?.instances[0]?.address).toBe('10.210.1.239');
  });

  test('each project begins at a place of its own: two that are placed at the same moment do not meet', () => {
    const addresses = ['shop', 'blog', 'shop-staging'].map(
      (project) => place({ ...release('v1'), project }, emptyHost, 'test').services[0]?.instances[0]?.address,
    );
    expect(new Set(addresses).size).toBe(3);
  });

  test('colours have ranges apart, and both lie outside the upper half, which is for dynamic addresses', () => {
    const first = place(release('v1', { replicas: 3 }), emptyHost, 'test');
    const second = place(release('v2', { replicas: 3 }), serving(release('v1', { replicas: 3 })), 'test');
    const addresses = [first, second].flatMap(({ services }) =>
      services[0]?.instances.map(({ address }) => address),
    );
    expect(addresses).toEqual([
      '10.210.1.238',
      '10.210.1.239',
      '10.210.1.240',
      '10.210.65.238',
      '10.210.65.239',
      '10.210.65.240',
    ]);
  });
});
