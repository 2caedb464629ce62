import type { LabEngine } from './engine.ts';
import { run, toolEnvironment, type Ended } from './machine/processes.ts';

export type DockerOptions = {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
};

const DEADLINE = 120_000;

/** Runs the real docker command to its end on an engine, with nothing of the user's own settings. */
export function runDocker(
  engine: LabEngine,
  args: readonly string[],
  { env = {}, ...options }: DockerOptions = {},
): Promise<Ended> {
  const own = {
    PATH: toolEnvironment()['PATH'],
    HOME: engine.folder,
    DOCKER_HOST: engine.endpoint,
    DOCKER_CONFIG: '/nonexistent',
    // Debian's docker has no buildx: the classic builder is what both have.
    DOCKER_BUILDKIT: '0',
  };
  const argv = engine.inside(['docker', ...args]);
  return run(argv, { ...options, env: { ...own, ...env }, deadline: DEADLINE });
}
