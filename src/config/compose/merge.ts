import type { Located, LocatedEntry, LocatedMap } from '../located.ts';
import { mistake } from './mistake.ts';
import { asList, asMap, dependenciesAsMap, namesAlone } from './pairs.ts';
import { type Rules, rulesOf, stepDown } from './rules.ts';
import { get, isNull, mapOf, textOf } from './tree.ts';

/**
 * How Compose lays one tree over another (its specification, "Merge and override"): mappings key by key, lists one
 * after the other, all else replaced, but for the places below. `!reset` forgets what was there, `!override` replaces
 * it whole; both stay marked until `settle`, for what extends a service is itself laid over other files.
 */
export function mergeFiles(base: Located, over: Located): Located {
  return merge(base, over, RULES);
}

function merge(base: Located, over: Located, rules: Rules<Merger> | undefined): Located {
  if (over.mark !== undefined) return over;
  if (base.mark === 'reset') return { ...over, mark: 'override' };
  const merged = rules?.rule ? rules.rule(base, over, rules) : mergeValues(base, over, rules);
  return base.mark === undefined || merged.mark !== undefined ? merged : { ...merged, mark: base.mark };
}

/** The rules of what is inside of a service, to extend one by another. */
export function mergeService(base: Located, over: Located): Located {
  return merge(base, over, stepDown(stepDown(RULES, 'services'), '*'));
}

type Merger = (base: Located, over: Located, rules: Rules<Merger>) => Located;

function mergeValues(base: Located, over: Located, rules: Rules<Merger> | undefined): Located {
  if (isNull(over)) return base;
  if (base.kind === 'scalar') return over;
  if (base.kind === 'map' && over.kind === 'map') return mergeMaps(base, over, rules);
  if (base.kind === 'list' && over.kind === 'list') return { ...over, items: [...base.items, ...over.items] };
  const kind = base.kind === 'map' ? 'mapping' : 'list';
  const { file, line } = base.where;
  throw mistake(
    over,
    `this cannot be laid over a ${kind}`,
    `What it would replace is in ${file}, line ${line}.`,
  );
}

function mergeMaps(base: LocatedMap, over: LocatedMap, rules: Rules<Merger> | undefined): LocatedMap {
  const entries = new Map<string, LocatedEntry>(base.entries);
  for (const [key, entry] of over.entries) {
    const before = entries.get(key);
    const value = before === undefined ? entry.value : merge(before.value, entry.value, stepDown(rules, key));
    entries.set(key, { keyWhere: entry.keyWhere, value });
  }
  return { ...base, entries };
}

const replace: Merger = (_, over) => over;

const pairs: Merger = (base, over) => {
  const [before, after] = [asMap(base), asMap(over)];
  if (before === undefined || after === undefined) return isNull(over) ? base : over;
  return { ...before, entries: new Map([...before.entries, ...after.entries]) };
};

const sequence: Merger = (base, over) => {
  const [before, after] = [asList(base), asList(over)];
  if (before.kind !== 'list' || after.kind !== 'list') return isNull(over) ? base : over;
  return { ...after, items: [...before.items, ...after.items] };
};

const hosts: Merger = (base, over) => {
  const [before, after] = [asList(base), asList(over)];
  if (before.kind !== 'list' || after.kind !== 'list') return isNull(over) ? base : over;
  const known = new Set(before.items.map(textOf));
  return { ...after, items: [...before.items, ...after.items.filter((item) => !known.has(textOf(item)))] };
};

/** Either form as a mapping first. */
const converted =
  (convert: (tree: Located) => Located): Merger =>
  (base, over, rules) =>
    mergeValues(convert(base), convert(over), rules);

const contextAsBuild = (tree: Located): Located =>
  textOf(tree) === undefined ? tree : mapOf({ context: tree }, tree);

/** Options of one driver mean nothing to another. */
const logging: Merger = (base, over, rules) => {
  const [before, after] = [textOf(get(base, 'driver')), textOf(get(over, 'driver'))];
  const alike = before === undefined || after === undefined || before === after;
  return alike || isNull(over) ? mergeValues(base, over, rules) : over;
};

/** Pools are told apart by their subnet. */
const pools: Merger = (base, over) => {
  if (base.kind !== 'list' || over.kind !== 'list') return isNull(over) ? base : over;
  const subnet = (pool: Located) => textOf(get(pool, 'subnet'));
  const merged = base.items.map((pool) => {
    const other = over.items.find((candidate) => subnet(candidate) === subnet(pool));
    return other === undefined ? pool : mergeValues(pool, other, undefined);
  });
  const known = new Set(base.items.map(subnet));
  return { ...over, items: [...merged, ...over.items.filter((pool) => !known.has(subnet(pool)))] };
};

const RULES: Rules<Merger> = rulesOf<Merger>({
  'networks.*.ipam.config': pools,
  'networks.*.labels': pairs,
  'volumes.*.labels': pairs,
  'services.*.annotations': pairs,
  'services.*.build': converted(contextAsBuild),
  'services.*.build.args': pairs,
  'services.*.build.additional_contexts': pairs,
  'services.*.build.extra_hosts': hosts,
  'services.*.build.labels': pairs,
  'services.*.command': replace,
  'services.*.depends_on': converted(dependenciesAsMap),
  'services.*.deploy.labels': pairs,
  'services.*.dns': sequence,
  'services.*.dns_opt': sequence,
  'services.*.dns_search': sequence,
  'services.*.entrypoint': replace,
  'services.*.env_file': sequence,
  'services.*.label_file': sequence,
  'services.*.environment': pairs,
  'services.*.extra_hosts': hosts,
  'services.*.healthcheck.test': replace,
  'services.*.labels': pairs,
  'services.*.logging': logging,
  'services.*.models': converted(namesAlone),
  'services.*.networks': converted(namesAlone),
  'services.*.sysctls': pairs,
  'services.*.tmpfs': sequence,
  'services.*.ulimits.*': replace,
});

/** The tree without marks: what was reset is gone. */
export function settle(tree: Located): Located | undefined {
  if (tree.mark === 'reset') return undefined;
  if (tree.kind === 'scalar') {
    const { mark, ...scalar } = tree;
    return mark === undefined ? tree : scalar;
  }
  const { where } = tree;
  if (tree.kind === 'list') {
    return { kind: 'list', where, items: tree.items.flatMap((item) => settle(item) ?? []) };
  }
  const entries = [...tree.entries].flatMap(([key, { keyWhere, value }]): [string, LocatedEntry][] => {
    const settled = settle(value);
    return settled === undefined ? [] : [[key, { keyWhere, value: settled }]];
  });
  return { kind: 'map', where, entries: new Map(entries) };
}
