import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CtrBgResult } from '../../laboratory/index.ts';
import { connect, resolveEndpoint } from '../../src/engine/index.ts';
import type { ResultDocument } from '../../src/types/index.ts';
import { PORT, get, openDeploys, type Deploys } from '../support/deploys.ts';
import { testInFull } from '../support/size.ts';

let deploys: Deploys;

/** Images of this file alone: one that has another name as well, from another test, would stay. */
async function makeImages(): Promise<void> {
  for (const version of ['1', '2', '3', '4'])
    await deploys.lab.application(`shop:${version}`, {
      version: `v${version}`,
      env: { MADE_FOR: 'retention' },
    });
}

beforeAll(async () => {
  deploys = await openDeploys();
  await makeImages();
});
afterEach(() => deploys.down());

async function tryUp(image: string): Promise<CtrBgResult> {
  const folder = await mkdtemp(join(tmpdir(), 'ctr-bg-retention-'));
  const web = `web: { image: "${image}", pull_policy: always, x-ctr-bg: { routes: ["*"] } }`;
  const settings = `x-ctr-bg: { retain: 1, proxy: { publish: "127.0.0.1:${PORT}" } }`;
  await writeFile(join(folder, 'ctr-bg.yml'), `name: shop\nservices:\n  ${web}\n${settings}\n`);
  const result = await deploys.lab.ctrBg(['up', '--json'], { cwd: folder });
  await rm(folder, { recursive: true });
  return result;
}

async function up(image: string): Promise<string> {
  const { exitCode, stdout, stderr } = await tryUp(image);
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  return (JSON.parse(stdout) as ResultDocument).release ?? '';
}

async function records(): Promise<string[]> {
  const engine = await connect(resolveEndpoint({ environment: process.env }));
  const { stdout } = await engine.exec('ctr-bg-proxy', ['ls', '/etc/ctr-bg/projects/shop/releases']);
  engine.close();
  return stdout
    .trim()
    .split('\n')
    .map((name) => name.replace('.json', ''))
    .sort();
}

const has = async (reference: string): Promise<boolean> => {
  const path = `/images/${encodeURIComponent(reference)}/json`;
  return (await deploys.lab.engine.api.call('GET', path)).status === 200;
};

test('releases and pulled images beyond what can be gone back to are removed, those of others never', async () => {
  await using registry = await deploys.lab.registry();
  const images = await Promise.all(
    ['1', '2', '3', '4'].map((version) => registry.push(`shop:${version}`, `shop-${version}:1`)),
  );
  // Whatever the engine has besides: a name of the user's own, and a container of theirs.
  for (const version of ['1', '2', '3', '4'])
    await deploys.lab.engine.api.call('DELETE', `/images/shop:${version}`);
  const [one = '', two = '', three = '', four = ''] = images;
  const first = await up(one);
  const tag = (image: string, name: string) =>
    deploys.lab.engine.api.call('POST', `/images/${encodeURIComponent(image)}/tag?repo=${name}&tag=mine`);
  const second = await up(two);
  await tag(two, 'somebody');
  expect(await records()).toEqual([first, second].sort());
  const third = await up(three);
  expect(await records()).toEqual([second, third].sort());
  expect({ one: await has(one), two: await has(two), three: await has(three) }).toEqual({
    one: false,
    two: true,
    three: true,
  });
  const fourth = await up(four);
  expect(await records()).toEqual([third, fourth].sort());
  expect({ theirs: await has('somebody:mine'), two: await has(two) }).toEqual({ theirs: true, two: true });
  const { exitCode } = await deploys.lab.ctrBg(['rollback', first, '-p', 'shop']);
  expect(exitCode).toBe(9);
  await deploys.lab.application('shop:ill', { version: 'ill', env: { EXIT_AT_START: '3' } });
  const ill = await registry.push('shop:ill', 'shop-ill:1');
  await deploys.lab.engine.api.call('DELETE', '/images/shop:ill');
  const { exitCode: failed } = await tryUp(ill);
  expect({ failed, records: (await records()).length, ill: await has(ill) }).toEqual({
    failed: 3,
    records: 3,
    ill: true,
  });
  // It has no file, and goes by what the last deploy said.
  expect(await deploys.lab.ctrBg(['rollback', '-p', 'shop'])).toMatchObject({ exitCode: 0 });
  expect({ records: await records(), ill: await has(ill) }).toEqual({
    records: [third, fourth].sort(),
    ill: false,
  });
  expect(await get('/')).toMatchObject({ version: 'v3' });
  await deploys.lab.engine.api.call('DELETE', '/images/somebody:mine');
  await makeImages();
});

testInFull('an image that was made on the host is never removed: nobody could bring it back', async () => {
  for (const version of ['1', '2', '3', '4']) await deploys.up(`shop:${version}`, '--replicas', '1');
  for (let round = 0; round < 4; round++) await deploys.up('shop:1', '-e', `ROUND=${round}`);
  expect(await records()).toHaveLength(6);
  for (const version of ['1', '2', '3', '4']) expect(await has(`shop:${version}`)).toBe(true);
});
