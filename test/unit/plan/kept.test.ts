import { describe, expect, test } from '@jest/globals';
import { goalBefore, keptBeside, keptGenerations, noSupport, place } from '../../../src/plan/index.ts';
import type { HostView, Release } from '../../../src/types/index.ts';
import { serving } from '../../support/host-view.ts';
import { planText } from '../../support/plan-text.ts';
import { release, route } from '../../support/release.ts';

const KEEP = 3_600_000;
const [v1, v2, v3] = [release('v1'), release('v2'), release('v3')];

function planFor(to: Release | null, view: HostView, keep = 0): string[] {
  if (to === null) return planText({ generation: null, support: noSupport }, view);
  const generation = place(to, view, 'test');
  return planText({ generation, support: noSupport, kept: keptBeside(generation, view, keep) }, view);
}

/** A host that serves the second release and keeps the first. */
function keeping(first: Release, second: Release, isDue = false): HostView {
  const before = serving(first);
  const id = place(first, before, 'test').id;
  const after = serving(second, before);
  return { ...after, proxy: after.proxy && { ...after.proxy, kept: new Map([[id, { until: 1, isDue }]]) } };
}

describe('with keep', () => {
  test('blue is marked and stays where it was drained and removed', () => {
    const plan = planFor(v2, serving(v1), KEEP).filter((line) => !line.startsWith('prepare'));
    expect(plan).toEqual(['switch a.1 + kept 3600000ms', 'switch a.2 + route', 'switch a.3 ? serving']);
  });

  test('a first deploy, and the same again, keep nothing', () => {
    expect(planFor(v1, serving(v1), KEEP)).toEqual(planFor(v1, serving(v1)));
  });

  test('fewer replicas keep those that are too many', () => {
    const plan = planFor(release('v1', { replicas: 1 }), serving(release('v1', { replicas: 3 })), KEEP);
    expect(plan.filter((line) => line.includes('kept'))).toEqual(['switch a.1 + kept 3600000ms']);
    expect(plan.filter((line) => line.startsWith('retire'))).toEqual([]);
  });

  test('a mark that what serves has from a deploy that was cut off goes first', () => {
    const view = serving(v1);
    const id = view.proxy?.loaded.get('shop') ?? '';
    const kept = new Map([[id, { until: 1, isDue: true }]]);
    const marked = { ...view, proxy: view.proxy && { ...view.proxy, kept } };
    expect(planFor(v2, marked, KEEP)[1]).toBe('prepare a.3 + pruned');
    expect(planFor(v2, marked)).not.toContainEqual(expect.stringMatching(/^prepare.*pruned/));
  });
});

describe('what is kept', () => {
  test('is none of the release that serves, by whatever generation', () => {
    const before = serving(v1);
    const [plain] = before.proxy?.staged ?? [];
    if (!plain || !before.proxy) throw new Error('nothing serves');
    // It had something staged beside it, was marked when that was to go live, and what did was taken back.
    const proxy = {
      ...before.proxy,
      staged: [plain, { ...plain, id: 'ffffffffffff' }],
      kept: new Map([['ffffffffffff', { until: 1, isDue: false }]]),
    };
    const view = { ...before, proxy };
    expect(keptGenerations(view, 'shop')).toEqual([]);
    expect(planFor(v2, view)).toEqual(planFor(v2, before));
  });

  test('stays while it has time, whatever else is deployed at its side', () => {
    expect(planFor(v2, keeping(v1, v2))).toEqual(['prepare a.4 ? healthy web green', 'switch a.2 ? serving']);
    const routed = release('v2', { routes: [route('shop.example.com')] });
    expect(planFor(routed, keeping(v1, v2))).not.toContainEqual(expect.stringContaining('gone'));
  });

  test('is gone back to by the switch alone, and is then marked no more', () => {
    expect(planFor(v1, keeping(v1, v2))).toEqual([
      'prepare a.4 ? healthy web blue',
      'switch a.1 + route',
      'switch a.2 ? serving',
      'retire a.1 ? drained shop-web-green-1 30000ms',
      'retire a.2 + gone shop-web-green-1',
      'retire a.3 + pruned',
    ]);
  });

  test('is retired by the next command when its time is over', () => {
    expect(planFor(v2, keeping(v1, v2, true)).filter((line) => line.startsWith('retire'))).toEqual([
      'retire a.1 ? drained shop-web-blue-1 30000ms',
      'retire a.2 + gone shop-web-blue-1',
      'retire a.3 + pruned',
    ]);
  });

  test('makes way, drained, where the next deploy needs its place', () => {
    expect(planFor(v3, keeping(v1, v2), KEEP)).toEqual([
      'prepare a.1 + image shop:v3',
      'prepare a.3 ? drained shop-web-blue-1 30000ms',
      'prepare a.4 + gone shop-web-blue-1',
      'prepare a.5 + run shop-web-blue-1 10.210.1.239',
      'prepare a.6 ? healthy web blue',
      'prepare a.6 + staged',
      'switch a.1 + kept 3600000ms',
      'switch a.2 + route',
      'switch a.3 ? serving',
      // As it is seen before the deploy; afterwards they hold.
      'retire a.1 ? drained shop-web-blue-1 30000ms',
      'retire a.2 + gone shop-web-blue-1',
      'retire a.3 + pruned',
    ]);
  });

  test('of which a container was stopped is nothing to go back to at once', () => {
    const view = keeping(v1, v2);
    const stopped = view.containers.map((found) =>
      found.color === 'blue' ? { ...found, state: 'exited' as const } : found,
    );
    expect(planFor(v2, { ...view, containers: stopped })).toContainEqual('retire a.1 + gone shop-web-blue-1');
  });

  test('is left alone by the undo of a deploy, also when its time is over', () => {
    const view = keeping(v1, v2, true);
    expect(planText(goalBefore(view, 'shop'), view)).toEqual(['switch a.2 ? serving']);
  });

  test('goes with the project', () => {
    expect(planFor(null, keeping(v1, v2))).toContainEqual('retire a.2 + gone shop-web-blue-1');
    expect(planFor(null, keeping(v1, v2))).toContainEqual('retire a.2 + gone shop-web-green-1');
  });

  test('is told of as what does not serve', () => {
    expect(keptGenerations(keeping(v1, v2), 'shop').map((one) => one.release)).toEqual([v1.id]);
    expect(keptGenerations(keeping(v1, v2), 'blog')).toEqual([]);
  });
});
