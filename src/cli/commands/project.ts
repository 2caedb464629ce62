import { findProjectName } from '../../config/index.ts';
import { CtrBgError, type World } from '../../types/index.ts';
import type { Context } from '../context.ts';

/** The project that is meant: named by -p or by the file here, else the only one on the host. */
export async function chooseProject(context: Context, world: World): Promise<string> {
  const { flags, directory, environment } = context;
  const named = await findProjectName({
    files: flags.file,
    directory,
    projectName: flags.project,
    envFiles: flags.envFile,
    profiles: flags.profile,
    environment,
  });
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

function projectsOf(world: World): string[] {
  const names = [...world.values()].flatMap(({ proxy, containers }) => [
    ...(proxy?.onDisk.keys() ?? []),
    ...containers.map(({ project }) => project),
  ]);
  return [...new Set(names)].sort();
}
