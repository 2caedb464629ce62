import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startCtrBg, type CtrBgProcess, type CtrBgResult } from '../ctr-bg.ts';
import type { LabEngine } from '../engine.ts';
import { importApplication } from '../images/application.ts';
import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { look, type Seen } from './world.ts';

/** Where the proxy under test listens, in the engine's network. */
export const PORT = 8089;
export const VERSIONS = ['v1', 'v2', 'v3'] as const;
export type Version = (typeof VERSIONS)[number];
export const NEIGHBOUR = 'neighbour.example.com';

const DEADLINE = 90_000;

/** An engine with the images, the files and the fault proxy that every case needs. */
export type Stage = AsyncDisposable & {
  readonly engine: LabEngine;
  readonly proxy: FaultProxy;
  /** The id of the image of each version. */
  readonly digests: Readonly<Record<Version, string>>;
  readonly look: (project: string) => Promise<Seen>;
  /** A file of a project whose services run these versions; returns its path. */
  readonly file: (project: string, services: Services) => Promise<string>;
  /** Runs a command to its end; it must succeed. */
  readonly must: (args: readonly string[]) => Promise<CtrBgResult>;
  /** Starts a command, through the fault proxy when that is said. */
  readonly start: (
    args: readonly string[],
    options?: { readonly faulty?: boolean; readonly env?: Env },
  ) => CtrBgProcess;
};

type Env = Readonly<Record<string, string>>;
/** A service's name, its version and the one route that it has. */
export type Services = Readonly<Record<string, { readonly version: Version; readonly route: string }>>;

/** Also puts things of others on the engine, which no command may touch. */
export async function openStage(engine: LabEngine): Promise<Stage> {
  const folder = await mkdtemp(join(engine.folder, 'chaos-'));
  const digests = { v1: '', v2: '', v3: '' };
  for (const version of VERSIONS) {
    const reference = await importApplication(engine, `chaos:${version}`, { version });
    const image = (await engine.api.json('GET', `/images/${reference}/json`)) as { Id: string };
    digests[version] = image.Id;
  }
  const removeForeign = await placeForeign(engine);
  const proxy = await startFaultProxy(engine.endpoint, join(folder, 'engine.sock'));
  const start: Stage['start'] = (args, { faulty = false, env = {} } = {}) => {
    const host = faulty ? { DOCKER_HOST: proxy.endpoint } : {};
    return startCtrBg(engine, [...args, '--json', '--progress', 'quiet'], {
      env: { ...host, ...env },
      deadline: DEADLINE,
    });
  };
  return {
    engine,
    proxy,
    digests,
    look: (project) => look(engine.api, project),
    file: (project, services) => writeProject(folder, project, services),
    must: (args) => must(start, args),
    start,
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await removeForeign();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function must(start: Stage['start'], args: readonly string[]): Promise<CtrBgResult> {
  const result = await start(args).ended;
  if (result.exitCode === 0) return result;
  throw new Error(`ctr-bg ${args.join(' ')} ended with ${result.exitCode}\n${result.stdout}${result.stderr}`);
}

async function writeProject(folder: string, project: string, services: Services): Promise<string> {
  const path = join(
    folder,
    `${project}-${Object.values(services)
      .map(({ version }) => version)
      .join('-')}.yml`,
  );
  const texts = Object.entries(services).map(
    ([name, { version, route }]) =>
      `  ${name}:\n    image: chaos:${version}\n    stop_grace_period: 3s\n    x-ctr-bg: { routes: ['${route}'] }\n`,
  );
  // Whether a version is worse is not what is asked here: all of them are the same.
  const steps = `canary: { for: 1s }, watch: { failures: 100%, slower: 9999 }`;
  const settings = `x-ctr-bg: { drain: 2s, probe: { timeout: 20s }, proxy: { publish: '127.0.0.1:${PORT}' }, ${steps} }`;
  await writeFile(path, `name: ${project}\n${settings}\nservices:\n${texts.join('')}`);
  return path;
}

/** A container that runs, a network and a volume of somebody else. Returns how to remove them. */
async function placeForeign({ api }: LabEngine): Promise<() => Promise<void>> {
  const name = 'of-somebody-else';
  await api.json('POST', '/networks/create', { body: { Name: name } });
  await api.json('POST', '/volumes/create', { body: { Name: name } });
  const HostConfig = { Binds: [`${name}:/data`], NetworkMode: name, RestartPolicy: { Name: 'always' } };
  await api.json('POST', `/containers/create?name=${name}`, { body: { Image: 'chaos:v1', HostConfig } });
  await api.json('POST', `/containers/${name}/start`);
  return async () => {
    await api.call('DELETE', `/containers/${name}?force=1`);
    await api.call('DELETE', `/networks/${name}`);
    await api.call('DELETE', `/volumes/${name}`);
  };
}
