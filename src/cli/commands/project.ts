import { findProject, type FoundProject } from '../../config/index.ts';
import { CtrBgError, type World } from '../../types/index.ts';
import { areHostsGiven } from '../connections.ts';
import type { Context } from '../context.ts';

/** What -p and the file here say, before any engine is asked. */
export function findHere({ flags, directory, environment }: Context): Promise<FoundProject> {
  return findProject({
    files: flags.file,
    directory,
    projectName: flags.project,
    envFiles: flags.envFile,
    profiles: flags.profile,
    environment,
    hostsAreGiven: areHostsGiven(flags),
  });
}

/** The project that is meant: the one that was named, else the only one on the hosts. */
export function chooseProject({ name: named }: FoundProject, world: World): string {
  if (named !== undefined) return named;
  const present = projectsOf(world);
  const [only, ...others] = present;
  if (only !== undefined && others.length === 0) return only;
  throw new CtrBgError(
    'USAGE',
    only === undefined ? 'no project is deployed here' : 'several projects are deployed here',
    {
      hint:
        only === undefined
          ? 'Deploy one with ctr-bg up IMAGE.'
          : `Say which one with -p: ${present.join(', ')}.`,
    },
  );
}

/** Of which something is on the hosts. */
export function projectsOf(world: World): string[] {
  const names = [...world.values()].flatMap(({ proxy, containers, supporting }) => [
    ...(proxy?.onDisk.keys() ?? []),
    ...[...containers, ...supporting].map(({ project }) => project),
  ]);
  return [...new Set(names)].sort();
}
