import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Dependency, Project, Service } from '../../src/types/index.ts';
import { get, openDeploys, type Deploys } from '../support/deploys.ts';
import { front } from '../support/release.ts';
import { ROUTING, openStacks, service, type Stacks } from '../support/stacks.ts';
import { testInFull } from '../support/size.ts';

/** What stands behind the swapped services, on a real engine: a database, a migration, a worker. */
const SECOND = 1_000_000_000;
let deploys: Deploys;
let stacks: Stacks;

const node = (script: string): string[] => ['/usr/local/bin/node', '-e', script];
const reaches = (url: string): string =>
  `fetch("${url}").then(({ status }) => process.exit(status === 200 ? 0 : 1), () => process.exit(1))`;

beforeAll(async () => {
  deploys = await openDeploys();
  stacks = await openStacks();
  const { lab } = deploys;
  for (const version of ['1', '2']) await lab.application(`shop:${version}`, { version: `v${version}` });
  const healthcheck = { Test: ['CMD', ...node(reaches('http://127.0.0.1:8080/'))], Interval: SECOND / 4 };
  // It listens only after a while, so that whoever does not wait for it fails. On a machine with much to do it starts
  // slowly: it may be asked in vain as often as that takes.
  for (const version of ['1', '2'])
    await lab.application(`db:${version}`, {
      version: `db${version}`,
      env: { START_DELAY: '1000' },
      healthcheck: { ...healthcheck, Retries: 100 },
    });
  await lab.application('db:ill', {
    version: 'ill',
    env: { NEVER_LISTEN: '1' },
    healthcheck: { ...healthcheck, Retries: 2 },
  });
});
afterEach(async () => {
  await stacks.down('shop');
  await stacks.engine.removeVolume('shop_data');
});
afterAll(() => stacks.engine.close());

const needs = (name: string, condition: Dependency['condition'], required = true): Dependency => ({
  service: name,
  condition,
  required,
});

/** `migrate` ends well only when it reaches the database by its name; `web` is healthy only when it does. */
function shop(
  tag: string,
  { db = 'db:1', migration = reaches('http://db:8080/') } = {},
  ...more: Service[]
): Project {
  const test = ['CMD', ...node(reaches('http://db:8080/'))];
  return {
    name: 'shop',
    hosts: [],
    proxy: { publish: {}, front },
    networks: [{ name: 'shop_default', external: false, labels: {}, body: {}, needs: [] }],
    volumes: [{ name: 'shop_data', external: false, labels: {}, body: {} }],
    services: [
      service('web', `shop:${tag}`, {
        routing: ROUTING,
        dependsOn: [needs('migrate', 'completed'), needs('db', 'healthy')],
        container: { config: { Healthcheck: { Test: test, Interval: SECOND / 4 } } },
      }),
      service('migrate', `shop:${tag}`, {
        dependsOn: [needs('db', 'healthy')],
        container: { config: { Cmd: ['-e', migration] } },
      }),
      service('db', db),
      ...more,
    ],
  };
}

const idOf = async (name: string): Promise<string | undefined> =>
  (await stacks.supporting()).find((found) => found.service === name)?.id;

describe('a deploy with a database and a migration', () => {
  testInFull(
    'starts them in order, and the next one leaves the database alone and runs the new migration',
    async () => {
      const first = await stacks.up(shop('1'));
      expect({ kind: first.kind, because: first.because }).toEqual({ kind: 'deployed', because: undefined });
      const made = first.events.flatMap((event) =>
        event.kind === 'step-ended' && event.result !== 'held' ? [event.step.kind] : [],
      );
      const order = ['started', 'ready', 'completed', 'run', 'healthy', 'route'];
      expect(made.filter((kind) => order.includes(kind))).toEqual(order);
      const [db, migrate] = [await idOf('db'), await idOf('migrate')];
      const networks = (await stacks.engine.listNetworks([])).filter(({ Name }) => Name === 'shop_default');

      expect(await stacks.up(shop('1'))).toMatchObject({ kind: 'unchanged' });
      expect(await idOf('migrate')).toBe(migrate);

      expect(await stacks.up(shop('2'))).toMatchObject({ kind: 'deployed', unmet: [] });
      expect(await get('/')).toMatchObject({ status: 200, version: 'v2' });
      expect(await idOf('db')).toBe(db);
      expect(await idOf('migrate')).not.toBe(migrate);
      expect((await stacks.supporting()).map(({ name, state, exitCode }) => [name, state, exitCode])).toEqual(
        [
          ['shop-db-1', 'running', 0],
          ['shop-migrate-1', 'exited', 0],
        ],
      );
      expect((await stacks.engine.listNetworks([])).filter(({ Name }) => Name === 'shop_default')).toEqual(
        networks,
      );
    },
  );

  testInFull('replaces the database only when it is named', async () => {
    await stacks.up(shop('1'));
    const db = await idOf('db');
    expect(await stacks.up(shop('1', { db: 'db:2' }))).toMatchObject({ kind: 'unchanged' });
    expect(await idOf('db')).toBe(db);
    expect(await stacks.up(shop('1', { db: 'db:2' }), 'db')).toMatchObject({ kind: 'deployed', unmet: [] });
    expect(await stacks.supporting()).toMatchObject([
      { name: 'shop-db-1', state: 'running', image: { reference: 'db:2' } },
      { name: 'shop-migrate-1' },
    ]);
  });

  testInFull('brings the old database back when the new one is ill', async () => {
    await stacks.up(shop('1'));
    const db = await idOf('db');
    const outcome = await stacks.up(shop('2', { db: 'db:ill' }), 'db');
    expect(outcome).toMatchObject({ kind: 'undone', unmet: [], because: { code: 'UNHEALTHY' } });
    expect(outcome.because?.message).toContain('shop-db-1 is unhealthy by its HEALTHCHECK');
    expect(await stacks.supporting()).toMatchObject([
      { id: db, name: 'shop-db-1', state: 'running' },
      { name: 'shop-migrate-1', state: 'exited', exitCode: 0 },
    ]);
    expect(await get('/')).toMatchObject({ status: 200, version: 'v1' });
  });

  test('switches nothing when the migration fails, and says what it said', async () => {
    await stacks.up(shop('1'));
    const migrate = await idOf('migrate');
    const migration = 'console.log("table users is locked"); process.exit(4)';
    const outcome = await stacks.up(shop('2', { migration }));
    expect(outcome).toMatchObject({
      kind: 'undone',
      because: { message: 'shop-migrate-1 ended with exit code 4' },
    });
    expect(JSON.stringify(outcome.because)).toContain('table users is locked');
    expect(await idOf('migrate')).toBe(migrate);
    expect(await get('/')).toMatchObject({ version: 'v1' });
  });

  testInFull('starts a database again that somebody stopped', async () => {
    await stacks.up(shop('1'));
    const db = await idOf('db');
    await stacks.engine.stopContainer(db ?? '', 1000);
    const { kind, unmet, because } = await stacks.up(shop('1'));
    expect({ kind, unmet, because }).toEqual({ kind: 'deployed', unmet: [], because: undefined });
    expect(await stacks.supporting()).toMatchObject([{ id: db, state: 'running' }, {}]);
  });

  testInFull('goes on without what it does not insist on', async () => {
    const project = shop('1', {}, service('cache', 'db:ill'));
    const [web, ...others] = project.services;
    if (web === undefined) throw new Error('no web');
    const optional = { ...web, dependsOn: [...web.dependsOn, needs('cache', 'healthy', false)] };
    const outcome = await stacks.up({ ...project, services: [optional, ...others] });
    expect({ kind: outcome.kind, because: outcome.because }).toEqual({
      kind: 'deployed',
      because: undefined,
    });
    const warnings = outcome.events.flatMap((event) => (event.kind === 'warning' ? [event.message] : []));
    expect(warnings).toEqual([expect.stringContaining('shop-cache-1 is unhealthy')]);
  });
});

testInFull('an external network that is not there is told before anything is changed', async () => {
  const project = {
    ...shop('1'),
    networks: [{ name: 'backbone', external: true, labels: {}, body: {}, needs: [] }],
  };
  await expect(stacks.up(project)).rejects.toMatchObject({
    code: 'CONFIG',
    message: expect.stringContaining('backbone'),
  });
  expect(await stacks.supporting()).toEqual([]);
  expect(await stacks.engine.inspectVolume('shop_data')).toBeUndefined();
});

testInFull('down removes containers and networks, and never a volume', async () => {
  await stacks.up(shop('1'));
  await stacks.down('shop');
  expect(await stacks.supporting()).toEqual([]);
  const names = (await stacks.engine.listNetworks([])).map(({ Name }) => Name);
  expect(names).not.toContain('shop_default');
  expect(names).not.toContain('ctr-bg');
  expect(await stacks.engine.inspectVolume('shop_data')).toMatchObject({ Name: 'shop_data' });
});
