import { CtrBgError } from '../types/index.ts';
import { look } from './compose/surroundings.ts';
import type { LoadOptions } from './load.ts';
import { readProjectName } from './names.ts';
import { isRefusal } from './refusal.ts';

/**
 * The project that a command without an image speaks of: -p, else the file's; undefined when there is no file.
 * Throws for a file that is wrong.
 */
export async function findProjectName(
  options: Omit<LoadOptions, 'image' | 'flags'>,
): Promise<string | undefined> {
  const { projectName } = options;
  if (projectName !== undefined) return checked(projectName);
  const surroundings = await look(options);
  if (surroundings.files.length === 0) return undefined;
  const { loadCompose } = await import('./compose/project.ts');
  const warn = options.warn ?? (() => undefined);
  return (await loadCompose({ ...options, surroundings, imageIsGiven: true, warn })).model.name;
}

function checked(name: string): string {
  const result = readProjectName(name);
  if (!isRefusal(result)) return result;
  throw new CtrBgError('USAGE', `the project name of -p ${result.refused}`);
}
