import { CtrBgError } from '../types/index.ts';
import { findFile } from './files.ts';
import { loadProject, type LoadOptions } from './load.ts';
import { readProjectName } from './names.ts';
import { isRefusal } from './refusal.ts';

/**
 * The project that a command without an image speaks of: -p, else the file's; undefined when there is no file.
 * Throws as `loadProject` does for a file that is wrong.
 */
export async function findProjectName(
  options: Omit<LoadOptions, 'image' | 'flags'>,
): Promise<string | undefined> {
  const { projectName } = options;
  if (projectName !== undefined) return checked(projectName);
  if ((await findFile(options.files, options.directory)) === undefined) return undefined;
  return (await loadProject({ ...options, flags: {} })).name;
}

function checked(name: string): string {
  const result = readProjectName(name);
  if (!isRefusal(result)) return result;
  throw new CtrBgError('USAGE', `the project name of -p ${result.refused}`);
}
