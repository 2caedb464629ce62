import { hostVariable } from '../../types/index.ts';
import type { SourceFile } from './loading.ts';
import { get } from './tree.ts';

/**
 * What the variables stand for that the hosts of the files have, while it is not known for which host. Found before the
 * rest is read, for the files may use them anywhere; they come before those of the caller, who speaks of all hosts.
 */
export function hostMarks(files: readonly SourceFile[]): Record<string, string> {
  const names = files
    .flatMap(({ documents }) => documents)
    .flatMap((document) => {
      const ours = get(document, 'x-ctr-bg');
      const hosts = ours && get(ours, 'hosts');
      return hosts?.kind === 'list' ? hosts.items : [];
    })
    .flatMap((host) => {
      const variables = get(host, 'variables');
      return variables?.kind === 'map' ? [...variables.entries.keys()] : [];
    });
  return Object.fromEntries(names.map((name) => [name, hostVariable(name)]));
}
