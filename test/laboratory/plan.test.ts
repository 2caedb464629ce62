import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ResultDocument } from '../../src/types/index.ts';
import { PORT, openDeploys, type Deploys } from '../support/deploys.ts';

/** What `plan` says of a change, on a real engine: from what to what, without a secret, and nothing is changed. */
let deploys: Deploys;
let file: string;

beforeAll(async () => {
  deploys = await openDeploys();
  const folder = await mkdtemp(join(tmpdir(), 'ctr-bg-plan-'));
  file = join(folder, 'ctr-bg.yml');
  for (const version of ['1', '2'])
    await deploys.lab.application(`shop:${version}`, { version: `v${version}` });
});
afterAll(async () => {
  await deploys.down();
  await rm(join(file, '..'), { recursive: true });
});

async function run(command: string, web: string, db: string): Promise<ResultDocument & { stdout: string }> {
  await writeFile(file, `name: shop\nservices:\n  web: { ${web} }\n  db: { ${db} }\n`);
  const flags = ['--publish', `127.0.0.1:${PORT}`, '--json'];
  const { stdout, stderr } = await deploys.lab.ctrBg([command, '-f', file, ...flags]);
  return { ...(JSON.parse(stdout) as ResultDocument), stdout: stdout + stderr };
}

const ROUTES = 'x-ctr-bg: { routes: [shop.example.com] }';

test('a plan tells what changes, what is left alone, and how nginx would be told', async () => {
  const environment = 'environment: { TOKEN: hunter1, LOG: info }';
  const first = await run('up', `image: "shop:1", ${environment}, ${ROUTES}`, 'image: "shop:1"');
  expect({ outcome: first.outcome, error: first.error }).toEqual({ outcome: 'deployed', error: undefined });

  const same = await run('plan', `image: "shop:1", ${environment}, ${ROUTES}`, 'image: "shop:1"');
  expect(same.changes?.map(({ service, action, details }) => [service, action, details.length])).toEqual([
    ['web', 'keep', 0],
    ['db', 'keep', 0],
  ]);
  expect(same.nginx).toEqual([{ host: 'local', diff: '' }]);

  const web =
    'image: "shop:2", environment: { TOKEN: hunter2, NEW: hunter3 }, labels: { team: shop }, user: "1000"';
  const planned = await run('plan', `${web}, ${ROUTES}`, 'image: "shop:2", init: true');
  const [swapped, database] = planned.changes ?? [];
  expect(swapped).toMatchObject({ service: 'web', action: 'switch', text: 'blue → green' });
  expect(swapped?.details.map(({ what, from, to }) => [what, from !== undefined, to !== undefined])).toEqual([
    ['image', true, true],
    ['environment LOG', true, false],
    ['environment NEW', false, true],
    ['environment TOKEN', true, true],
    ['label team', false, true],
    ['user', false, true],
  ]);
  expect(database).toMatchObject({ service: 'db', action: 'leave' });
  expect(database?.text).toContain("'ctr-bg up --service db' replaces it");
  expect(database?.details.map(({ what }) => what)).toEqual(['image', 'init']);
  expect(planned.nginx?.[0]?.diff).toMatch(/^-.*shop-web-blue-1\n[^]*^\+.*shop-web-green-1\n/m);
  expect(planned.stdout).not.toContain('hunter');

  const done = await run('up', `${web}, ${ROUTES}`, 'image: "shop:2", init: true');
  expect(done.outcome).toBe('deployed');
  expect(done.stdout).toContain('db: it differs from what runs, and is left alone');
  expect(done.stdout).not.toContain('hunter');
  const { stdout } = await deploys.lab.ctrBg(['status', '--project', 'shop']);
  expect(stdout).toMatch(/^db +- +- +shop:1 .* running/m);
});
