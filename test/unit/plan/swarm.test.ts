import { describe, expect, test } from '@jest/globals';
import { goalBefore, holds, noSupport, place, placeSupport } from '../../../src/plan/index.ts';
import type { Goal, HostView, Release, SwarmSettings } from '../../../src/types/index.ts';
import { containersOf, serving } from '../../support/host-view.ts';
import { planText, planTextOf } from '../../support/plan-text.ts';
import { emptyHost, release } from '../../support/release.ts';

const settings: SwarmSettings = { labels: {}, resources: {}, restart: {}, placement: {} };
const onSwarm = (tag: string): Release =>
  release(tag, { swarm: settings, replicas: 6, configHash: `${tag} on a swarm` });

const goalOf = (to: Release, view: HostView): Goal => ({
  generation: place(to, view, 'test'),
  support: placeSupport(to, view, new Set()),
});
const planFor = (to: Release, view: HostView): string[] => planText(goalOf(to, view), view);

describe('a service of a Swarm', () => {
  test('is one thing to run, whatever its tasks, at a name', () => {
    expect(place(onSwarm('v1'), emptyHost, 'test').services[0]?.instances).toEqual([
      { name: 'shop-web-blue', number: 1, address: 'tasks.shop-web-blue', tasks: 6 },
    ]);
  });

  test('that is global has as many tasks as its managers say', () => {
    const everywhere = release('v1', { swarm: { ...settings, mode: 'global' }, configHash: 'v1 everywhere' });
    expect(place(everywhere, emptyHost, 'test').services[0]?.instances).toEqual([
      { name: 'shop-web-blue', number: 1, address: 'tasks.shop-web-blue', tasks: 'global' },
    ]);
  });

  test('is made where nothing serves; its nodes see to the image', () => {
    expect(planFor(onSwarm('v1'), emptyHost)).toEqual([
      'prepare a.1 + network',
      'prepare a.2 + proxy',
      'prepare a.3 + joined',
      'prepare a.4 + run shop-web-blue tasks.shop-web-blue',
      'prepare a.5 ? healthy web blue',
      'prepare a.5 + staged',
      'switch a.1 + route',
      'switch a.2 ? serving',
    ]);
  });

  test('is looked up by nginx before anything is routed to it', () => {
    expect(planFor(onSwarm('v2'), serving(onSwarm('v1')))).toEqual([
      'prepare a.4 + staged',
      'prepare a.5 + route',
      'prepare a.6 ? serving',
      'prepare a.7 + run shop-web-green tasks.shop-web-green',
      'prepare a.8 ? healthy web green',
      'prepare a.8 + staged',
      'switch a.1 + route',
      'switch a.2 ? serving',
      'retire a.1 ? drained shop-web-blue 30000ms',
      'retire a.2 + gone shop-web-blue',
      'retire a.3 + pruned',
    ]);
  });

  test('that serves is left alone by the same deploy', () => {
    const view = serving(onSwarm('v1'));
    expect(planFor(onSwarm('v1'), view)).toEqual(['prepare a.5 ? healthy web blue', 'switch a.2 ? serving']);
  });

  test('that somebody has changed is made what it was', () => {
    const view = serving(onSwarm('v1'));
    const altered = view.containers.map((one) => ({ ...one, altered: true as const }));
    expect(planFor(onSwarm('v1'), { ...view, containers: altered })).toContain(
      'prepare a.4 + run shop-web-blue tasks.shop-web-blue',
    );
  });
});

describe('a project moves by one key', () => {
  test('from containers to a Swarm: green is a service, blue a container that goes', () => {
    expect(planFor(onSwarm('v1'), serving(release('v1')))).toEqual([
      'prepare a.3 + joined',
      'prepare a.4 + staged',
      'prepare a.5 + route',
      'prepare a.6 ? serving',
      'prepare a.7 + run shop-web-green tasks.shop-web-green',
      'prepare a.8 ? healthy web green',
      'prepare a.8 + staged',
      'switch a.1 + route',
      'switch a.2 ? serving',
      'retire a.1 ? drained shop-web-blue-1 30000ms',
      'retire a.2 + gone shop-web-blue-1',
      'retire a.3 + pruned',
    ]);
  });

  test('and back: nothing has to be looked up', () => {
    const text = planFor(release('v1'), serving(onSwarm('v1')));
    expect(text.filter((line) => line.includes('route'))).toEqual(['switch a.1 + route']);
    expect(text).toContain('retire a.2 + gone shop-web-blue');
  });
});

describe('on several hosts', () => {
  const blue = serving(onSwarm('v1'));
  const world = new Map([
    ['a', blue],
    ['b', blue],
  ]);

  test('a service goes when all hosts have drained it', () => {
    const goal = goalOf(onSwarm('v2'), blue);
    const text = planTextOf(new Map([...world.keys()].map((host) => [host, goal])), world);
    const drained = text.flatMap((line, index) => (line.includes('drained') ? [index] : []));
    const gone = text.flatMap((line, index) => (line.includes('gone') ? [index] : []));
    expect(drained).toHaveLength(2);
    expect(Math.max(...drained)).toBeLessThan(Math.min(...gone));
  });

  test('a host that serves nothing yet gets the colour that the others serve', () => {
    const green = serving(onSwarm('v2'), { ...blue, containers: [] });
    const fresh = { ...emptyHost, containers: green.containers };
    expect(place(onSwarm('v2'), fresh, 'test').services[0]?.color).toBe(
      place(onSwarm('v2'), green, 'test').services[0]?.color,
    );
    expect(place(onSwarm('v3'), fresh, 'test').services[0]?.color).not.toBe(green.containers[0]?.color);
  });

  test('what another host is to go back to stays', () => {
    const green = place(onSwarm('v2'), blue, 'test');
    const both = { ...blue, containers: [...blue.containers, ...containersOf(green)] };
    const onGreen = serving(onSwarm('v2'), both);
    const views = new Map([
      ['a', both],
      ['b', onGreen],
    ]);
    const target = new Map([...views].map(([host, view]) => [host, goalBefore(view, 'shop')]));
    expect(planTextOf(target, views).filter((line) => line.includes('gone'))).toEqual([]);
    const down = { generation: null, support: noSupport };
    expect(planText(down, both).filter((line) => line.includes('+ gone '))).toHaveLength(2);
  });
});

test('a proxy that is not on the network of the tasks is to join it', () => {
  const step = { kind: 'joined', network: 'ctr-bg-swarm', host: 'a', because: '' } as const;
  expect([holds(step, serving(release('v1'))), holds(step, serving(onSwarm('v1')))]).toEqual([false, true]);
});
