import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PrivateEngine, SshServer } from '../../laboratory/index.ts';
import { openDeploys, type Deploys } from '../support/deploys.ts';
import { typedLines } from '../support/documents.ts';
import { shows } from '../support/playing.ts';
import { FILE, inScene } from '../support/scenes.ts';
import { someOf, testInFull } from '../support/size.ts';
import { openTypist, type Typist } from '../support/typing.ts';

/** Examples that stand alone are typed one by one, each in its scene; those that follow one another: documents.test.ts. */
let deploys: Deploys;
let other: PrivateEngine;
let ssh: SshServer;
let typist: Typist;

beforeAll(async () => {
  deploys = await openDeploys();
  const { lab } = deploys;
  [ssh, other] = await Promise.all([lab.sshServer(), lab.privateEngine()]);
  typist = await openTypist(lab.engine, ssh.environment);
  for (const version of ['1', '2', '3'])
    for (const each of [lab, lab.on(other)])
      await each.application(`shop:${version}`, {
        version: `v${version}`,
        expose: 3000,
        env: { PORT: '3000' },
      });
});
afterAll(async () => {
  await ssh.stop();
  await other.stop();
  await typist.leave();
});

/** In the order of the document, each once, however many documents have it. */
const EXAMPLES = ['docs/reference.md', 'docs/proof.md', 'docs/monitoring.md'].flatMap((path) =>
  typedLines(path).map(([where, line]) => [line, where] as const),
);
const distinct = [...new Map(EXAMPLES.toReversed()).entries()].toReversed();

test.each(someOf(distinct, 20))('%s (%s)', async (line) => {
  const { folder, type } = await typist.begin();
  await writeFile(join(folder, 'ctr-bg.yml'), FILE);
  const lines = inScene(line, { first: ssh.endpoint, second: other.endpoint });
  const { exitCode, stdout, stderr } = await type(['set -x', ...lines]);
  expect({ exitCode, said: exitCode === 0 ? '' : stdout + stderr }).toEqual({ exitCode: 0, said: '' });
});

testInFull('moving here from Docker Compose, line by line', async () => {
  const { folder, type } = await typist.begin();
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  await write('compose.yaml', 'name: before\nservices: { web: { image: "shop:1", ports: ["80:3000"] } }\n');
  await write('ctr-bg.yml', FILE.replace('shop:1', 'shop:2').replace('"*"', 'shop.example.com'));
  const run = async (line: string): Promise<void> => {
    const compose = line.startsWith('docker compose ') ? line.split(' ').slice(2) : undefined;
    const { exitCode, stdout, stderr } = compose
      ? await deploys.lab.dockerCompose(compose, { cwd: folder })
      : await type([line]);
    const said = exitCode === 0 ? '' : stdout + stderr;
    expect({ line, exitCode, said }).toEqual({ line, exitCode: 0, said: '' });
  };
  // What the last of the lines above has left.
  await deploys.down();
  await run('docker compose up --detach');
  for (const [, line] of typedLines('docs/migrate.md')) {
    await run(line.replace(/^curl /, 'curl --fail --retry 20 --retry-all-errors '));
    const [before, here] = [shows('up shop:1', '80'), shows('up shop:2', '80')];
    if (line === 'ctr-bg status') await run(before.join('\n'));
    if (line === 'ctr-bg up') await run(here.join('\n'));
  }
  await run('ctr-bg down');
});

test('there is something to type, and what fails is seen', async () => {
  expect(distinct.length).toBeGreaterThan(50);
  const { type } = await typist.begin();
  expect(await type(inScene('ctr-bg up shop:none', { first: '' }))).toMatchObject({ exitCode: 6 });
  await deploys.down();
});
