import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDeploys, type Deploys } from '../support/deploys.ts';
import { openShells, type } from '../support/shells.ts';

/** Each shell on a terminal of its own, with the key pressed; what they ask for is what `ctr-bg completion` printed. */
let deploys: Deploys;
let home: string;
let first = '';

const FILE = `
name: shop
services:
  web: { image: "shop:2", x-ctr-bg: { port: 8080, routes: ["*"] } }
  store: { image: "shop:1" }
`;

beforeAll(async () => {
  deploys = await openDeploys();
  const { engine } = deploys.lab;
  home = await openShells(join(engine.folder, 'shells'));
  await writeFile(join(home, 'ctr-bg.yml'), FILE);
  const context = join(home, '.docker/contexts/meta/of-production');
  await mkdir(context, { recursive: true });
  const meta = { Name: 'production', Endpoints: { docker: { Host: 'ssh://nobody@192.0.2.1' } } };
  await writeFile(join(context, 'meta.json'), JSON.stringify(meta));
  for (const version of ['1', '2']) await deploys.lab.application(`shop:${version}`, { version });
  first = (await deploys.up('shop:1')).release ?? '';
  await deploys.up('shop:2');
});
afterAll(() => deploys.down());

const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** What ctr-bg was called with when these keys were pressed, in each of them at once; blanks are of no interest. */
async function ran(keys: string, env?: Record<string, string>): Promise<Record<string, string>> {
  const lines = SHELLS.map(async (shell) => [shell, await typed(shell, keys, env)] as const);
  return Object.fromEntries(await Promise.all(lines));
}

async function typed(shell: (typeof SHELLS)[number], keys: string, env = {}): Promise<string> {
  const line = await type(deploys.lab.engine, { shell, home, keys, cwd: home, env });
  return line.replace(/ +/g, ' ').trim();
}

const inEach = (line: string): Record<string, string> =>
  Object.fromEntries(SHELLS.map((shell) => [shell, line]));

test('commands, flags and the releases that can be gone back to', async () => {
  expect(first).toMatch(/^[0-9a-f]{12}$/);
  // One after another: who presses TAB waits for the engine for a second at most.
  const lines: Record<string, string> = {};
  for (const shell of SHELLS) lines[shell] = await typed(shell, 'ctr-bg rollb\t--che\t\t');
  expect(lines).toEqual(inEach(`rollback --check ${first}`));
});

test('files, services of the file, contexts with a colon in them, and choices', async () => {
  expect(await ran('ctr-bg -H context:pro\t -f ctr-b\t up --serv\tsto\t--progress qui\t')).toEqual(
    inEach('-H context:production -f ctr-bg.yml up --service store --progress quiet'),
  );
});

test('nothing is offered, and nothing said, where no engine answers', async () => {
  const env = { DOCKER_HOST: 'unix:///nowhere/docker.sock' };
  expect(await ran('ctr-bg rollback abc\t-p shop', env)).toEqual(inEach('rollback abc-p shop'));
});
