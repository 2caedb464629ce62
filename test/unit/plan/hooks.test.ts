import { describe, expect, test } from '@jest/globals';
import {
  createRelease,
  hooksOn,
  irreversibleSince,
  partOn,
  place,
  placeSupport,
  plan,
  recordOf,
} from '../../../src/plan/index.ts';
import type {
  Hook,
  HookName,
  HostView,
  JournalEntry,
  Migration,
  PastCommand,
  Project,
  Release,
  Service,
} from '../../../src/types/index.ts';
import { containerSettings } from '../../support/container-settings.ts';
import { serving } from '../../support/host-view.ts';
import { planTextOf } from '../../support/plan-text.ts';
import { emptyHost, front, release, routing } from '../../support/release.ts';

const hook = (name: HookName, more: Partial<Hook> = {}): Hook => ({
  name,
  timeout: 1000,
  eachHost: false,
  action: { kind: 'container', service: 'web', command: ['smoke'] },
  ...more,
});
const local = (name: HookName): Hook =>
  hook(name, { action: { kind: 'local', command: ['curl'], directory: '/' } });

const service = (name: string, more: Partial<Service>): Service => ({
  name,
  image: `${name}:1`,
  pull: 'missing',
  replicas: 1,
  stopGrace: 10_000,
  container: containerSettings(),
  dependsOn: [],
  ...more,
});

function released(hooks: readonly Hook[], migration?: Partial<Migration>): Release {
  const { routes, probe, drain, handling } = routing;
  const web = service('web', {
    routing: { port: 8080, routes, probe, drain, handling },
    dependsOn: [{ service: 'db', condition: 'started', required: true }],
    container: containerSettings({
      environment: { TOKEN: 'canary' },
      hostConfig: { Binds: ['data:/data'], RestartPolicy: { Name: 'always' } },
      networks: [
        { name: 'shop_default', aliases: ['web'], endpoint: { IPAMConfig: { IPv4Address: '10.0.0.9' } } },
      ],
    }),
  });
  const project: Project = {
    name: 'shop',
    hosts: [],
    proxy: { publish: {}, front },
    networks: [],
    volumes: [],
    services: [web, service('db', {})],
    hooks,
    ...(migration && {
      migration: {
        service: 'web',
        command: ['up'],
        timeout: 1000,
        reversible: true,
        eachHost: false,
        ...migration,
      },
    }),
  };
  const facts = (name: string) => {
    const digest = `sha256:${name}`;
    return { image: { reference: `${name}:1`, digest, source: digest } };
  };
  return createRelease(project, new Map(['web', 'db'].map((name) => [name, facts(name)])));
}

function planFor(to: Release, views: Readonly<Record<string, HostView>>): string[] {
  const world = new Map(Object.entries(views));
  const [first] = world.keys();
  const target = new Map(
    [...world].map(([host, view]) => {
      const support = placeSupport(partOn(to, host === first), view, new Set());
      const hooks = hooksOn(to.hooks ?? [], 'up', host === first);
      return [host, { generation: place(to, view, 'test'), support, hooks }];
    }),
  );
  return planTextOf(target, world);
}

const before = serving(release('v0'));

describe('hooks', () => {
  const ALL = (['pre-deploy', 'pre-switch', 'post-switch', 'on-failure', 'on-rollback'] as const).map(
    (name) => hook(name),
  );

  test('are stages of their own, so that every host has come so far', () => {
    const text = planFor(released(ALL), { a: before, b: before });
    expect(text.filter((line) => /hook|route|healthy|image/.test(line))).toEqual([
      'pre-deploy a.1 + image web:1',
      'pre-deploy a.1 + image db:1',
      'pre-deploy a.2 ? hook pre-deploy web',
      'prepare a.4 ? healthy web green',
      'prepare b.1 + image web:1',
      'prepare b.1 + image db:1',
      'prepare b.5 ? healthy web green',
      'pre-switch a.1 ? hook pre-switch web',
      'switch a.1 + route',
      'switch b.1 + route',
      'post-switch a.1 ? hook post-switch web',
    ]);
  });

  test('that are run without a container need nothing beforehand', () => {
    const text = planFor(released([local('pre-deploy'), local('pre-switch')]), { a: before });
    expect(text[0]).toBe('pre-deploy a.1 ? hook pre-deploy here');
    expect(text[1]).toBe('prepare a.1 + image web:1');
  });

  test('are not there where nothing is to be done', () => {
    const same = released(ALL);
    const world = serving(same);
    const text = planFor({ ...same, supporting: [], dependencies: {} }, { a: world });
    expect(text.filter((line) => line.includes('hook'))).toEqual([]);
  });

  test('are told what they need to know, and never by an argument', () => {
    const to = released([hook('pre-switch')]);
    const view = before;
    const goal = {
      generation: place(to, view, 'test'),
      support: placeSupport(to, view, new Set()),
      hooks: to.hooks ?? [],
    };
    const { reversible } = plan('shop', new Map([['a', goal]]), new Map([['a', view]]), {
      configuration: 'test',
    });
    const step = reversible.find(({ name }) => name === 'pre-switch')?.lanes[0]?.waves[0]?.[0];
    expect(step).toMatchObject({
      variables: {
        CTR_BG_PROJECT: 'shop',
        CTR_BG_HOOK: 'pre-switch',
        CTR_BG_HOST: 'a',
        CTR_BG_RELEASE: to.id,
        CTR_BG_PREVIOUS_RELEASE: release('v0').id,
        CTR_BG_COLOR: 'green',
        CTR_BG_URL: 'http://10.210.65.238:8080',
      },
    });
  });

  test('have the settings of their service, but nothing that there can be only once', () => {
    expect(released([hook('pre-switch')]).hooks?.[0]?.action).toMatchObject({
      kind: 'container',
      image: { reference: 'web:1' },
      container: {
        environment: { TOKEN: 'canary' },
        config: { Cmd: ['smoke'], Healthcheck: { Test: ['NONE'] } },
        hostConfig: { Binds: ['data:/data'] },
        networks: [{ name: 'shop_default', aliases: [], endpoint: {} }],
      },
    });
    expect(released([hook('pre-switch')]).id).toBe(released([]).id);
  });

  test('of this machine are not recorded on a host', () => {
    expect(recordOf(released([local('on-rollback'), hook('on-rollback')])).hooks).toMatchObject([
      { action: { kind: 'container' } },
    ]);
  });

  test('what is staged runs those before it serves, and its promotion the others', () => {
    const names = (command: 'stage' | 'promote') => hooksOn(ALL, command, true).map(({ name }) => name);
    expect(names('stage')).toEqual(['pre-deploy', 'on-failure']);
    expect(names('promote')).toEqual(['pre-switch', 'post-switch', 'on-failure']);
  });

  test('a rollback runs only what is meant for it', () => {
    expect(hooksOn(ALL, 'rollback', true).map(({ name }) => name)).toEqual(['on-failure', 'on-rollback']);
    expect(hooksOn(ALL, 'rollback', false)).toEqual([]);
  });
});

describe('a migration', () => {
  test('is a one-off of its service, which all that is swapped waits for, and which waits for the database', () => {
    const { supporting, dependencies, ...to } = released([], { reversible: false });
    expect(supporting.find(({ name }) => name === 'web-migrate')).toMatchObject({
      oneOff: true,
      image: { reference: 'web:1' },
      migration: { reversible: false },
      container: { config: { Cmd: ['up'] }, environment: { CTR_BG_HOOK: 'migrate' } },
    });
    expect(dependencies).toMatchObject({
      web: [{ service: 'db' }, { service: 'web-migrate', condition: 'completed', required: true }],
      'web-migrate': [{ service: 'db', condition: 'started' }],
    });
    expect(to).toMatchObject({ irreversible: true });
  });

  test('has ended on the first host before another one starts anything', () => {
    const text = planFor(released([], {}), { a: emptyHost, b: emptyHost });
    const order = text.filter((line) => /completed| run |started/.test(line));
    expect(order).toEqual([
      'migrate a.3 + started shop-db-1',
      'migrate a.4 + completed shop-web-migrate-1',
      'prepare a.1 + run shop-web-blue-1 10.210.1.238',
      'prepare b.3 + started shop-db-1',
      'prepare b.4 + run shop-web-blue-1 10.210.1.238',
    ]);
  });

  test('is run on each host where that is asked for', () => {
    const text = planFor(released([], { eachHost: true }), { a: emptyHost, b: emptyHost });
    expect(text.filter((line) => line.includes('completed'))).toEqual([
      'migrate a.4 + completed shop-web-migrate-1',
      'migrate b.4 + completed shop-web-migrate-1',
    ]);
  });

  test('that is irreversible stands between a release and the way back to it', () => {
    const past = (id: string, to: string, more: Partial<PastCommand>): PastCommand => ({
      id,
      at: 0,
      command: 'up',
      by: { user: 'me', machine: 'here' },
      from: null,
      to,
      services: [],
      decision: { kind: 'decision', id, way: 'forward', at: 0 },
      ...more,
    });
    const ended = (irreversible: boolean): Extract<JournalEntry, { kind: 'outcome' }> => ({
      kind: 'outcome',
      id: '',
      at: 0,
      outcome: 'deployed',
      timings: { prepareMs: 0, healthyMs: 0, switchMs: 0, drainMs: 0, totalMs: 0 },
      irreversible,
      leftovers: [],
    });
    const idsSince = (all: PastCommand[], to: string) => irreversibleSince(all, to).map(({ id }) => id);
    const first = past('1', 'one', { outcome: ended(false) });
    const second = past('2', 'two', { irreversible: true, outcome: ended(true) });
    expect(idsSince([first, second], 'one')).toEqual(['2']);
    expect(idsSince([first, second], 'two')).toEqual([]);
    // It failed before it came to the migration, or nobody knows how far it came.
    expect(idsSince([first, past('2', 'two', { irreversible: true, outcome: ended(false) })], 'one')).toEqual(
      [],
    );
    expect(idsSince([first, past('2', 'two', { irreversible: true })], 'one')).toEqual(['2']);
    // It was run when the release was staged, while the one before went on serving.
    const staged = past('2', 'one', { staged: 'two', irreversible: true, outcome: ended(true) });
    expect(idsSince([first, staged, past('3', 'two', { outcome: ended(false) })], 'one')).toEqual(['2']);
    // Somebody has gone back all the same, and it serves.
    expect(idsSince([first, second, past('3', 'one', { outcome: ended(false) })], 'one')).toEqual([]);
  });
});
