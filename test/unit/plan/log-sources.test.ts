import { expect, test } from '@jest/globals';
import { inOrder } from '../../../src/apply/in-order.ts';
import { checkLogWish, logSources } from '../../../src/plan/index.ts';
import type { HostView, ProxyView } from '../../../src/types/index.ts';

const container = (name: string, service: string, color: 'blue' | 'green') =>
  ({ id: `${name} id`, name, project: 'shop', service, color }) as HostView['containers'][number];
const database = {
  id: 'db id',
  name: 'shop-db-1',
  project: 'shop',
  service: 'db',
} as HostView['supporting'][number];
const instances = [{ name: 'shop-web-blue-1', number: 1, address: '' }];
const live = { id: 'g1', project: 'shop', services: [{ name: 'web', instances }] };
const proxy = {
  loaded: new Map([['shop', 'g1']]),
  onDisk: new Map(),
  staged: [live as unknown as ProxyView['staged'][number]],
} as unknown as ProxyView;
const view = {
  proxy,
  containers: [container('shop-web-blue-1', 'web', 'blue'), container('shop-web-green-1', 'web', 'green')],
  supporting: [database],
} as unknown as HostView;
const world = new Map([['local', view]]);

test.each([
  ['what serves', view, { services: [] }, ['shop-web-blue-1']],
  ['one colour', view, { services: [], color: 'green' }, ['shop-web-green-1']],
  ['a service that is named', view, { services: ['db'] }, ['shop-db-1']],
  [
    'all while nothing serves',
    { ...view, proxy: null },
    { services: [] },
    ['shop-web-blue-1', 'shop-web-green-1'],
  ],
  [
    'what stands behind, of a project that has nothing else',
    { ...view, containers: [] },
    { services: [] },
    ['shop-db-1'],
  ],
] as const)('the logs that are meant: %s', (_what, on, wish, names) => {
  expect(logSources(on, { project: 'shop', ...wish }).map(({ name }) => name)).toEqual(names);
});

test('a Swarm service is told from a container: its tasks have the logs', () => {
  const service = { ...container('shop-web-blue', 'web', 'blue'), tasks: 6 };
  const on = { ...view, proxy: null, containers: [service], supporting: [{ ...database, tasks: 1 }] };
  const found = logSources(on, { project: 'shop', services: ['web', 'db'] });
  expect(found.map(({ kind }) => kind)).toEqual(['service', 'service']);
  expect(logSources(view, { project: 'shop', services: ['db'] })).toMatchObject([{ kind: 'container' }]);
});

test('a service or a project that is not there is refused, with what is there', () => {
  const check =
    (project: string, ...services: string[]) =>
    () =>
      checkLogWish({ project, services }, world);
  expect(check('shop', 'web', 'db')).not.toThrow();
  expect(check('shop', 'api')).toThrow(/no service api/);
  expect(check('other')).toThrow(/not deployed/);
});

test('lines of several containers come in the order of their times', async () => {
  async function* lines(...times: string[]) {
    for (const at of times) yield await Promise.resolve({ at });
  }
  const seen: string[] = [];
  for await (const { at } of inOrder([lines('1', '4', '5'), lines(), lines('2', '3', '6')])) seen.push(at);
  expect(seen).toEqual(['1', '2', '3', '4', '5', '6']);
});
