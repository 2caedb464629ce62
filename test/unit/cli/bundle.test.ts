import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Runs the program in its first argument, and prints which files were loaded by its end. */
const TELL_LOADED = `
  process.on('exit', () => console.log('loaded ' + JSON.stringify(Object.keys(require.cache))));
  require(process.argv[1]);
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ctr-bg-bundle-'));
  await run(['build.mjs', '--outdir', folder], ROOT);
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

type Ended = { readonly stdout: string; readonly stderr: string };

/** Where no engine is, by default in a folder without a file. */
function run(argv: readonly string[], cwd = tmpdir()): Promise<Ended> {
  const env = { PATH: process.env['PATH'], DOCKER_HOST: 'unix:///nowhere/docker.sock' };
  return new Promise((resolve) => {
    execFile(process.execPath, argv, { env, cwd, timeout: 60_000 }, (_error, stdout, stderr) =>
      resolve({ stdout, stderr }),
    );
  });
}

const program = (): string => join(folder, 'ctr-bg.cjs');

/** The files of ours that a command loads, by the source maps. */
async function sourcesOf(args: readonly string[]): Promise<string> {
  const { stdout } = await run(['-e', TELL_LOADED, program(), ...args]);
  const loaded = JSON.parse(/^loaded (.*)$/m.exec(stdout)?.[1] ?? '[]') as string[];
  const maps = await Promise.all(
    loaded.filter((file) => file.startsWith(folder)).map((file) => readFile(`${file}.map`, 'utf8')),
  );
  return maps.flatMap((map) => (JSON.parse(map) as { sources: string[] }).sources).join('\n');
}

test('a command loads what it uses, and nothing of the others', async () => {
  expect(await sourcesOf(['--version'])).not.toMatch(/engine|commander/);
  const rollback = await sourcesOf(['rollback', '-p', 'shop']);
  expect(rollback).toMatch(/src\/engine\/connect\.ts/);
  expect(rollback).toMatch(/src\/cli\/commands\/rollback\.ts/);
  expect(rollback).not.toMatch(/src\/(prove|load|build|config\/compose\/project)/);
  expect(rollback).not.toMatch(/src\/(apply\/doctor|diagnose\/words|config\/service)\.ts/);
});

test('--debug shows where an error comes from, in our own files', async () => {
  const { stderr } = await run([program(), 'status', '--debug']);
  expect(stderr).toMatch(/at \w+ \(.*src\/engine\/\w+\.ts:\d+:\d+\)/);
  expect((await run([program(), 'status'])).stderr).not.toMatch(/^ +at /m);
});
