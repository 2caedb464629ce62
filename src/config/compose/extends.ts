import type { Located, LocatedMap } from '../located.ts';
import type { Loading } from './loading.ts';
import { mergeService, settle } from './merge.ts';
import { mistake } from './mistake.ts';
import { absolutePath } from './paths.ts';
import { refuseRemote } from './remote.ts';
import { get, mapEntries, set, textOf, without } from './tree.ts';

type Scope = {
  readonly file: string;
  readonly services: LocatedMap;
  readonly done: Map<string, Located>;
};
/** Reads a file that services are extended from; its paths are absolute. */
type ReadExtended = (path: string, asked: Located, loading: Loading) => Promise<LocatedMap>;
type Extending = {
  readonly loading: Loading;
  readonly read: ReadExtended;
  readonly scopes: Map<string, Scope>;
};

/** Lays every service that extends another over that one (the specification's `extends`), from files as well. */
export async function applyExtends(
  tree: LocatedMap,
  file: { readonly path: string },
  loading: Loading,
  read: ReadExtended,
): Promise<LocatedMap> {
  const services = get(tree, 'services');
  if (services?.kind !== 'map') return tree;
  const scope: Scope = { file: file.path, services, done: new Map() };
  const extending = { loading, read, scopes: new Map([[file.path, scope]]) };
  for (const name of services.entries.keys()) await resolveService(name, scope, extending, []);
  return set(
    tree,
    'services',
    mapEntries(services, (service, name) => scope.done.get(name) ?? service),
  );
}

async function resolveService(
  name: string,
  scope: Scope,
  extending: Extending,
  chain: readonly string[],
): Promise<Located | undefined> {
  const known = scope.done.get(name) ?? scope.services.entries.get(name)?.value;
  const reference = get(known, 'extends');
  if (known?.kind !== 'map' || reference === undefined || scope.done.has(name)) return known;
  const step = `${name} in ${scope.file}`;
  if (chain.includes(step)) throw mistake(reference, `the service ${name} extends itself, by way of others`);
  const target = await targetOf(name, reference, scope, extending);
  if (target === undefined) return known;
  const base = await resolveService(target.name, target.scope, extending, [...chain, step]);
  const own = without(known, 'extends');
  // What a service resets, it resets where it is itself laid over something: whoever extends it does not.
  const settled = base?.kind === 'map' ? settle(without(base, 'extends')) : undefined;
  const merged = settled === undefined ? own : (mergeService(settled, own) as LocatedMap);
  scope.done.set(name, merged);
  return merged;
}

type Target = { readonly name: string; readonly scope: Scope };

async function targetOf(
  service: string,
  reference: Located,
  scope: Scope,
  extending: Extending,
): Promise<Target | undefined> {
  const name = textOf(reference) ?? textOf(get(reference, 'service'));
  // What is of another form is told by the schema, with all that is wrong.
  if (name === undefined) return undefined;
  const place = get(reference, 'file');
  const file = textOf(place);
  const other = place === undefined || file === undefined ? scope : await scopeOf(file, place, extending);
  if (other.services.entries.has(name)) return { name, scope: other };
  throw mistake(
    get(reference, 'service') ?? reference,
    `${service} extends ${name}, and there is no such service`,
    `Services there: ${[...other.services.entries.keys()].join(', ')}.`,
  );
}

async function scopeOf(file: string, place: Located, { loading, read, scopes }: Extending): Promise<Scope> {
  refuseRemote(file, place);
  // What another file says of files is absolute by now.
  const path = absolutePath(file, loading.projectDirectory);
  const known = scopes.get(path);
  if (known !== undefined) return known;
  const services = get(await read(path, place, loading), 'services');
  if (services?.kind !== 'map') throw mistake(place, `the file ${file} has no services`);
  const scope: Scope = { file: path, services, done: new Map() };
  scopes.set(path, scope);
  return scope;
}
