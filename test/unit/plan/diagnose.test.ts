import { describe, expect, test } from '@jest/globals';
import {
  diagnose,
  diagnoseGround,
  diagnoseReadiness,
  place,
  readinessOf,
  readyOn,
} from '../../../src/plan/index.ts';
import {
  SCHEMA,
  type ContainerFacts,
  type ContainerView,
  type Examination,
  type Finding,
  type HostView,
  type NetworkFacts,
  type ProxyFacts,
  type Publish,
} from '../../../src/types/index.ts';
import { containersOf, serving, withGeneration } from '../../support/host-view.ts';
import { emptyHost, release } from '../../support/release.ts';

const live = serving(release('v1'));
const green = place(release('v2'), live, 'test');

const network: NetworkFacts = {
  id: 'network',
  name: 'ctr-bg',
  isOurs: true,
  subnet: '10.210.0.0/16',
  range: '10.210.128.0/17',
  overlaps: [],
};
const proxy: ProxyFacts = {
  id: 'proxy',
  isOurs: true,
  image: 'nginx:1.30',
  state: 'running',
  error: '',
  restart: 'always',
  publish: { port: 80 },
  inside: { nginx: '1.30.0', missing: [], atWork: [], leftovers: [] },
};
const nobody: Omit<ContainerFacts, 'id' | 'name'> = {
  state: 'running',
  role: '',
  schema: '',
  project: '',
  restart: '',
  ports: [],
  addresses: new Map(),
  networks: [],
};

const factsOf = ({ id, name, state, project, address }: ContainerView): ContainerFacts => ({
  ...nobody,
  id,
  name,
  state,
  project,
  role: 'application',
  schema: SCHEMA,
  restart: 'always',
  addresses: new Map([['network', address]]),
  networks: ['ctr-bg'],
});

/** A host as it is when nothing is wrong, but for what a test changes. */
function seen(view: HostView, changes: Partial<Examination> = {}): Examination {
  return {
    names: { proxy: 'ctr-bg-proxy', network: 'ctr-bg', root: '/etc/ctr-bg' },
    engine: { endpoint: 'unix:///var/run/docker.sock', version: '20.10.24', skew: 0 },
    view,
    proxy,
    containers: view.containers.map(factsOf),
    networks: [network],
    hasVolume: true,
    atWork: [],
    rebuilt: [],
    ...changes,
  };
}

const told = (found: readonly Finding[]): string[] =>
  found.map(({ code, severity, where, cure }) => `${severity} ${code} ${where}: ${cure.kind}`);
const toldOf = (view: HostView, changes: Partial<Examination> = {}): string[] =>
  told(diagnose('local', seen(view, changes)));
const withState = (state: ContainerView['state']): HostView => ({
  ...live,
  containers: live.containers.map((one) => ({ ...one, state })),
});

test('nothing is wrong with what serves, nor with a host on which nothing is', () => {
  expect(toldOf(live)).toEqual([]);
  const { proxy: _proxy, ...bare } = seen(emptyHost, { networks: [], hasVolume: false });
  expect(diagnose('local', bare)).toEqual([]);
});

describe('a host on which nothing is', () => {
  const { proxy: _proxy, ...bare } = seen(emptyHost, { networks: [], hasVolume: false });
  const stranger: ContainerFacts = {
    ...nobody,
    id: 'other',
    name: 'other',
    ports: [{ address: '0.0.0.0', port: 80 }],
  };
  const taken = { ...bare, containers: [stranger] };
  const portsFor = (publish: Publish) => readinessOf(taken, publish)?.ports;

  test('tells what a first deploy meets, and nothing of one on which something is', () => {
    expect(readinessOf({ ...bare, engine: { ...bare.engine, memory: 4e9 } }, { port: 80 })).toEqual({
      architecture: 'amd64',
      memory: 4e9,
      ports: [
        { port: 80, isNeeded: true, heldBy: [] },
        { port: 443, isNeeded: false, heldBy: [] },
      ],
    });
    expect(readinessOf(seen(live), { port: 80 })).toBeUndefined();
    const { view: _view, ...unseen } = bare;
    expect(readinessOf(unseen, { port: 80 })).toBeUndefined();
  });

  test('has a finding for a port that is needed and taken', () => {
    expect(portsFor({ port: 80, https: { port: 443 } })).toMatchObject([
      { heldBy: ['other'] },
      { isNeeded: true, heldBy: [] },
    ]);
    expect(diagnoseReadiness({ ports: portsFor({ port: 80 }) ?? [] })).toMatchObject([
      { code: 'port-taken', severity: 'risk', where: 'container other', cure: { kind: 'person' } },
    ]);
    expect(diagnoseReadiness({ ports: portsFor({ port: 8080 }) ?? [] })).toEqual([]);
    const secure = [{ port: 443, isNeeded: false, heldBy: ['other'] }];
    expect(diagnoseReadiness({ ports: secure })).toEqual([]);
  });

  test('has a finding for a port on which another program listens, and for a disk that is nearly full', () => {
    const on = (publish: Publish, address: string, free = 9e9) => {
      const found = readinessOf(bare, publish);
      if (found === undefined) throw new Error('something is on it');
      const ready = { ...found, image: { reference: 'nginx:1.30', isThere: true } };
      const listeners = [{ address, port: 80 }];
      return diagnoseGround(readyOn(ready, publish, { disk: { free, total: 1e10 }, listeners }));
    };
    expect(on({ port: 80 }, '127.0.0.1')).toMatchObject([
      { code: 'port-taken', where: 'port 80 of the host', message: expect.stringContaining('127.0.0.1') },
    ]);
    expect(on({ port: 80, address: '192.0.2.1' }, '::')).toMatchObject([{ code: 'port-taken' }]);
    expect(on({ port: 80, address: '192.0.2.1' }, '127.0.0.1')).toEqual([]);
    expect(on({ port: 8080 }, '0.0.0.0', 9e8)).toMatchObject([{ code: 'disk', severity: 'risk' }]);
  });

  test('does not take for a program what a container has published, nor for one of ours one that only looks', () => {
    const ports = portsFor({ port: 80 }) ?? [];
    const ready = { architecture: 'amd64', image: { reference: 'nginx:1.30', isThere: true }, ports };
    const grounded = readyOn(ready, { port: 80 }, { listeners: [{ address: '0.0.0.0', port: 80 }] });
    expect(grounded.ports).toMatchObject([{ heldBy: ['other'], listens: [] }, { listens: [] }]);
    expect(diagnoseGround(grounded)).toEqual([]);
    const looking = { ...stranger, role: 'look', ports: [] };
    expect(readinessOf({ ...bare, containers: [looking] }, { port: 80 })).toBeDefined();
  });
});

describe('containers', () => {
  test.each(['created', 'running', 'exited', 'dead', 'restarting', 'paused'] as const)(
    'the other colour, %s, is removed',
    (state) => {
      const view = { ...live, containers: [...live.containers, ...containersOf(green, state)] };
      expect(toldOf(view)).toEqual(['leftover stray container shop-web-green-1: establish']);
    },
  );

  test.each([
    ['exited', 'outage live-down container shop-web-blue-1: establish'],
    ['paused', 'outage live-down container shop-web-blue-1: establish'],
    ['dead', 'outage live-down container shop-web-blue-1: person'],
    ['created', 'outage live-down container shop-web-blue-1: person'],
    ['restarting', 'outage live-down container shop-web-blue-1: person'],
  ] as const)('what serves is %s', (state, expected) => {
    expect(toldOf(withState(state)).filter((line) => line.includes('live-down'))).toEqual([expected]);
  });

  test('what was kept is in order, and is retired when its time is over', () => {
    const after = serving(release('v2'), live);
    const id = live.proxy?.loaded.get('shop') ?? '';
    const keptUntil = (isDue: boolean): HostView => ({
      ...after,
      proxy: after.proxy && { ...after.proxy, kept: new Map([[id, { until: 1_700_000_000, isDue }]]) },
    });
    expect(toldOf(keptUntil(false))).toEqual([]);
    const [finding, ...others] = diagnose('local', seen(keptUntil(true)));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'kept-overdue',
      severity: 'leftover',
      where: 'container shop-web-blue-1',
      message: 'it was kept running to go back to until 2023-11-14T22:13:20.000Z, which has passed',
      cure: { kind: 'establish', project: 'shop' },
    });
  });

  test('what a command has made that is under way is no finding, but an outage is one', () => {
    const view = {
      ...withState('exited'),
      containers: [...withState('exited').containers, ...containersOf(green, 'running')],
    };
    const inside = { nginx: '1.30.0', missing: [], atWork: [], leftovers: ['projects/shop/incoming'] };
    const changes = { proxy: { ...proxy, inside } };
    expect(toldOf(view, { ...changes, atWork: ['shop'] })).toEqual([
      'outage live-down container shop-web-blue-1: establish',
    ]);
    expect(toldOf(view, { ...changes, atWork: ['blog'] })).toEqual([
      'outage live-down container shop-web-blue-1: establish',
      'leftover files file projects/shop: remove-files',
      'leftover stray container shop-web-green-1: establish',
    ]);
  });

  test('what serves is gone: nothing else of its project is removed by --fix', () => {
    const view = { ...live, containers: containersOf(green) };
    expect(toldOf(view)).toEqual([
      'outage live-down container shop-web-blue-1: person',
      'leftover stray container shop-web-green-1: person',
    ]);
  });

  test('what runs while nginx knows nothing of its project is a matter for a person', () => {
    const other = serving({ ...release('v1'), project: 'blog' });
    const view = { ...other, containers: [...other.containers, ...live.containers] };
    expect(toldOf(view)).toEqual(['risk stray container shop-web-blue-1: person']);
  });

  test('without a proxy nothing is removed, whatever is there', () => {
    const { proxy: _proxy, ...rest } = seen({ ...live, proxy: null });
    expect(told(diagnose('local', rest))).toEqual(['outage proxy-missing container ctr-bg-proxy: person']);
  });

  test('one that would stay down, one of another version', () => {
    const [first] = live.containers.map(factsOf);
    const future = { ...nobody, id: 'f', name: 'future', role: 'application', schema: '9' };
    const containers = [...(first ? [{ ...first, restart: 'no' }] : []), future];
    expect(toldOf(live, { containers })).toEqual([
      'risk schema container future: person',
      'risk restart-policy container shop-web-blue-1: set-restart',
    ]);
  });
});

describe('generations', () => {
  test('disk and nginx disagree, and one is stale', () => {
    const view = withGeneration(live, green, { onDisk: true, loaded: false });
    expect(toldOf(view)).toEqual([
      'risk pointer file projects/shop/live: establish',
      'leftover generation-stale file projects/shop/generations: establish',
    ]);
  });

  test('one that cannot be read and does not serve is stale; one that serves is written anew', () => {
    const [id, project] = ['bbbbbbbbbbbb', 'shop'];
    const stale = { ...live, proxy: live.proxy && { ...live.proxy, unreadable: [{ project, id }] } };
    expect(toldOf(stale)).toEqual(['leftover generation-stale file projects/shop/generations: establish']);
    const [generation] = live.proxy?.staged ?? [];
    const served = { project, id: generation?.id ?? '' };
    const lost = { ...live, proxy: live.proxy && { ...live.proxy, staged: [], unreadable: [served] } };
    const where = `file projects/shop/generations/${served.id}`;
    expect(toldOf(lost, { rebuilt: [{ ...served, ...(generation && { generation }) }] })).toEqual([
      `risk generation-unreadable ${where}/generation.json: write-document`,
    ]);
    expect(toldOf(lost, { rebuilt: [served] })).toEqual([`risk generation-lost ${where}: person`]);
  });
});

describe('the proxy', () => {
  const { inside: _inside, ...stopped } = { ...proxy, state: 'exited' as const };
  const view = {
    ...live,
    proxy: live.proxy && { ...live.proxy, state: 'exited' as const, loaded: new Map() },
  };

  test('is stopped', () => {
    expect(toldOf(view, { proxy: stopped })).toEqual([
      'outage proxy-down container ctr-bg-proxy: start-proxy',
    ]);
  });

  test.each([
    ['another container', [{ address: '0.0.0.0', port: 80 }], '', 'container thief'],
    ['another program', [], 'bind: address already in use', 'port 80 of the host'],
  ])('is stopped, and %s has its port', (_what, ports, error, where) => {
    const thief = { ...nobody, id: 't', name: 'thief', ports };
    const changes = { proxy: { ...stopped, error }, containers: [...live.containers.map(factsOf), thief] };
    expect(toldOf(view, changes)).toEqual([
      expect.stringMatching(/^outage proxy-down container ctr-bg-proxy/),
      `outage port-taken ${where}: person`,
    ]);
  });

  test.each(['1.22.1', '1.27.3', '0.9.9'])('has nginx %s, which is too old', (nginx) => {
    const changes = { proxy: { ...proxy, inside: { nginx, missing: [], atWork: [], leftovers: [] } } };
    expect(toldOf(live, changes)).toEqual(['risk proxy-image container ctr-bg-proxy: person']);
  });

  test.each(['1.27.4', '1.28.0', '2.0'])('has nginx %s, which will do', (nginx) => {
    expect(
      toldOf(live, { proxy: { ...proxy, inside: { nginx, missing: [], atWork: [], leftovers: [] } } }),
    ).toEqual([]);
  });

  test('has little disk, and leftovers of two projects', () => {
    const leftovers = ['projects/blog/incoming', 'projects/shop/staging/aaaaaaaaaaaa'];
    const inside = { nginx: '1.30.0', missing: [], atWork: [], leftovers, disk: { free: 5e8, total: 1e10 } };
    expect(toldOf(live, { proxy: { ...proxy, inside } })).toEqual([
      'risk disk engine unix:///var/run/docker.sock: person',
      'leftover files file projects/blog: remove-files',
      'leftover files file projects/shop: remove-files',
    ]);
  });

  test('idles', () => {
    const idle = { ...live, containers: [], proxy: live.proxy && { ...live.proxy, staged: [] } };
    const bare = { ...idle, proxy: idle.proxy && { ...idle.proxy, onDisk: new Map(), loaded: new Map() } };
    expect(toldOf(bare)).toEqual(['leftover proxy-idle container ctr-bg-proxy: establish']);
  });
});

describe('networks', () => {
  test('of our name twice: the one that nobody is on goes', () => {
    const networks = [{ ...network, id: 'other' }, network];
    expect(toldOf(live, { networks })).toEqual(['risk network-twice network ctr-bg (other): remove-network']);
  });

  test('of our name that is not ours, of another range, with an overlap, and none', () => {
    const foreign = { ...network, isOurs: false };
    expect(toldOf(live, { networks: [network, { ...foreign, id: 'f' }] })).toEqual([
      'risk network-twice network ctr-bg (f): person',
    ]);
    expect(toldOf(live, { networks: [{ ...network, range: '' }] })).toEqual([
      'risk network-subnet network ctr-bg (network): person',
    ]);
    expect(toldOf(live, { networks: [{ ...network, overlaps: ['vpn'] }] })).toEqual([
      'risk network-overlap network ctr-bg (network): person',
    ]);
    expect(toldOf(live, { networks: [] })).toEqual(['outage network-missing network ctr-bg: person']);
  });

  test('a stranger at an address that is routed to, or may be', () => {
    const at = (address: string) => {
      const stranger = { ...nobody, id: 's', name: 'stranger', addresses: new Map([['network', address]]) };
      return toldOf(live, { containers: [...live.containers.map(factsOf), stranger] });
    };
    const [blue] = live.containers;
    expect(at(blue?.address ?? '')).toEqual(['outage address-taken container stranger: person']);
    expect(at('10.210.127.1')).toEqual(['risk address-taken container stranger: person']);
    expect(at('10.210.128.5')).toEqual([]);
  });
});

test.each([90_000, -90_000])('a clock that is %d ms off', (skew) => {
  const engine = { endpoint: 'tcp://one', version: '1', skew };
  expect(toldOf(live, { engine })).toEqual(['risk clock engine tcp://one: person']);
});
