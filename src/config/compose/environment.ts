import type { SourceLocation } from '../../types/index.ts';
import type { Lookup } from '../interpolate.ts';
import { parseEnvironmentFile } from './dotenv.ts';
import { readTextFile, shownName } from './read.ts';

export type EnvironmentFile = { readonly path: string; readonly asked?: SourceLocation | undefined };

/** The variables of env files, a later file before an earlier, which it may use; `outer` comes before both. */
export async function readEnvironmentFiles(
  files: readonly EnvironmentFile[],
  outer: Lookup,
  directory: string,
): Promise<Map<string, string>> {
  const values = new Map<string, string>();
  for (const { path, asked } of files) {
    const name = shownName(path, directory);
    const text = await readTextFile(path, name, asked);
    const found = parseEnvironmentFile(text, name, outer, (key) => values.get(key));
    for (const [key, value] of found) values.set(key, value);
  }
  return values;
}
