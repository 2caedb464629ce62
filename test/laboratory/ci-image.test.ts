import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chown, cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  buildCiImage,
  importApplication,
  laboratory,
  runDocker,
  type Ended,
  type PrivateEngine,
} from '../../laboratory/index.ts';
import { formatReport, startLoad, totals } from '../../laboratory/load/index.ts';
import type { ResultDocument } from '../../src/types/index.ts';
import { PORT } from '../support/deploys.ts';
import { versionInside } from '../support/inside.ts';
import { sized, someOf, testInFull } from '../support/size.ts';

/**
 * The image of ctr-bg in CI: the job is a container that reaches its engine by TLS alone, as with Docker in Docker,
 * and shares no folder with it.
 */
const IMAGE = 'ctr-bg:laboratory';
const CERTIFICATES = '/certs/client';
const RECIPES = new URL('../../examples/ci/', import.meta.url);
let engine: PrivateEngine;
let folder: string;

beforeAll(async () => {
  const lab = await laboratory();
  engine = await lab.privateEngine({ tls: true });
  folder = await mkdtemp(join(tmpdir(), 'ctr-bg-ci-'));
  await cp(engine.tls?.client ?? '', join(folder, 'client'), { recursive: true });
  await buildCiImage(engine, IMAGE);
  // The third is probed for a while before it is ready.
  for (const [version, delay] of [
    ['1', '0'],
    ['2', '0'],
    ['3', '1500'],
  ] as const)
    await importApplication(engine, `shop:${version}`, {
      version: `v${version}`,
      env: { START_DELAY: delay },
    });
});
afterAll(async () => {
  await engine.stop();
  await rm(folder, { recursive: true });
});

async function docker(...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runDocker(engine, args);
  expect({ args, exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ args, exitCode: 0, stderr: '' });
  return stdout.trim();
}

const OVER_TLS = {
  CI: 'true',
  DOCKER_HOST: 'tcp://docker:2376',
  DOCKER_TLS_VERIFY: '1',
  DOCKER_CERT_PATH: CERTIFICATES,
};

/** A job's container, made and not started yet; the certificates are copied, as a runner's volume would bring them. */
async function createJob(
  name: string,
  command: readonly string[],
  { env = OVER_TLS, flags = [] }: { env?: Readonly<Record<string, string>>; flags?: readonly string[] } = {},
): Promise<void> {
  const variables = Object.entries(env).flatMap(([key, value]) => ['--env', `${key}=${value}`]);
  await docker(
    'create',
    '--name',
    name,
    '--add-host',
    'docker:host-gateway',
    ...variables,
    ...flags,
    IMAGE,
    ...command,
  );
  await docker('cp', folder, `${name}:/certs`);
}

/** Runs a job to its end. */
async function job(command: readonly string[], options?: Parameters<typeof createJob>[2]): Promise<Ended> {
  await createJob('job', command, options);
  const ended = await runDocker(engine, ['start', '--attach', 'job']);
  await docker('rm', 'job');
  return ended;
}

const UP = ['--project', 'shop', '--service', 'web', '--publish', String(PORT)];
const up = (image: string): string[] => ['up', image, ...UP, '--json', '--progress', 'json'];

async function deployed(image: string): Promise<ResultDocument> {
  const { exitCode, stdout, stderr } = await job(up(image));
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  return JSON.parse(stdout) as ResultDocument;
}

/** Sends the signals to a job as soon as green is probed; returns its exit code. */
async function cancelled(image: string, ...signals: string[]): Promise<number> {
  await createJob('cancelled', up(image));
  const [command = '', ...args] = engine.inside([
    'docker',
    '--host',
    engine.endpoint,
    'start',
    '-a',
    'cancelled',
  ]);
  const attached = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  attached.stderr.on('data', (text: Buffer) => (told += text.toString()));
  while (!told.includes('"probe"')) await once(attached.stderr, 'data');
  for (const signal of signals) await docker('kill', '--signal', signal, 'cancelled');
  const exitCode = Number(await docker('wait', 'cancelled'));
  await docker('rm', 'cancelled');
  return exitCode;
}

test('twice under load over TLS, cancelled in the middle and run again: nothing is lost', async () => {
  expect(await deployed('shop:1')).toMatchObject({ outcome: 'deployed' });
  await using load = await startLoad(
    {
      target: { host: '127.0.0.1', port: PORT },
      versions: ['v1', 'v2', 'v3'],
      lanes: [
        { kind: 'keep-alive', connections: 20, rate: sized(40, 100) },
        { kind: 'new-connection', rate: sized(20, 40) },
      ],
    },
    (argv) => engine.inside(argv),
  );
  expect(await deployed('shop:2')).toMatchObject({ outcome: 'deployed' });
  expect(await cancelled('shop:3', 'TERM')).toBe(143);
  expect(await versionInside(engine)).toBe('v2');
  expect(await cancelled('shop:3', 'TERM', 'KILL')).toBe(137);
  expect(await versionInside(engine)).toBe('v2');
  expect(await deployed('shop:3')).toMatchObject({ outcome: 'deployed' });
  expect(await deployed('shop:3')).toMatchObject({ outcome: 'unchanged' });
  const report = await load.stop();
  const { sent, failed, wrong } = totals(report);
  expect({ failed, wrong, report: failed + wrong > 0 ? formatReport(report) : '' }).toEqual({
    failed: 0,
    wrong: 0,
    report: '',
  });
  expect(sent).toBeGreaterThan(sized(300, 1000));
  expect(await versionInside(engine)).toBe('v3');
  expect(await docker('ps', '--format', '{{.Names}}')).toMatch(
    /^(shop-web-(blue|green)-1\nctr-bg-proxy|ctr-bg-proxy\nshop-web-(blue|green)-1)$/,
  );
});

testInFull('by the mounted socket it is not root, where the group of the socket may use it', async () => {
  const socket = engine.endpoint.replace('unix://', '');
  const options = { env: {}, flags: ['--volume', `${socket}:/var/run/docker.sock`] };
  const userOf = async (image: string): Promise<string | undefined> => {
    const { exitCode, stderr } = await job(up(image), options);
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { stdout } = await job(['history', '--project', 'shop', '--json'], options);
    return (JSON.parse(stdout) as ResultDocument).history?.[0]?.by.user;
  };
  await chown(socket, 0, 0);
  expect(await userOf('shop:1')).toBe('0');
  await chown(socket, 0, 2375);
  expect(await userOf('shop:2')).toBe('1000');
});

type GitLabJob = {
  readonly extends?: string;
  readonly image?: { readonly entrypoint: readonly string[] };
  readonly variables?: Readonly<Record<string, string>>;
  readonly before_script?: readonly string[];
  readonly script?: readonly string[];
};

/** A job as GitLab merges it: maps key by key, lists whole. */
function gitLabJob(file: Readonly<Record<string, GitLabJob>>, name: string): GitLabJob {
  const own = file[name] ?? {};
  const base = own.extends === undefined ? {} : gitLabJob(file, own.extends);
  return { ...base, ...own, variables: { ...base.variables, ...own.variables } };
}

test.each(someOf(['.ctr-bg:dind', '.ctr-bg:tls'], 2))(
  'the script of %s runs as a runner of GitLab runs it',
  async (name) => {
    const path = new URL('../../examples/ci/gitlab.yml', import.meta.url);
    const file = parse(await readFile(path, 'utf8')) as Record<string, GitLabJob>;
    const { image, variables, before_script: before = [], script = [] } = gitLabJob(file, name);
    expect(image?.entrypoint).toEqual(['']);
    const given = {
      CI: 'true',
      GITLAB_CI: 'true',
      GITLAB_USER_LOGIN: 'ada',
      CI_JOB_URL: 'https://gitlab.example.com/shop/-/jobs/7',
      DEPLOY_HOST: 'tcp://docker:2376',
      DEPLOY_CA: `${CERTIFICATES}/ca.pem`,
      DEPLOY_CERT: `${CERTIFICATES}/cert.pem`,
      DEPLOY_KEY: `${CERTIFICATES}/key.pem`,
      COMPOSE_PROJECT_NAME: 'shop',
    };
    const expand = (value: string): string =>
      value.replace(/\$(\w+)/g, (_, key: string) => (given as Record<string, string>)[key] ?? '');
    const own = Object.fromEntries(
      Object.entries(variables ?? {}).map(([key, value]) => [key, expand(value)]),
    );
    const lines = ['set -e', ...before, ...script, 'cat ctr-bg.json'].join('\n');
    const deployedImage = name === '.ctr-bg:tls' ? 'shop:1' : 'shop:3';
    const { exitCode, stdout, stderr } = await job(['-c', lines], {
      env: { ...given, ...own, DEPLOY_IMAGE: deployedImage },
      flags: ['--entrypoint', 'sh'],
    });
    expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(`${deployedImage} → `);
    const past = await job(['history', '--project', 'shop', '--json']);
    expect((JSON.parse(past.stdout) as ResultDocument).history?.[0]).toMatchObject({
      outcome: 'deployed',
      by: { user: 'ada', job: 'https://gitlab.example.com/shop/-/jobs/7' },
    });
  },
);

testInFull('the commands of the recipe for Woodpecker run as its agent runs them', async () => {
  type Recipe = {
    readonly steps: {
      readonly deploy: { readonly volumes: readonly string[]; readonly commands: readonly string[] };
    };
  };
  const recipe = parse(await readFile(new URL('woodpecker.yml', RECIPES), 'utf8')) as Recipe;
  const { volumes, commands } = recipe.steps.deploy;
  const socket = engine.endpoint.replace('unix://', '');
  const mounts = volumes.flatMap((volume) => ['--volume', volume.replace(/^[^:]+/, socket)]);
  await docker('tag', 'shop:2', 'registry.example.com/shop:abc');
  const { exitCode, stdout, stderr } = await job(['-ec', commands.join('\n')], {
    env: { CI: 'woodpecker', CI_COMMIT_SHA: 'abc', COMPOSE_PROJECT_NAME: 'shop' },
    flags: ['--entrypoint', 'sh', ...mounts],
  });
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toContain('registry.example.com/shop:abc → ');
});

testInFull('the step of the recipe for Jenkins runs as its agent runs it, over TLS', async () => {
  const recipe = await readFile(new URL('Jenkinsfile', RECIPES), 'utf8');
  const [, environment = ''] = /environment \{\n([^}]*)\}/.exec(recipe) ?? [];
  const variables = [...environment.matchAll(/(\w+) = '([^']*)'/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  const [, certificates = ''] = /dockerCert\(.*variable: '(\w+)'/.exec(recipe) ?? [];
  const [, step = ''] = /^ *sh '([^']*)'$/m.exec(recipe) ?? [];
  expect(recipe).toContain("args '--entrypoint='");
  const given = Object.fromEntries(variables) as Record<string, string>;
  await docker('tag', 'shop:1', 'registry.example.com/shop:def');
  const { exitCode, stdout, stderr } = await job(['-xec', step], {
    env: {
      ...given,
      DOCKER_HOST: given['DOCKER_HOST']?.replace('server.example.com', 'docker') ?? '',
      [certificates]: CERTIFICATES,
      GIT_COMMIT: 'def',
      JENKINS_URL: 'https://jenkins.example.com/',
      BUILD_URL: 'https://jenkins.example.com/job/shop/7/',
      COMPOSE_PROJECT_NAME: 'shop',
    },
    flags: ['--entrypoint', 'sh'],
  });
  expect({ exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toContain('registry.example.com/shop:def → ');
  const past = await job(['history', '--project', 'shop', '--json']);
  expect((JSON.parse(past.stdout) as ResultDocument).history?.[0]?.by.job).toBe(
    'https://jenkins.example.com/job/shop/7/',
  );
});
