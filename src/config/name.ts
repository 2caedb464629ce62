import { CtrBgError } from '../types/index.ts';
import { look } from './compose/surroundings.ts';
import type { FindOptions, FoundProject } from './find-in-files.ts';
import { readProjectName } from './names.ts';
import { isRefusal } from './refusal.ts';

/**
 * The project that a command without an image speaks of, -p before the file's, and the hosts that the file names.
 * Throws for a file that is wrong.
 */
export async function findProject(options: FindOptions): Promise<FoundProject> {
  const name = options.projectName === undefined ? undefined : checked(options.projectName);
  if (name !== undefined && options.hostsAreGiven) return { name, hosts: [], hooks: [] };
  const surroundings = await look(options);
  if (surroundings.files.length === 0) return { name, hosts: [], hooks: [] };
  const { findInFiles } = await import('./find-in-files.ts');
  return findInFiles(surroundings, options);
}

function checked(name: string): string {
  const result = readProjectName(name);
  if (!isRefusal(result)) return result;
  throw new CtrBgError('USAGE', `the project name of -p ${result.refused}`);
}
