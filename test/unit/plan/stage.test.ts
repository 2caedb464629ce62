import { describe, expect, test } from '@jest/globals';
import {
  checkRoutes,
  goalBefore,
  keptBeside,
  liveGeneration,
  noSupport,
  place,
  restorable,
  stageBeside,
  stagedGeneration,
  withoutPreview,
} from '../../../src/plan/index.ts';
import type { Generation, Goal, HostView, Release } from '../../../src/types/index.ts';
import { containersOf, serving, withGeneration } from '../../support/host-view.ts';
import { planText } from '../../support/plan-text.ts';
import { emptyHost, release, route } from '../../support/release.ts';

const [v1, v2, v3] = [release('v1'), release('v2'), release('v3')];
const ways = { cookie: false };

function staging(to: Release, view: HostView): Generation {
  return stageBeside({ next: place(to, view, 'test'), ways }, view, 'test');
}

const planStage = (to: Release, view: HostView): string[] => {
  const generation = staging(to, view);
  return planText({ generation, support: noSupport, kept: keptBeside(generation, view, 0) }, view);
};

/** A host that serves the first release, with the second one staged. */
function staged(first: Release, second: Release): HostView {
  const before = serving(first);
  const generation = staging(second, before);
  const after = withGeneration(before, generation, { onDisk: true, loaded: true });
  const next = generation.preview?.next;
  const green = next ? containersOf(next).filter(({ color }) => color === 'green') : [];
  const { proxy } = after;
  return {
    ...after,
    containers: [...before.containers, ...green],
    proxy: proxy && { ...proxy, staged: [generation] },
  };
}

function abortGoal(view: HostView): Goal {
  const goal = goalBefore(view, 'shop');
  return { ...goal, generation: goal.generation && withoutPreview(goal.generation, 'test') };
}

describe('staging', () => {
  test('starts green, judges it alone, and retires nothing', () => {
    expect(planStage(v2, serving(v1))).toEqual([
      'prepare a.1 + image shop:v2',
      'prepare a.3 + run shop-web-green-1 10.210.65.238',
      'prepare a.4 ? healthy web green',
      'prepare a.4 + staged',
      'switch a.1 + route',
      'switch a.2 ? serving',
      'retire a.1 + pruned',
    ]);
  });

  test('the same again changes nothing', () => {
    expect(planStage(v2, staged(v1, v2))).toEqual([
      'prepare a.4 ? healthy web green',
      'switch a.2 ? serving',
    ]);
  });

  test('another one takes the place of what was staged, at another address', () => {
    const lines = planStage(v3, staged(v1, v2));
    expect(lines).toContain('prepare a.3 + gone shop-web-green-1');
    expect(lines).toContain('prepare a.4 + run shop-web-green-1 10.210.65.239');
    expect(lines).not.toContainEqual(expect.stringContaining('blue'));
  });

  test('what serves is no preview of itself', () => {
    const view = serving(v1);
    expect(staging(v1, view)).toEqual({ ...liveGeneration(view, 'shop') });
    expect(planStage(v1, staged(v1, v2))).toContain('retire a.2 + gone shop-web-green-1');
  });

  test('where nothing serves is refused', () => {
    expect(() => staging(v1, emptyHost)).toThrow(
      expect.objectContaining({ code: 'NOTHING_LIVE', exitCode: 2 }),
    );
  });

  test('of a service that stays as it is shares its containers', () => {
    const [one, two] = [release('v1', {}, ['web', 'api']), release('v2', {}, ['web', 'api'])];
    const mixed = { ...two, services: [one.services[0], two.services[1]].flatMap((x) => x ?? []) };
    const runs = planStage(mixed, serving(one)).filter((line) => line.includes(' run '));
    expect(runs).toEqual(['prepare a.3 + run shop-api-green-1 10.210.65.238']);
  });

  test('another key is another generation, and the key is told by none', () => {
    const view = serving(v1);
    const next = place(v2, view, 'test');
    const ids = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb'].map((id) => {
      const key = { id, value: () => 'canary' };
      return stageBeside({ next, ways: { header: 'X-Preview', cookie: true, key } }, view, 'test').id;
    });
    expect(new Set(ids).size).toBe(2);
  });
});

describe('what is staged', () => {
  const view = staged(v1, v2);

  test('is promoted by one switch, and blue is drained', () => {
    const generation = place(v2, view, 'test');
    expect(generation.id).toBe(stagedGeneration(view, 'shop')?.id);
    expect(planText({ generation, support: noSupport }, view)).toEqual([
      'prepare a.4 ? healthy web green',
      'prepare a.4 + staged',
      'switch a.1 + route',
      'switch a.2 ? serving',
      'retire a.1 ? drained shop-web-blue-1 30000ms',
      'retire a.2 + gone shop-web-blue-1',
      'retire a.3 + pruned',
    ]);
  });

  test('is kept as blue by a promotion that keeps, and not as what is staged', () => {
    const generation = place(v2, view, 'test');
    const goal = { generation, support: noSupport, kept: keptBeside(generation, view, 1000) };
    expect(planText(goal, view).filter((line) => line.includes(' kept '))).toEqual([
      'switch a.1 + kept 1000ms',
    ]);
  });

  test('is given up by a switch, and what serves is not judged', () => {
    expect(planText(abortGoal(view), view)).toEqual([
      'prepare a.4 + staged',
      'switch a.1 + route',
      'switch a.2 ? serving',
      'retire a.1 ? drained shop-web-green-1 30000ms',
      'retire a.2 + gone shop-web-green-1',
      'retire a.3 + pruned',
    ]);
  });

  test('is gone after a deploy of something else', () => {
    const generation = place(v3, view, 'test');
    const lines = planText({ generation, support: noSupport, kept: keptBeside(generation, view, 0) }, view);
    expect(lines).toContain('prepare a.4 + run shop-web-green-1 10.210.65.239');
  });

  test('is gone back to while it is there, and else what served is', () => {
    const goal = goalBefore(view, 'shop');
    expect(planText(goal, view)).toEqual(['switch a.2 ? serving']);
    expect(restorable(goal, view, 'test')).toBe(goal);
    const without = { ...view, containers: view.containers.filter(({ color }) => color === 'blue') };
    expect(restorable(goal, without, 'test').generation?.preview).toBeUndefined();
  });
});

test("hosts of what is staged, and of its preview, are nobody else's", () => {
  const before = serving({ ...release('v1', { routes: [route('a.test')] }), project: 'shop' });
  const next = place({ ...release('v2', { routes: [route('b.test')] }), project: 'shop' }, before, 'test');
  const key = { id: 'aaaaaaaaaaaa' };
  const open = { header: 'X-Preview', host: 'c.test', cookie: false, key };
  const generation = stageBeside({ next, ways: open }, before, 'test');
  const view = withGeneration(before, generation, { onDisk: true, loaded: true });
  for (const host of ['b.test', 'c.test']) {
    const rival = place({ ...release('v1', { routes: [route(host)] }), project: 'blog' }, view, 'test');
    expect(() => checkRoutes(rival, view)).toThrow(
      expect.objectContaining({
        code: 'ROUTE_CONFLICT',
        hint: expect.stringContaining('-p shop goes on with it'),
      }),
    );
  }
});

test('a port that shows what is staged belongs to one project, and to itself again', () => {
  const at = (port: number) => ({ cookie: false, port: { address: '127.0.0.1', port } });
  const shop = serving(release('v1', { routes: [route('a.test')] }));
  const stagedShop = stageBeside({ next: place(v2, shop, 'test'), ways: at(8081) }, shop, 'test');
  const view = withGeneration(shop, stagedShop, { onDisk: true, loaded: true });
  const blog = (port: number): Generation => {
    const own = serving({ ...release('v1', { routes: [route('b.test')] }), project: 'blog' });
    const to = { ...release('v2', { routes: [route('b.test')] }), project: 'blog' };
    return stageBeside({ next: place(to, own, 'test'), ways: at(port) }, own, 'test');
  };
  expect(() => checkRoutes(blog(8081), view)).toThrow(
    expect.objectContaining({
      code: 'ROUTE_CONFLICT',
      message: 'port 8081 already shows what is staged of shop',
      hint: expect.stringContaining('x-ctr-bg.preview.port'),
    }),
  );
  expect(() => checkRoutes(blog(8082), view)).not.toThrow();
  expect(() => checkRoutes(stagedShop, view)).not.toThrow();
});
