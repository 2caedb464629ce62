import { dirname, resolve } from 'node:path';
import type { Located, LocatedMap } from '../located.ts';
import { canonical } from './canonical.ts';
import { applyExtends } from './extends.ts';
import { applyIncludes } from './include.ts';
import { fillIn } from './interpolation.ts';
import type { Loading, SourceFile } from './loading.ts';
import { mergeFiles, settle } from './merge.ts';
import { mistake } from './mistake.ts';
import { resolvePaths } from './paths.ts';
import { readDocuments } from './read-documents.ts';
import { eachOnce } from './unique.ts';
import { validateSchema } from './validate.ts';
import { mapOf, without } from './tree.ts';

/** Lays every document of a file over `base`, with its includes and what its services extend. */
async function layOver(base: Located | undefined, file: SourceFile, loading: Loading): Promise<Located> {
  let tree = base;
  for (const written of documentsOf(file, loading)) {
    const included = await applyIncludes(written, loading, layAll);
    const extended = await applyExtends(included, file, loading, readExtended);
    const merged = eachOnce(settle(tree === undefined ? extended : mergeFiles(tree, extended)) ?? extended);
    validateSchema(merged);
    tree = eachOnce(canonical(withoutVersion(merged, loading)));
  }
  return tree ?? mapOf({}, { where: { file: file.name, line: 1, column: 1 } });
}

/** A file that a service extends from: its own `extends` are kept, and its paths are its own. */
async function readExtended(path: string, asked: Located, loading: Loading): Promise<LocatedMap> {
  const file = await readDocuments(path, loading.directory, asked.where);
  let tree: Located | undefined;
  for (const written of documentsOf(file, loading))
    tree = canonical(eachOnce(tree === undefined ? written : mergeFiles(tree, written)));
  const resolved = tree && resolvePaths(tree, dirname(path));
  if (resolved?.kind === 'map') return resolved;
  throw mistake(asked, `the file ${file.name} is empty`);
}

function documentsOf(file: SourceFile, loading: Loading): LocatedMap[] {
  return file.documents.map((document) => {
    if (document.kind !== 'map')
      throw mistake(document, 'the file must be a mapping', 'It needs at least services: with one service.');
    return fillIn(document, loading) as LocatedMap;
  });
}

function withoutVersion(tree: Located, { warn }: Loading): Located {
  const version = tree.kind === 'map' ? tree.entries.get('version') : undefined;
  if (tree.kind !== 'map' || version === undefined) return tree;
  const { file, line, column } = version.keyWhere;
  warn(`${file}:${line}:${column}: version is obsolete, and ignored as in Compose`);
  return without(tree, 'version');
}

/** Several files, one over the other. */
export async function layAll(files: readonly SourceFile[], loading: Loading): Promise<Located | undefined> {
  let tree: Located | undefined;
  for (const file of files)
    tree = await layOver(tree, file, { ...loading, open: [...loading.open, resolve(file.path)] });
  return tree;
}
