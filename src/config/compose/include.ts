import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hostVariablesIn } from '../../types/index.ts';
import type { Lookup } from '../interpolate.ts';
import { type Located, type LocatedEntry, type LocatedMap, toPlain } from '../located.ts';
import { checkPlaces } from './checks.ts';
import { withDefaults } from './defaults.ts';
import type { Loading, SourceFile } from './loading.ts';
import { readEnvironmentFiles } from './environment.ts';
import { mistake } from './mistake.ts';
import { resolveNames } from './normalize.ts';
import { absolutePath, resolvePaths } from './paths.ts';
import { readDocuments } from './read-documents.ts';
import { refuseRemote } from './remote.ts';
import { type Change, changeAt, rulesOf } from './rules.ts';
import { get, itemsIn, mapOf, scalar, set, textOf, without } from './tree.ts';

/** Merges several files to one tree. */
type LayAll = (files: readonly SourceFile[], loading: Loading) => Promise<Located | undefined>;

const KINDS = ['services', 'volumes', 'networks', 'secrets', 'configs', 'models'];

/** Adds what the documents of `include` define. */
export async function applyIncludes(tree: LocatedMap, loading: Loading, layAll: LayAll): Promise<LocatedMap> {
  const includes = get(tree, 'include');
  if (includes?.kind !== 'list') return tree;
  let model = without(tree, 'include');
  for (const include of includes.items) {
    const imported = await importOne(include, loading, layAll);
    if (imported !== undefined) model = withImported(model, imported);
  }
  return model;
}

/** A project of its own: its folder, its variables, its files. Undefined for a form that the schema refuses. */
async function importOne(include: Located, loading: Loading, layAll: LayAll): Promise<Located | undefined> {
  const paths = textsOf(textOf(include) === undefined ? get(include, 'path') : include);
  const [first] = paths;
  if (first === undefined) return undefined;
  const files = await Promise.all(
    paths.map(async ({ text, place }) => {
      refuseRemote(text, place);
      const path = absolutePath(text, loading.projectDirectory);
      if (loading.open.includes(path)) throw mistake(place, `${text} includes itself, by way of others`);
      return readDocuments(path, loading.directory, place.where);
    }),
  );
  const folder = textOf(get(include, 'project_directory'));
  const projectDirectory = await folderOf(folder ?? dirname(first.text), loading.projectDirectory);
  const lookup = await lookupOf(include, projectDirectory, loading);
  const tree = await layAll(files, { ...loading, projectDirectory, lookup });
  return tree && finish(tree, projectDirectory, lookup);
}

/** What every project goes through once its files are merged, before names are given. */
export function finish(tree: Located, directory: string, lookup: Lookup): Located {
  const complete = withDefaults(tree);
  checkPlaces(complete);
  return withValues(resolvePaths(complete, directory), lookup);
}

/** The key under which a secret or a config carries the value of its variable; taken out before anybody sees it. */
export const VALUE = 'x-#value';

function withValues(tree: Located, lookup: Lookup): Located {
  const held: Change = (object) => {
    const name = textOf(get(object, 'environment'));
    const value = name === undefined ? undefined : lookup(name);
    if (hostVariablesIn(value).length > 0) throw differsByHost(`the variable ${name}`, object);
    return object.kind === 'map' && value !== undefined ? set(object, VALUE, scalar(value, object)) : object;
  };
  return changeAt(
    tree,
    rulesOf<Change>({
      'services.*.environment': (environment) =>
        environment.kind === 'map' ? resolveNames(environment, lookup, true) : environment,
      'secrets.*': held,
      'configs.*': held,
    }),
  );
}

const differsByHost = (what: string, place: Located): Error =>
  mistake(
    place,
    `${what} differs by host, and a file that is made of it would not`,
    'Give it as environment of the service.',
  );

/** As in Compose: what is no folder stands for the one that it would be in. */
async function folderOf(text: string, from: string): Promise<string> {
  const path = absolutePath(text, from);
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? path : dirname(path);
}

async function lookupOf(include: Located, folder: string, loading: Loading): Promise<Lookup> {
  const named = textsOf(get(include, 'env_file')).filter(({ text }) => text !== '/dev/null');
  const own = join(folder, '.env');
  const files =
    get(include, 'env_file') !== undefined
      ? named.map(({ text, place }) => ({
          path: absolutePath(text, loading.projectDirectory),
          asked: place.where,
        }))
      : (await isFile(own))
        ? [{ path: own, asked: include.where }]
        : [];
  const values = await readEnvironmentFiles(files, loading.lookup, loading.directory);
  return (name) => loading.lookup(name) ?? values.get(name);
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

type Text = { readonly text: string; readonly place: Located };

function textsOf(tree: Located | undefined): Text[] {
  const items = tree?.kind === 'scalar' ? [tree] : itemsIn(tree);
  return items.flatMap((place) => {
    const text = textOf(place);
    return text === undefined ? [] : [{ text, place }];
  });
}

function withImported(model: LocatedMap, imported: Located): LocatedMap {
  return KINDS.reduce((one, kind) => {
    const from = get(imported, kind);
    if (from?.kind !== 'map') return one;
    const to = get(one, kind) ?? mapOf({}, from);
    if (to.kind !== 'map') return one;
    const entries = new Map<string, LocatedEntry>(to.entries);
    for (const [name, entry] of from.entries) {
      const own = entries.get(name);
      if (own !== undefined && !isSame(own.value, entry.value)) throw conflict(kind, name, own, entry);
      entries.set(name, own ?? entry);
    }
    return set(one, kind, { ...to, entries });
  }, model);
}

/** Whoever reads one file must be able to trust it: to change what is included, the specification has override files. */
function conflict(kind: string, name: string, own: LocatedEntry, included: LocatedEntry): Error {
  const { file, line } = included.keyWhere;
  return mistake(
    { where: own.keyWhere },
    `${kind}.${name} is defined here and in what is included (${file}, line ${line})`,
    'Give one of them another name, or put the change into an override: include: [{ path: [FILE, OVERRIDE] }].',
  );
}

function isSame(one: Located, other: Located): boolean {
  return JSON.stringify(toPlain(one)) === JSON.stringify(toPlain(other));
}
