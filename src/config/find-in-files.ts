import type { Hook, HostWish } from '../types/index.ts';
import { loadCompose } from './compose/project.ts';
import type { Surroundings } from './compose/surroundings.ts';
import { hostsOf, localHooksOf, readSettings } from './extension/index.ts';
import { refuseMisspelt } from './extensions.ts';
import type { LoadOptions } from './load.ts';

export type FindOptions = Omit<LoadOptions, 'image' | 'flags'> & {
  /** Whoever calls knows the hosts already: with a name as well, no file is read. */
  readonly hostsAreGiven: boolean;
};

/** `name` is undefined when nobody names the project. */
export type FoundProject = {
  readonly name: string | undefined;
  /** Those that the file names. */
  readonly hosts: readonly HostWish[];
  /** Those of the file that are run on this machine. */
  readonly hooks: readonly Hook[];
};

/** As `findProject`, where there are files. */
export async function findInFiles(surroundings: Surroundings, options: FindOptions): Promise<FoundProject> {
  const warn = options.warn ?? (() => undefined);
  const { model, tree, at, projectDirectory } = await loadCompose({
    ...options,
    surroundings,
    imageIsGiven: true,
    warn,
  });
  refuseMisspelt(tree);
  const { hosts, hooks } = readSettings(model['x-ctr-bg'], at);
  return { name: model.name, hosts: hostsOf(hosts, at), hooks: localHooksOf(hooks, projectDirectory, at) };
}
