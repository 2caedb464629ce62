import { describe, expect, test } from '@jest/globals';
import {
  checkExternals,
  createRelease,
  definitionHash,
  goalBefore,
  noSupport,
  outdatedResources,
  place,
  placeSupport,
} from '../../../src/plan/index.ts';
import type {
  Goal,
  HostView,
  ImageFacts,
  Project,
  Release,
  Service,
  SupportingView,
} from '../../../src/types/index.ts';
import { containerSettings } from '../../support/container-settings.ts';
import { serving } from '../../support/host-view.ts';
import { planText } from '../../support/plan-text.ts';
import { emptyHost, front, routing, stack } from '../../support/release.ts';

function goalOf(to: Release, view: HostView, ...replace: string[]): Goal {
  return { generation: place(to, view, 'test'), support: placeSupport(to, view, new Set(replace)) };
}

/** A host on which the stack of v1 is live. */
function live(): HostView {
  const release = stack('v1');
  const supporting = release.supporting.map(({ name, configHash, image, oneOff }): SupportingView => ({
    id: `${configHash}-${name}`,
    name: `shop-${name}-1`,
    state: oneOff ? 'exited' : 'running',
    exitCode: 0,
    startedAt: '1',
    health: oneOff ? 'none' : 'healthy',
    project: 'shop',
    service: name,
    number: 1,
    configHash,
    image,
    stopGrace: 10_000,
    restart: 'no',
  }));
  const networks = [{ id: 'default', name: 'shop_default', project: 'shop' }];
  return { ...serving(release), supporting, networks, volumes: new Map([['shop_data', {}]]) };
}

describe('what stands behind nginx', () => {
  test('is made first, and started level by level, with the gates that somebody waits for', () => {
    expect(planText(goalOf(stack('v1'), emptyHost), emptyHost)).toEqual([
      'prepare a.1 + image shop:v1',
      'prepare a.1 + image db:db1',
      'prepare a.1 + image worker:worker1',
      'prepare a.1 + network',
      'prepare a.1 + project-network shop_default',
      'prepare a.1 + volume shop_data',
      'prepare a.2 + proxy',
      'prepare a.3 + started shop-db-1',
      'prepare a.4 ? ready db',
      'prepare a.5 + completed shop-migrate-1',
      'prepare a.6 + run shop-web-blue-1 10.210.1.238',
      'prepare a.7 + started shop-worker-1',
      'prepare a.8 ? healthy web blue',
      'prepare a.8 + staged',
      'switch a.1 + route',
      'switch a.2 ? serving',
    ]);
  });

  test('is left alone by the next deploy, but for a one-off that has changed', () => {
    const view = live();
    expect(planText(goalOf(stack('v2', { db: 'db2' }), view), view)).toEqual([
      'prepare a.1 + image shop:v2',
      'prepare a.4 ? ready db',
      'prepare a.5 + aside shop-migrate-1',
      'prepare a.6 + completed shop-migrate-1',
      'prepare a.7 + run shop-web-green-1 10.210.65.238',
      'prepare a.9 ? healthy web green',
      'prepare a.9 + staged',
      'switch a.1 + route',
      'switch a.2 ? serving',
      'retire a.1 ? drained shop-web-blue-1 30000ms',
      'retire a.2 + gone shop-web-blue-1',
      'retire a.3 + gone shop-migrate-1',
      'retire a.4 + pruned',
    ]);
  });

  test('is replaced where --service names it and it differs', () => {
    const view = live();
    const steps = planText(goalOf(stack('v1', { db: 'db2' }), view, 'db'), view);
    expect(steps.filter((line) => line.includes('db'))).toEqual([
      'prepare a.1 + image db:db2',
      'prepare a.3 + aside shop-db-1',
      'prepare a.4 + started shop-db-1',
      'prepare a.5 ? ready db',
      'retire a.1 + gone shop-db-1',
    ]);
  });

  test('that is named and does not differ has nothing to make', () => {
    const view = live();
    const made = planText(goalOf(stack('v1'), view, 'db'), view).filter((line) => line.includes('+'));
    expect(made).toEqual([]);
  });

  test('is started again when somebody stopped it', () => {
    const view = live();
    const stopped = view.supporting.map((one) =>
      one.service === 'db' ? { ...one, state: 'exited' as const } : one,
    );
    const seen = { ...view, supporting: stopped };
    expect(planText(goalOf(stack('v1'), seen), seen)).toContain('prepare a.3 + resumed shop-db-1');
  });

  test('stays when its service leaves the file', () => {
    const view = live();
    const to = { ...stack('v1'), supporting: [], dependencies: {}, networks: [] };
    expect(planText(goalOf(to, view), view).filter((line) => line.includes('+'))).toEqual([]);
  });

  test('goes when its service leaves the file and it is one that is always replaced, as the port of a preview is', () => {
    const view = live();
    const to = { ...stack('v1'), supporting: stack('v1').supporting.filter(({ name }) => name !== 'worker') };
    expect(planText(goalOf(to, view, 'worker'), view).filter((line) => line.includes('+'))).toEqual([
      'retire a.1 + gone shop-worker-1',
    ]);
  });

  test('goes with the project, after what uses it; volumes stay', () => {
    const view = live();
    const nothing: Goal = { generation: null, support: noSupport };
    expect(planText(nothing, view).filter((line) => line.startsWith('retire'))).toEqual([
      'retire a.1 ? drained shop-web-blue-1 30000ms',
      'retire a.2 + gone shop-web-blue-1',
      'retire a.3 + gone shop-db-1',
      'retire a.3 + gone shop-migrate-1',
      'retire a.3 + gone shop-worker-1',
      'retire a.4 + project-network-gone shop_default',
      'retire a.5 + proxy-gone',
      'retire a.6 + network-gone',
    ]);
  });

  test('as it was is a goal that holds, with nothing to witness but that it serves', () => {
    const view = live();
    expect(planText(goalBefore(view, 'shop'), view)).toEqual(['switch a.2 ? serving']);
  });
});

test('a container_name is the name of the only container', () => {
  const named = (containerName: string): Release => {
    const [db, ...others] = stack('v1').supporting;
    if (db === undefined) throw new Error('no db');
    return { ...stack('v1'), supporting: [{ ...db, containerName }, ...others] };
  };
  expect(placeSupport(named('the-db'), emptyHost, new Set()).services[0]?.instances).toEqual([
    { name: 'the-db', number: 1 },
  ]);
});

describe('a network or volume', () => {
  const [network] = stack('v1').networks;
  const volume = { name: 'shop_data', external: false, labels: {}, body: {} };
  const made = (configHash?: string): HostView => {
    const mark = configHash === undefined ? {} : { configHash };
    const networks = [{ id: 'default', name: 'shop_default', project: 'shop', ...mark }];
    return { ...emptyHost, networks, volumes: new Map([['shop_data', { project: 'shop', ...mark }]]) };
  };
  const told = (view: HostView, more = {}) =>
    outdatedResources(
      { ...noSupport, networks: network ? [{ ...network, ...more }] : [], volumes: [{ ...volume, ...more }] },
      view,
    ).map(({ kind, name }) => `${kind} ${name}`);

  test('that was made by another definition is told', () => {
    const view = made(definitionHash(volume));
    expect(told(view)).toEqual([]);
    expect(told(view, { labels: { team: 'shop' } })).toEqual(['network shop_default', 'volume shop_data']);
  });

  test('that somebody else made is told', () => {
    const ours = made(definitionHash(volume));
    const foreign = {
      ...ours,
      networks: ours.networks.map(({ id, name }) => ({ id, name })),
      volumes: new Map([...ours.volumes].map(([name]) => [name, {}])),
    };
    expect(told(foreign)).toEqual(['network shop_default', 'volume shop_data']);
    expect(told(foreign, { external: true })).toEqual([]);
  });

  test('that is missing, external, or made before there was a hash, is not', () => {
    const other = { labels: { team: 'shop' } };
    expect(told(emptyHost, other)).toEqual([]);
    expect(told(made(), other)).toEqual([]);
    expect(told(made('0123456789ab'), { ...other, external: true })).toEqual([]);
  });
});

describe('is refused', () => {
  test.each([['network'], ['volume']])('an external %s that is not there', (what) => {
    const external = { name: 'backbone', external: true, labels: {}, body: {} };
    const support = { ...noSupport, [`${what}s`]: [external] };
    expect(() => checkExternals(support, emptyHost)).toThrow(
      expect.objectContaining({
        code: 'CONFIG',
        message: `the external ${what} backbone is not on the host`,
      }),
    );
  });

  test('a circle of dependencies', () => {
    const circle = {
      ...stack('v1').dependencies,
      db: [{ service: 'web', condition: 'started' as const, required: true }],
    };
    const to = { ...stack('v1'), dependencies: circle };
    expect(() => planText(goalOf(to, emptyHost), emptyHost)).toThrow(
      /wait for each other in a circle: .*web/,
    );
  });

  const service = (name: string, more: Partial<Service> = {}): Service => ({
    name,
    image: name,
    pull: 'missing',
    replicas: 1,
    stopGrace: 1000,
    container: containerSettings(),
    dependsOn: [],
    ...more,
  });
  const released = (...services: Service[]): Release => {
    const project: Project = {
      hosts: [],
      name: 'shop',
      services,
      networks: [],
      volumes: [],
      proxy: { publish: {}, front },
    };
    const image = { reference: 'a', digest: 'sha256:a', source: 'sha256:a' };
    const facts: ImageFacts = { image, exposedPorts: [80] };
    return createRelease(project, new Map(services.map(({ name }) => [name, facts])));
  };
  const { port: _port, ...swapped } = routing;

  test('a wait for the end of what serves', () => {
    const waits = [{ service: 'web', condition: 'completed' as const, required: true }];
    expect(() =>
      released(service('web', { routing: swapped }), service('job', { dependsOn: waits })),
    ).toThrow(/which serves and has no end/);
  });

  test('a dependency that is not there, unless it is optional', () => {
    const waits = (required: boolean) => [{ service: 'cache', condition: 'started' as const, required }];
    expect(() => released(service('web', { routing, dependsOn: waits(true) }))).toThrow(
      /web depends on cache, which is not in the project/,
    );
    expect(released(service('web', { routing, dependsOn: waits(false) })).dependencies).toEqual({ web: [] });
  });
});
