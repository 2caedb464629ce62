import { observeAll } from '../../apply/index.ts';
import { canonicalConfig } from '../../config/index.ts';
import { contextNames } from '../../engine/index.ts';
import { history } from '../commands/history.ts';
import { findHere, projectsOf } from '../commands/project.ts';
import { createConnections, type Connections, type Environment } from '../connections.ts';
import type { Context } from '../context.ts';
import type { GlobalFlags } from '../flags.ts';
import type { Word } from './word.ts';

export type Source = 'service' | 'profile' | 'project' | 'release' | 'context' | 'endpoint' | 'group';
type Given = ReadonlyMap<string, readonly string[]>;

/** Whoever has pressed a key waits for it. */
const DEADLINE = 1000;

/** Words from the file, the hosts or Docker's contexts; none when they cannot be had in time, for whatever reason. */
export async function wordsFrom(
  source: Source,
  given: Given,
  environment: Environment,
): Promise<readonly Word[]> {
  const flags = flagsOf(given);
  // Nobody may be asked for a password by a key that completes a word.
  const silent = { ...environment, SSH_ASKPASS_REQUIRE: 'never' };
  const connections = createConnections(flags, silent);
  const late = new Promise<readonly Word[]>((resolve) => void setTimeout(resolve, DEADLINE, []).unref());
  try {
    const context = contextOf(flags, silent, connections);
    return await Promise.race([READERS[source](context), late]);
  } catch {
    return [];
  } finally {
    void connections.close();
  }
}

const READERS: Readonly<Record<Source, (context: Context) => Promise<readonly Word[]>>> = {
  service: async (context) =>
    (await readFile(context, context.flags.profile)).services.map((name) => [name, 'service of the file']),
  profile: profiles,
  project: async (context) => {
    const world = await observeAll(await context.engines(), [], []);
    return projectsOf(world).map((name) => [name, 'deployed here']);
  },
  release: releases,
  context: async ({ environment }) =>
    (await contextNames(environment)).map((name) => [name, 'Docker context']),
  endpoint: async (context) => [
    ...(await hostNames(context)),
    ...(await contextNames(context.environment)).map((name): Word => [`context:${name}`, 'Docker context']),
    ['ssh://', 'by ssh, as in ssh://deploy@example.com'],
    ['tcp://', 'by TLS, as in tcp://192.0.2.1:2376'],
    ['unix:///var/run/docker.sock', 'this machine'],
  ],
  group: async (context) => {
    const groups = (await findHere(context)).hosts.flatMap(({ groups: own = [] }) => own);
    return [...new Set(groups)].map((name) => [name, 'group of the file']);
  },
};

/** Of the file; none when there is no file, or none that can be read. */
async function hostNames(context: Context): Promise<Word[]> {
  const { hosts } = await findHere(context).catch(() => ({ hosts: [] }));
  return hosts.flatMap(({ name, groups: own = [] }): Word[] =>
    name === undefined ? [] : [[name, ['host of the file', ...own].join(', ')]],
  );
}

/** Those that can be gone back to, the latest first. */
async function releases(context: Context): Promise<Word[]> {
  const { document } = await history(context, {});
  const found = new Map<string, string>();
  for (const { release, services, at, isLive, isRecorded } of document.history ?? []) {
    if (release === undefined || isLive || !isRecorded || found.has(release)) continue;
    found.set(
      release,
      `${services.map(({ image }) => image).join(', ')}, ${at.slice(0, 16).replace('T', ' ')}`,
    );
  }
  return [...found];
}

async function profiles(context: Context): Promise<Word[]> {
  const whole = await readFile(context, ['*']);
  const { services = {} } = JSON.parse(await whole.print({ form: 'json', showSecrets: false })) as {
    services?: Record<string, { profiles?: string[] }>;
  };
  const names = new Set(Object.values(services).flatMap(({ profiles: own = [] }) => own));
  return [...names].sort().map((name) => [name, 'profile of the file']);
}

const readFile = ({ flags, directory, environment, warn }: Context, active: readonly string[]) =>
  canonicalConfig({
    files: flags.file,
    envFiles: flags.envFile,
    profiles: active,
    projectName: flags.project,
    directory,
    environment,
    warn,
  });

function flagsOf(given: Given): GlobalFlags {
  const all = (name: string): readonly string[] => given.get(name) ?? [];
  const [project, context] = [all('--project').at(-1), all('--context').at(-1)];
  return {
    file: all('--file'),
    envFile: all('--env-file'),
    profile: all('--profile'),
    host: all('--host'),
    group: all('--group'),
    ...(project === undefined ? {} : { project }),
    ...(context === undefined ? {} : { context }),
    json: false,
    progress: 'quiet',
    color: false,
    debug: false,
    timeout: '',
    yes: true,
  };
}

/** Of a command that says nothing and is given little time. */
function contextOf(
  flags: GlobalFlags,
  environment: Environment,
  { engines, reached, leaveOut, left }: Connections,
): Context {
  const nothing = (): void => undefined;
  return {
    flags,
    environment,
    directory: process.cwd(),
    emit: nothing,
    warn: nothing,
    signal: AbortSignal.timeout(DEADLINE),
    now: () => performance.now(),
    engines,
    reached,
    leaveOut,
    left,
    close: nothing,
  };
}
