import { hostVariablesIn } from '../../types/index.ts';
import type { Lookup } from '../interpolate.ts';
import { type Located, type LocatedMap, toPlain } from '../located.ts';
import { cleanPath } from './canonical.ts';
import { mistake } from './mistake.ts';
import { started } from './pairs.ts';
import { get, isSet, isTrue, itemsIn, list, mapEntries, mapIn, mapOf, scalar, set, textOf } from './tree.ts';

/**
 * What Compose adds to the whole project: the network `default`, dependencies that other keys imply, names on the
 * engine, and the values of variables that are named without one.
 */
export function normalize(tree: LocatedMap, project: string, lookup: Lookup): LocatedMap {
  const withServices = onServices(tree, (service) => normalizeService(service, lookup));
  return named(withDefaultNetwork(withServices), project);
}

function onServices(tree: LocatedMap, change: (service: LocatedMap) => LocatedMap): LocatedMap {
  const services = get(tree, 'services');
  if (services?.kind !== 'map') return tree;
  return set(
    tree,
    'services',
    mapEntries(services, (service) => (service.kind === 'map' ? change(service) : service)),
  );
}

function normalizeService(service: LocatedMap, lookup: Lookup): LocatedMap {
  const steps: readonly ((service: LocatedMap) => LocatedMap)[] = [
    (one) => onMap(one, 'build', (build) => normalizeBuild(build, lookup)),
    (one) => onMap(one, 'environment', (environment) => resolveNames(environment, lookup, true)),
    (one) => replaceText(one, 'pull_policy', 'if_not_present', 'missing'),
    joinDefaultNetwork,
    withImpliedDependencies,
    cleanTargets,
    withHookImages,
  ];
  return steps.reduce((one, step) => step(one), service);
}

function onMap(map: LocatedMap, key: string, change: (value: LocatedMap) => LocatedMap): LocatedMap {
  const value = get(map, key);
  return value?.kind === 'map' ? set(map, key, change(value)) : map;
}

function replaceText(map: LocatedMap, key: string, from: string, to: string): LocatedMap {
  const value = get(map, key);
  return value !== undefined && textOf(value) === from ? set(map, key, scalar(to, value)) : map;
}

function normalizeBuild(build: LocatedMap, lookup: Lookup): LocatedMap {
  const hasFile = isSet(get(build, 'dockerfile')) || isSet(get(build, 'dockerfile_inline'));
  const withFile = hasFile ? build : set(build, 'dockerfile', scalar('Dockerfile', build));
  return onMap(withFile, 'args', (args) => {
    const values = resolveNames(args, lookup, false);
    const [name] = hostVariablesIn(toPlain(values));
    if (name === undefined) return values;
    throw mistake(
      args,
      `an image cannot be built with ${name}, which differs by host`,
      'Give it as environment of the service.',
    );
  });
}

/** A name without a value takes the project's; without that either it stays without, or goes. */
export function resolveNames(map: LocatedMap, lookup: Lookup, keep: boolean): LocatedMap {
  return mapEntries(map, (value, name) => {
    if (isSet(value)) return value;
    const found = lookup(name);
    return found === undefined ? (keep ? value : undefined) : scalar(found, value);
  });
}

function joinDefaultNetwork(service: LocatedMap): LocatedMap {
  const { entries } = service;
  if (entries.has('provider') || entries.has('network_mode') || mapIn(service, 'networks').size > 0)
    return service;
  return set(service, 'networks', mapOf({ default: scalar(null, service) }, service));
}

function withDefaultNetwork(tree: LocatedMap): LocatedMap {
  const isUsed = [...mapIn(tree, 'services').values()].some(({ value }) =>
    mapIn(value, 'networks').has('default'),
  );
  const networks = get(tree, 'networks');
  if (!isUsed || mapIn(networks).has('default')) return tree;
  const known = networks?.kind === 'map' ? networks : mapOf({}, tree);
  return set(tree, 'networks', set(known, 'default', scalar(null, tree)));
}

function withImpliedDependencies(service: LocatedMap): LocatedMap {
  const implied = [
    ...itemsIn(service, 'links').map((link) => ({
      name: textOf(link)?.split(':')[0],
      place: link,
      restart: true,
    })),
    ...['network_mode', 'ipc', 'pid', 'uts', 'cgroup'].flatMap((key) => sharedWith(get(service, key))),
    ...itemsIn(service, 'volumes_from')
      .filter((source) => textOf(source)?.startsWith('container:') === false)
      .map((source) => ({ name: textOf(source)?.split(':')[0], place: source, restart: false })),
  ];
  return implied.reduce((one, { name, place, restart }) => {
    const known = get(one, 'depends_on') ?? mapOf({}, place);
    if (name === undefined || known.kind !== 'map' || known.entries.has(name)) return one;
    return set(one, 'depends_on', set(known, name, started(place, restart)));
  }, service);
}

function sharedWith(place: Located | undefined): { name: string; place: Located; restart: boolean }[] {
  const text = textOf(place);
  if (place === undefined || !text?.startsWith('service:')) return [];
  return [{ name: text.slice('service:'.length), place, restart: true }];
}

function cleanTargets(service: LocatedMap): LocatedMap {
  const volumes = get(service, 'volumes');
  if (volumes?.kind !== 'list') return service;
  const clean = (mount: Located): Located => {
    const target = get(mount, 'target');
    const text = textOf(target);
    if (mount.kind !== 'map' || target === undefined || text === undefined) return mount;
    return set(mount, 'target', scalar(cleanPath(text), target));
  };
  return set(service, 'volumes', list(volumes.items.map(clean), volumes));
}

function withHookImages(service: LocatedMap): LocatedMap {
  const hooks = get(service, 'pre_start');
  const image = get(service, 'image');
  if (hooks?.kind !== 'list' || !isSet(image)) return service;
  const items = hooks.items.map((hook) =>
    hook.kind === 'map' && !hook.entries.has('image') ? set(hook, 'image', image) : hook,
  );
  return set(service, 'pre_start', list(items, hooks));
}

/** Without a name of its own a thing is called PROJECT_KEY on the engine; what is external, by its key. */
function named(tree: LocatedMap, project: string): LocatedMap {
  return ['networks', 'volumes', 'configs', 'secrets'].reduce(
    (one, kind) =>
      onMap(one, kind, (things) =>
        mapEntries(things, (thing, key) => {
          const map = thing.kind === 'map' ? thing : mapOf({}, thing);
          if (isSet(get(map, 'name'))) return map;
          const name = isTrue(get(map, 'external')) ? key : `${project}_${key}`;
          return set(map, 'name', scalar(name, map));
        }),
      ),
    tree,
  );
}
