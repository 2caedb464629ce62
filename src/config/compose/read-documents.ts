import type { SourceLocation } from '../../types/index.ts';
import { parseYaml } from '../yaml.ts';
import type { SourceFile } from './loading.ts';
import { decodeText, readStream, readTextFile, shownName } from './read.ts';

/** A Compose file with its documents; `asked` is the place that names it, if a file does. */
export async function readDocuments(
  path: string,
  directory: string,
  asked?: SourceLocation,
): Promise<SourceFile> {
  const name = shownName(path, directory);
  return { path, name, documents: parseYaml(await readTextFile(path, name, asked), name) };
}

/** The Compose file that is written to the standard input. */
export async function readStandardInput(
  stream: AsyncIterable<Buffer | string>,
  directory: string,
): Promise<SourceFile> {
  const name = '<stdin>';
  // Whatever is relative in it is so from the project's folder; the path itself is asked for by nobody.
  return {
    path: `${directory}/${name}`,
    name,
    documents: parseYaml(decodeText(await readStream(stream), name), name),
  };
}
