import type { Lookup } from '../interpolate.ts';
import type { Located, LocatedEntry, LocatedMap } from '../located.ts';
import { parseEnvironmentFile } from './dotenv.ts';
import type { Loading } from './loading.ts';
import { mistake } from './mistake.ts';
import { parseRaw } from './raw-environment.ts';
import { readTextFile, shownName } from './read.ts';
import { isThere } from './sources.ts';
import {
  get,
  isTrue,
  itemsIn,
  mapEntries,
  mapIn,
  mapOf,
  printed,
  scalar,
  set,
  textOf,
  without,
} from './tree.ts';

/** The services with what their `env_file` and `label_file` hold; what the service itself says comes before it. */
export async function withServiceFiles(
  tree: LocatedMap,
  loading: Loading,
  /** Told of each variable that a service has from an env file alone. */
  tell: (service: string, name: string) => void,
): Promise<LocatedMap> {
  const services = get(tree, 'services');
  if (services?.kind !== 'map') return tree;
  const changed = new Map<string, Located>();
  for (const [name, { value: service }] of services.entries) {
    if (service.kind !== 'map') continue;
    const withVariables = await addVariables(service, loading, (variable) => tell(name, variable));
    changed.set(name, await addLabels(withVariables, loading));
  }
  return set(
    tree,
    'services',
    mapEntries(services, (service, name) => changed.get(name) ?? service),
  );
}

async function addVariables(
  service: LocatedMap,
  loading: Loading,
  tell: (name: string) => void,
): Promise<LocatedMap> {
  const files = itemsIn(service, 'env_file');
  if (files.length === 0) return service;
  const own = mapIn(service, 'environment');
  const found = new Map<string, LocatedEntry>();
  const ownValue: Lookup = (name) => {
    const value = own.get(name)?.value;
    return value?.kind === 'scalar' && value.value !== null ? printed(value) : undefined;
  };
  const outer: Lookup = (name) => loading.lookup(name) ?? ownValue(name);
  // Of several files a later one may use what an earlier has set.
  const before: Lookup = (name) => textOf(found.get(name)?.value);
  for (const file of files) {
    for (const [name, value] of await readVariables(file, { outer, before }, loading))
      found.set(name, { keyWhere: file.where, value: scalar(value, file) });
  }
  for (const name of found.keys()) if (!own.has(name)) tell(name);
  const place = get(service, 'environment') ?? service;
  const environment = { ...mapOf({}, place), entries: new Map([...found, ...own]) };
  return set(without(service, 'env_file'), 'environment', environment);
}

async function readVariables(
  file: Located,
  { outer, before }: { readonly outer: Lookup; readonly before: Lookup },
  loading: Loading,
): Promise<ReadonlyMap<string, string>> {
  const place = get(file, 'path');
  const path = textOf(place);
  if (place === undefined || path === undefined) throw mistake(file, 'this env file has no path');
  if (!isTrue(get(file, 'required')) && !(await isThere(path))) return new Map();
  const name = shownName(path, loading.directory);
  const text = await readTextFile(path, name, place.where);
  const format = textOf(get(file, 'format'));
  if (format === undefined || format === '' || format === '.env')
    return parseEnvironmentFile(text, name, outer, before);
  if (format === 'raw') return parseRaw(text, name, (key) => outer(key) ?? before(key));
  throw mistake(get(file, 'format') ?? file, 'the format of an env file must be raw, or left out');
}

async function addLabels(service: LocatedMap, loading: Loading): Promise<LocatedMap> {
  const files = itemsIn(service, 'label_file');
  if (files.length === 0) return service;
  const found = new Map<string, LocatedEntry>();
  for (const file of files) {
    const path = textOf(file);
    if (path === undefined) continue;
    const name = shownName(path, loading.directory);
    const text = await readTextFile(path, name, file.where);
    const before: Lookup = (key) => textOf(found.get(key)?.value);
    for (const [key, value] of parseEnvironmentFile(text, name, before))
      found.set(key, { keyWhere: file.where, value: scalar(value, file) });
  }
  const place = get(service, 'labels') ?? service;
  const labels = { ...mapOf({}, place), entries: new Map([...found, ...mapIn(service, 'labels')]) };
  return set(without(service, 'label_file'), 'labels', labels);
}
