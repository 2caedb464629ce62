import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { complete } from '../../../src/cli/completion/complete.ts';

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctr-bg-complete-'));
  file = join(folder, 'ctr-bg.yml');
  await writeFile(
    file,
    'name: shop\nservices: { web: { image: a }, extra: { image: a, profiles: [more] } }\n',
  );
});
afterAll(() => rm(folder, { recursive: true }));

/** The words alone, and the sum behind the colon. */
async function offered(...words: string[]): Promise<string[]> {
  const environment = { DOCKER_HOST: 'unix:///nowhere/docker.sock', DOCKER_CONFIG: folder };
  const lines = (await complete(words, environment)).split('\n');
  return lines.slice(0, -1).map((line) => line.split('\t')[0] ?? '');
}

test('commands, also those that help takes', async () => {
  expect(await offered('')).toEqual(expect.arrayContaining(['up', 'plan', 'completion', 'help']));
  expect(await offered('help', 'rol')).toEqual(['rollback', ':4']);
  expect(await offered('--json', 'dow')).toEqual(['down', ':4']);
});

test('flags of the command and of every command, without those that were given and count once', async () => {
  expect(await offered('up', '--p')).toEqual([
    '--port',
    '--publish',
    '--pull',
    '--project',
    '--profile',
    '--progress',
    ':4',
  ]);
  expect(await offered('up', '--port', '80', '--po')).toEqual([':4']);
  expect(await offered('up', '-e', 'A=1', '--en')).toEqual(['--env', '--env-file', ':4']);
  expect(await offered('up', '--', '--po')).toEqual([':4']);
});

test('values of flags, also behind =', async () => {
  expect(await offered('--progress', 't')).toEqual(['tty', ':4']);
  expect(await offered('up', '--progress=pl')).toEqual(['--progress=plain', ':4']);
  expect(await offered('up', '--pull', '')).toEqual(['missing', 'always', 'never', ':4']);
  expect(await offered('-f', '')).toEqual([':0']);
  expect(await offered('completion', '')).toEqual(['bash', 'zsh', 'fish', ':4']);
  expect(await offered('completion', 'bash', '')).toEqual([':4']);
});

test('services and profiles of the file that was named', async () => {
  expect(await offered('-f', file, 'up', '--service', '')).toEqual(['web', ':4']);
  expect(await offered('-f', file, '--profile', 'more', 'up', '--service', 'e')).toEqual(['extra', ':4']);
  expect(await offered('up', `--file=${file}`, '--profile', '')).toEqual(['more', ':4']);
});

test('without a file or an engine nothing is offered', async () => {
  expect(await offered('-f', join(folder, 'none.yml'), 'up', '--service', '')).toEqual([':4']);
  expect(await offered('-p', 'shop', 'rollback', '')).toEqual([':4']);
  expect(await offered('status', '-p', '')).toEqual([':4']);
});
