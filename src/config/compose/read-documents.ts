import type { SourceLocation } from '../../types/index.ts';
import type { Located } from '../located.ts';
import { readQuickly } from '../yaml-quick.ts';
import type { SourceFile } from './loading.ts';
import { decodeText, readStream, readTextFile, shownName } from './read.ts';

/** A Compose file with its documents; `asked` is the place that names it, if a file does. */
export async function readDocuments(
  path: string,
  directory: string,
  asked?: SourceLocation,
): Promise<SourceFile> {
  const name = shownName(path, directory);
  return { path, name, documents: await parse(await readTextFile(path, name, asked), name) };
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
    documents: await parse(decodeText(await readStream(stream), name), name),
  };
}

async function parse(text: string, file: string): Promise<Located[]> {
  const quick = readQuickly(text, file);
  if (quick !== undefined) return quick;
  // The library is not loaded before it is needed.
  const { parseYaml } = await import('../yaml.ts');
  return parseYaml(text, file);
}
