import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { runDocker, type Ended } from '../../laboratory/index.ts';
import { PORT, get, openDeploys, type Deploys } from '../support/deploys.ts';
import { runnerCommands, runnerOutputs } from '../support/runner.ts';
import { testInFull } from '../support/size.ts';

/** Called by others: by the real docker command as its plugin, and by a workflow through the action. */
let deploys: Deploys;
let folder: string;
/** The variables with which docker finds the plugin and the engine. */
let env: Record<string, string>;
const UP = ['--project', 'shop', '--service', 'web', '--publish', `127.0.0.1:${PORT}`];

beforeAll(async () => {
  deploys = await openDeploys();
  const { lab } = deploys;
  for (const version of ['1', '2']) await lab.application(`shop:${version}`, { version: `v${version}` });
  await lab.application('shop:slow', { version: 'slow', env: { START_DELAY: '600000' } });
  await lab.application('shop:talks', {
    version: 'talks',
    cmd: ['-e', 'console.log("::set-output name=release::mine\\nat 1 ##[add-mask]a"); process.exit(3)'],
  });
  folder = await mkdtemp(join(tmpdir(), 'ctr-bg-plugin-'));
  env = { DOCKER_CONFIG: join(folder, 'config') };
  const { exitCode, stdout } = await lab.ctrBg(['install-plugin'], { env });
  expect({ exitCode, stdout }).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('docker-bg') });
});
afterEach(() => deploys.down());
afterAll(() => rm(folder, { recursive: true }));

const docker = (...args: string[]): Promise<Ended> => runDocker(deploys.lab.engine, args, { env });

test('docker lists it, helps with it, deploys by it and takes over its exit code', async () => {
  expect((await docker('--help')).stdout).toMatch(/^ {2}bg\* +Blue\/green deploys that lose no request/m);
  for (const help of [
    ['help', 'bg'],
    ['bg', '--help'],
  ])
    expect((await docker(...help)).stdout).toContain('Usage: docker bg [options] [command]');
  expect((await docker('bg', 'up', '--help')).stdout).toContain('Usage: docker bg up');

  const { stdout } = await docker('bg', 'up', 'shop:1', ...UP, '--json');
  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'deployed', hosts: [{ host: 'local' }] });
  expect(await get('/')).toMatchObject({ version: 'v1' });
  expect(await docker('bg', 'up', 'shop:none', ...UP)).toMatchObject({ exitCode: 6 });
  expect(await docker('bg', 'rollback', '--no-such-flag')).toMatchObject({ exitCode: 2 });
});

testInFull('the flags of docker hold for it', async () => {
  const { endpoint } = deploys.lab.engine;
  const elsewhere = { ...env, DOCKER_HOST: 'unix:///nonexistent.sock' };
  const lost = await runDocker(deploys.lab.engine, ['bg', 'status'], { env: elsewhere });
  expect(lost).toMatchObject({ exitCode: 6, stderr: expect.stringContaining('/nonexistent.sock') });
  await docker('context', 'create', 'lab', '--docker', `host=${endpoint}`);
  await deploys.up('shop:1');
  for (const flags of [
    ['--host', endpoint],
    [`-H=${endpoint}`],
    ['--context', 'lab'],
    ['--config', env['DOCKER_CONFIG'] ?? '', '-c', 'lab'],
  ])
    expect(await runDocker(deploys.lab.engine, [...flags, 'bg', 'status'], { env: elsewhere })).toMatchObject(
      { exitCode: 0, stdout: expect.stringContaining('shop:1') },
    );
  const tls = [
    '--host',
    'tcp://127.0.0.1:1',
    '--tlsverify',
    '--tlscacert',
    '/nonexistent/ca',
    'bg',
    'status',
  ];
  expect(await docker(...tls)).toMatchObject({ stderr: expect.stringContaining('/nonexistent/ca') });
});

testInFull('docker completes it: commands, flags, and the releases that can be gone back to', async () => {
  const major = Number.parseInt((await docker('version', '--format', '{{.Client.Version}}')).stdout);
  const first = (await deploys.up('shop:1')).release ?? '';
  await deploys.up('shop:2');
  const offered = async (...words: string[]): Promise<string[]> => {
    const { stdout } = await docker('__complete', 'bg', ...words);
    return stdout.split('\n').map((line) => line.split('\t')[0] ?? '');
  };
  // Before 24 docker asks no plugin.
  if (major < 24) return expect(await offered('rollb')).not.toContain('rollback');
  expect(await offered('rollb')).toEqual(['rollback', ':4', '']);
  expect(await offered('')).toEqual(expect.arrayContaining(['up', 'stage', 'doctor']));
  expect(await offered('rollback', '--che')).toEqual(['--check', ':4', '']);
  expect(await offered('rollback', '')).toEqual([first, ':4', '']);
});

testInFull('a docker that is told to end has it undo what it began', async () => {
  await deploys.up('shop:1');
  const major = Number.parseInt((await docker('version', '--format', '{{.Client.Version}}')).stdout);
  const { PATH } = process.env;
  const child = spawn('docker', ['bg', 'up', 'shop:slow', ...UP, '--progress', 'json', '--json'], {
    env: { PATH, DOCKER_HOST: deploys.lab.engine.endpoint, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = text(child.stdout);
  let told = '';
  child.stderr.on('data', (data: Buffer) => (told += data.toString()));
  while (!told.includes('"probe"')) await once(child.stderr, 'data');
  // Before 25 docker tells its plugins nothing, and lets them go on.
  if (major >= 25) child.kill('SIGTERM');
  else process.kill(await pluginOf(child.pid ?? 0), 'SIGTERM');
  const [exitCode] = (await once(child, 'exit')) as [number];
  expect(exitCode).toBe(143);
  expect(JSON.parse(await printed)).toMatchObject({ outcome: 'undone', error: { code: 'INTERRUPTED' } });
  expect(await get('/')).toMatchObject({ version: 'v1' });
});

async function pluginOf(pid: number): Promise<number> {
  return Number((await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim());
}

type Action = {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: {
    readonly steps: readonly [
      { readonly id: string; readonly env: Readonly<Record<string, string>>; readonly run: string },
    ];
  };
};

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

type Step = {
  readonly exitCode: number;
  readonly output: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
};

/** The one step of action.yml as the runner runs it: expressions, environment files, bash as it calls it. */
async function runAction(inputs: Readonly<Record<string, string>>, signalAt?: string): Promise<Step> {
  const action = parse(await readFile(join(ROOT, 'action.yml'), 'utf8')) as Action;
  const [step] = action.runs.steps;
  const workspace = await mkdtemp(join(folder, 'workspace-'));
  const file = (name: string): string => join(workspace, name);
  for (const name of ['output', 'summary']) await writeFile(file(name), '');
  await writeFile(file('script.sh'), step.run);
  const values: Record<string, string> = { 'github.action_path': ROOT };
  for (const [name, input] of Object.entries(action.inputs))
    values[`inputs.${name}`] = inputs[name] ?? input.default;
  const given = Object.entries(step.env).map(([key, value]) => [
    key,
    value.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => values[name] ?? ''),
  ]);
  const child = spawn('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', file('script.sh')], {
    cwd: workspace,
    env: {
      ...{ PATH: process.env['PATH'], HOME: folder, DOCKER_HOST: deploys.lab.engine.endpoint },
      ...{ CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_OUTPUT: file('output') },
      ...{ GITHUB_STEP_SUMMARY: file('summary') },
      ...(Object.fromEntries(given) as Record<string, string>),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => void (output += data.toString()));
  while (signalAt !== undefined && !output.includes(signalAt)) await once(child.stderr, 'data');
  // A runner that is told to cancel signals this process alone.
  if (signalAt !== undefined) child.kill('SIGINT');
  const [exitCode] = (await once(child, 'close')) as [number];
  const told = runnerOutputs(await readFile(file('output'), 'utf8'));
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [
    name,
    value.replace(/\$\{\{ steps\.([\w-]+)\.outputs\.([\w-]+) \}\}/, (_, id: string, key: string) =>
      id === step.id ? (told[key] ?? '') : 'no such step',
    ),
  ]);
  return {
    exitCode,
    output,
    outputs: Object.fromEntries(outputs) as Record<string, string>,
    summary: await readFile(file('summary'), 'utf8'),
  };
}

const ARGUMENTS = UP.join('\n');

test('the action deploys, and gives the workflow outputs and a summary', async () => {
  const first = await runAction({ image: 'shop:1', arguments: ARGUMENTS });
  expect(first).toMatchObject({ exitCode: 0, outputs: { outcome: 'deployed', previous: '' } });
  const second = await runAction({ image: 'shop:2', arguments: `${ARGUMENTS}\n-e\nTEXT=a b "c" $HOME` });
  expect(second).toMatchObject({
    exitCode: 0,
    outputs: { outcome: 'deployed', previous: first.outputs['release'] },
    summary: expect.stringContaining('### ctr-bg up: shop deployed'),
  });
  expect(JSON.parse(second.outputs['document'] ?? '')).toMatchObject({ release: second.outputs['release'] });
  expect(await get('/')).toMatchObject({ version: 'v2' });
  const env = (await deploys.lab.engine.api.json('GET', '/containers/shop-web-green-1/json')) as {
    Config: { Env: string[] };
  };
  expect(env.Config.Env).toContain('TEXT=a b "c" $HOME');
});

test('a deploy that fails is an annotation, and nothing that the application prints is a command', async () => {
  const { exitCode, output, outputs, summary } = await runAction({
    image: 'shop:talks',
    arguments: ARGUMENTS,
  });
  expect(exitCode).toBe(3);
  expect(outputs).toMatchObject({ outcome: expect.stringMatching(/failed|undone/) });
  expect(summary).toMatch(/### ctr-bg up: shop (failed|undone) \(UNHEALTHY\)/);
  const commands = runnerCommands(output);
  expect(commands.map(({ name }) => name)).toEqual(['error']);
  expect(commands[0]?.properties).toEqual({ title: 'ctr-bg: UNHEALTHY' });
  expect(commands[0]?.data).toContain('name=release');
});

testInFull('a mistake in the file is annotated at its place; a cancelled step is undone', async () => {
  await mkdir(join(folder, 'bad'));
  await writeFile(join(folder, 'bad', 'ctr-bg.yml'), 'services:\n  web: { imgae: shop }\n');
  const bad = await runAction({ arguments: `--file\n${join(folder, 'bad', 'ctr-bg.yml')}` });
  expect(bad.exitCode).toBe(2);
  expect(runnerCommands(bad.output)).toMatchObject([
    { name: 'error', properties: { file: join(folder, 'bad', 'ctr-bg.yml'), line: '2' } },
  ]);
  await deploys.up('shop:1');
  const cancelled = await runAction({ image: 'shop:slow', arguments: ARGUMENTS }, 'not healthy yet');
  expect(cancelled).toMatchObject({ exitCode: 130, outputs: { outcome: 'undone' } });
  expect(await get('/')).toMatchObject({ version: 'v1' });
});
