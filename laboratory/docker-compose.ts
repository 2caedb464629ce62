import { chmod, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { arch } from 'node:process';
import { cachedFile } from './images/cache.ts';
import { requireRoot } from './machine/debian.ts';
import { run, toolEnvironment, type Ended } from './machine/processes.ts';
import { withDebianPackage } from './machine/debian-package.ts';

/** The Debian suite whose docker-compose is a v2. */
const SUITE = 'forky';
const PACKAGE = 'docker-compose';
const PROGRAM = 'usr/libexec/docker/cli-plugins/docker-compose';

const DEADLINE = 120_000;

/**
 * Docker Compose v2, which is the judge of how a Compose file is read: the path of its program, which runs
 * alone (`docker-compose -f FILE config`) and needs an engine only for what touches containers.
 */
export async function ensureDockerCompose(say: (line: string) => void): Promise<string> {
  const { file } = await cachedFile('docker-compose', '.bin', { SUITE, PACKAGE, arch }, async (path) => {
    requireRoot('unpack Docker Compose');
    say('fetching Docker Compose from Debian packages: some seconds, and cached');
    await withDebianPackage(SUITE, PACKAGE, async (folder) => {
      await copyFile(join(folder, PROGRAM), path);
      await chmod(path, 0o755);
    });
  });
  return file;
}

export type ComposeOptions = {
  readonly cwd: string;
  /** All that the project's environment has, apart from PATH. */
  readonly env?: Readonly<Record<string, string>>;
  /** The engine to speak to; `config` needs none. */
  readonly endpoint?: string;
};

/** Runs Docker Compose to its end in an environment that has nothing of the user's. */
export function runDockerCompose(
  program: string,
  args: readonly string[],
  { cwd, env = {}, endpoint = 'unix:///nonexistent.sock' }: ComposeOptions,
): Promise<Ended> {
  const own = { PATH: toolEnvironment()['PATH'], DOCKER_HOST: endpoint, DOCKER_CONFIG: '/nonexistent' };
  return run([program, ...args], { cwd, env: { ...own, ...env }, deadline: DEADLINE });
}
