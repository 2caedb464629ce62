import type { HostWish } from '../types/index.ts';
import { loadCompose } from './compose/project.ts';
import type { Surroundings } from './compose/surroundings.ts';
import { hostsOf, readSettings } from './extension/index.ts';
import { refuseMisspelt } from './extensions.ts';
import type { LoadOptions } from './load.ts';

export type FindOptions = Omit<LoadOptions, 'image' | 'flags'> & {
  /** Whoever calls knows the hosts already: with a name as well, no file is read. */
  readonly hostsAreGiven: boolean;
};

/** `name` is undefined when nobody names the project; `hosts` are those that the file names. */
export type FoundProject = { readonly name: string | undefined; readonly hosts: readonly HostWish[] };

/** As `findProject`, where there are files. */
export async function findInFiles(surroundings: Surroundings, options: FindOptions): Promise<FoundProject> {
  const warn = options.warn ?? (() => undefined);
  const { model, tree, at } = await loadCompose({ ...options, surroundings, imageIsGiven: true, warn });
  refuseMisspelt(tree);
  return { name: model.name, hosts: hostsOf(readSettings(model['x-ctr-bg'], at).hosts, at) };
}
