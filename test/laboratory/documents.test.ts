import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { importNodeBase, type SshServer } from '../../laboratory/index.ts';
import { inventory, openDeploys, type Deploys } from '../support/deploys.ts';
import { atHand, shows } from '../support/playing.ts';
import { completed, partsOf, shownFiles, variablesOf, writeNamedFiles } from '../support/documents.ts';
import { someOf } from '../support/size.ts';
import { openTypist, type Typist } from '../support/typing.ts';

/** What the documents let a reader type is typed, block by block, by somebody who has installed the package. */
let deploys: Deploys;
let ssh: SshServer;
let typist: Typist;

const IMAGES = [
  'postgres:17',
  'registry.example.com/shop:2',
  'shop:1',
  'shop:2',
  'shop:3',
  'shop:4',
  'shop:5',
  'shop:6',
  'registry.example.com/shop:1',
];

beforeAll(async () => {
  deploys = await openDeploys();
  const { lab } = deploys;
  ssh = await lab.sshServer();
  typist = await openTypist(lab.engine, ssh.environment);
  await importNodeBase(lab.engine);
  for (const image of IMAGES) {
    const version = `v${image.split(':')[1] ?? ''}`;
    await lab.application(image, { version, expose: 3000, env: { PORT: '3000' } });
  }
});
afterAll(async () => {
  await ssh.stop();
  await typist.leave();
});

/** What is run by a test of its own: the image, several hosts, and the steps of a canary, which here would take their minutes. */
const ELSEWHERE = [/^npm /, /^docker run /, /^docker build --tag ctr-bg /, / -H ssh:\S+ -H /, / --canary /];

/** What only looks, or takes its time whatever it deploys, is typed in the first document that has it. */
const ONCE = /^ctr-bg (status|history|logs|doctor|plan|config|prove)\b| --watch /;
const typed = new Set<string>();

function isNew(line: string): boolean {
  const kind = line.replaceAll(/\d/g, 'N');
  return !ONCE.test(line) || (!typed.has(kind) && typed.add(kind).size > 0);
}

/** As a reader would have it here, without his patience. */
function playable(line: string): string[] {
  const [, command = '', says] = /^(.*?)(?: +# (.*))?$/.exec(line) ?? [];
  if (ELSEWHERE.some((one) => one.test(command)) || !isNew(command)) return [];
  const here = atHand(command, { first: ssh.endpoint });
  const port = / --publish (\d+)/.exec(here)?.[1];
  // The first deploy on a host decides where its proxy listens: such a line is of another host.
  if (port !== undefined) return ['ctr-bg down', here, ...shows(here, port), 'ctr-bg down'];
  if (here.startsWith('curl ') && says !== undefined) return [`test "$(${here})" = '${says}'`];
  return [here, ...shows(here, '80')];
}

async function play(path: string, { folder, type }: Typist): Promise<number> {
  let count = 0;
  let whole: string | undefined;
  const write = async (text: string): Promise<void> => {
    await writeNamedFiles(folder, text);
    await writeFile(join(folder, 'ctr-bg.yml'), text);
  };
  for (const part of partsOf(path)) {
    if (part.kind === 'heading' && whole !== undefined) await write(whole);
    if (part.kind === 'file') {
      const text = completed(part.text, whole);
      whole ??= text;
      await write(text);
    }
    if (part.kind !== 'typed') continue;
    const lines = part.lines.flatMap(playable);
    const { exitCode, stdout, stderr } = await type(['set -x', ...lines]);
    const said = exitCode === 0 ? '' : stdout + stderr;
    expect({ where: part.where, exitCode, said }).toEqual({ where: part.where, exitCode: 0, said: '' });
    count += lines.length;
  }
  return count;
}

const GUIDES: readonly [path: string, copyOf: string | undefined, least: number][] = [
  ['README.md', undefined, 20],
  ['docs/guide.md', undefined, 20],
  ['examples/hello/README.md', 'examples/hello', 7],
  ['docs/get-started.md', undefined, 4],
  ['examples/shop/README.md', 'examples/shop', 7],
];

test.each(someOf(GUIDES, 5))(
  'what %s lets a reader type does what is said of it, and leaves nothing',
  async (path, copyOf, least) => {
    const before = await inventory(deploys.lab);
    const reader = await typist.begin(copyOf);
    // The reader's own application, for `ctr-bg init`.
    if (path === 'docs/get-started.md')
      await writeFile(join(reader.folder, 'Dockerfile'), 'FROM scratch\nEXPOSE 3000\n');
    expect(await play(path, reader)).toBeGreaterThanOrEqual(least);
    await reader.type(['ctr-bg down --project shop', 'docker volume rm --force shop_data']);
    const { images: _images, ...left } = await inventory(deploys.lab);
    const { images: _before, ...was } = before;
    expect(left).toEqual(was);
  },
);

test('a line that fails, and a version that does not serve, are seen', async () => {
  const { type } = await typist.begin();
  expect(await type(playable('ctr-bg up shop:none'))).toMatchObject({ exitCode: 6 });
  expect(await type(shows('ctr-bg up shop:2', '80'))).not.toMatchObject({ exitCode: 0 });
  expect(await type(playable('curl --version   # 0'))).toMatchObject({ exitCode: 1 });
});

test.each(someOf(shownFiles(), 7))('the file of %s can be deployed as it is', async (_where, text) => {
  const { folder, type } = await typist.begin();
  await writeNamedFiles(folder, text);
  // Its hosts are others' machines; what differs by host needs one that the file names.
  const { endpoint } = deploys.lab.engine;
  const isByHost = text.includes('variables:');
  await writeFile(join(folder, 'ctr-bg.yml'), text.replace('ssh://deploy@web-1.example.com', endpoint));
  const variables = Object.entries(variablesOf(text)).map(([name, value]) => `export ${name}='${value}'`);
  const plan = `ctr-bg plan -H ${isByHost ? 'web-1' : endpoint}`;
  const { exitCode, stderr, stdout } = await type([...variables, plan]);
  expect({ exitCode, said: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, said: '' });
  expect(stdout).toMatch(/^switch .*\+ /m);
});
