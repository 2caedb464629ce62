import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SHOP, importShop } from '../../laboratory/index.ts';
import { connect, resolveEndpoint, type Engine } from '../../src/engine/index.ts';
import { PORT, get, openDeploys, type Deploys } from '../support/deploys.ts';

/** examples/shop does what its README says, but for the base of its image. */
let deploys: Deploys;
let engine: Engine;

beforeAll(async () => {
  deploys = await openDeploys();
  engine = await connect(resolveEndpoint({ environment: process.env }));
  for (const version of ['1', '2']) await importShop(deploys.lab.engine, version);
});
afterAll(async () => {
  await deploys.down();
  await engine.removeVolume('shop_data');
  engine.close();
});

async function run(command: string, env: Record<string, string> = {}): Promise<string> {
  const publish = command === 'up' || command === 'plan' ? ['--publish', `127.0.0.1:${PORT}`] : [];
  const result = await deploys.lab.ctrBg([command, ...publish], { cwd: SHOP, env });
  const { exitCode, stdout, stderr } = result;
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout + stderr;
}

test('store, migration and site go up in order, and a new site finds what the old one has counted', async () => {
  await run('up');
  expect(await get('/')).toMatchObject({ status: 200, body: 'Visit 1, version 1\n' });
  const store = (await engine.inspectContainer('shop-store-1'))?.Id;

  const planned = await run('plan', { WEB_IMAGE: 'shop:2' });
  expect(planned).toMatch(/^~ switch web: blue → green$/m);
  expect(planned).toMatch(/^~ run again migrate$/m);
  expect(planned).toMatch(/^= keep store$/m);
  expect(planned).not.toContain('not-a-secret');

  await run('up', { WEB_IMAGE: 'shop:2' });
  expect(await get('/')).toMatchObject({ status: 200, body: 'Visit 2, version 2\n' });
  expect((await engine.inspectContainer('shop-store-1'))?.Id).toBe(store);

  expect(await run('status')).toMatch(/^store +- +- +shop:1 .* running \(healthy\)/m);
  await run('down');
  expect(await engine.inspectVolume('shop_data')).toBeDefined();
  await run('up');
  expect(await get('/')).toMatchObject({ body: 'Visit 3, version 1\n' });
});
