import type { Located, LocatedMap } from '../located.ts';
import { mistake } from './mistake.ts';
import { parseMount } from './mount.ts';
import { asList, asMap, dependenciesAsMap, namesAlone } from './pairs.ts';
import { parsePorts } from './port.ts';
import { type Change, changeAt, rulesOf } from './rules.ts';
import { get, isSet, list, mapEntries, mapOf, printed, scalar, set, textOf } from './tree.ts';

/** Every short form written out, as compose-go's `transform` does; what is of no known form stays for the schema. */
export function canonical(tree: Located): Located {
  return changeAt(tree, RULES);
}

const asText: Change = (tree) => (tree.kind === 'scalar' && isSet(tree) ? scalar(printed(tree), tree) : tree);
const pairsAsMap: Change = (tree) => asMap(tree) ?? tree;

const variables: Change = (tree) => {
  for (const item of tree.kind === 'list' ? tree.items : []) {
    if (/^[^=]*\s(?:=|$)/.test(textOf(item) ?? ''))
      throw mistake(item, 'the name of this variable ends with a space', 'Lines are NAME=value.');
  }
  return pairsAsMap(tree, []);
};
const named =
  (key: string): Change =>
  (tree) =>
    textOf(tree) === undefined ? tree : mapOf({ [key]: tree }, tree);

const dependencies: Change = (tree) => {
  const map = dependenciesAsMap(tree);
  if (map.kind !== 'map') return map;
  return mapEntries(map, (dependency) => {
    if (dependency.kind !== 'map') return dependency;
    const defaults = mapOf(
      { condition: scalar('service_started', dependency), required: scalar(true, dependency) },
      dependency,
    );
    return { ...dependency, entries: new Map([...defaults.entries, ...dependency.entries]) };
  });
};

const environmentFiles: Change = (tree) => {
  const files = asList(tree);
  if (files.kind !== 'list') return files;
  return list(
    files.items.map((file) => {
      const map = textOf(file) === undefined ? file : mapOf({ path: file }, file);
      return map.kind === 'map' && get(map, 'required') === undefined
        ? set(map, 'required', scalar(true, map))
        : map;
    }),
    files,
  );
};

const device: Change = (tree) => {
  const text = textOf(tree);
  if (text === undefined) return tree;
  const parts = text.split(':');
  if (parts.length > 3)
    throw mistake(tree, 'this device has too many colons', 'Use the long form: source, target, permissions.');
  const [source = '', target, permissions = 'rwm'] = parts;
  const values = { source, target: target === undefined || target === '' ? source : target, permissions };
  return mapOf(mapTo(values, tree), tree);
};

const mount: Change = (tree) => {
  const text = textOf(tree);
  if (text === undefined) return tree;
  const parsed = parseMount(text);
  if ('problem' in parsed)
    throw mistake(tree, `this mount ${parsed.problem}`, 'Forms: TARGET, SOURCE:TARGET, SOURCE:TARGET:ro.');
  const { type, source, target, readOnly, noCopy, propagation, selinux } = parsed;
  const bind = mapOf(
    {
      ...mapTo({ selinux, propagation }, tree),
      ...(type === 'bind' && { create_host_path: scalar(true, tree) }),
    },
    tree,
  );
  const volume = mapOf(mapTo({ nocopy: noCopy }, tree), tree);
  const isBind = type === 'bind' || propagation !== undefined || selinux !== undefined;
  const isVolume = type === 'volume' ? text.length > 2 : noCopy === true;
  return mapOf(
    {
      ...mapTo({ type, source, target: cleanPath(target), read_only: readOnly }, tree),
      ...(isBind && { bind }),
      ...(isVolume && { volume }),
    },
    tree,
  );
};

const wholeNumber: Change = (tree) => {
  if (tree.kind === 'scalar' && tree.form === 'float')
    throw mistake(tree, 'this must be a number without a decimal point and exponent');
  return tree;
};

const ports: Change = (tree) => {
  if (tree.kind !== 'list') return tree;
  return list(tree.items.flatMap(portsOf), tree);
};

function portsOf(item: Located): Located[] {
  if (item.kind !== 'scalar' || item.value === null) return [item];
  wholeNumber(item, []);
  const parsed = parsePorts(printed(item));
  if ('problem' in parsed) throw mistake(item, `this ${parsed.problem}`);
  return parsed.map(({ hostIp, target, published, protocol }) =>
    mapOf(mapTo({ mode: 'ingress', host_ip: hostIp, target, published, protocol }, item), item),
  );
}

const keys: Change = (tree) => {
  if (tree.kind !== 'list') return tree;
  for (const item of tree.items) {
    const text = textOf(item);
    if (text !== undefined && !text.includes('=') && text !== 'default')
      throw mistake(item, 'this must be default, or ID=PATH');
  }
  return asMap(tree) ?? tree;
};

/** `external: { name: N }` is the old form of `external: true` with a name. */
const external: Change = (tree) => {
  const was = get(tree, 'external');
  if (tree.kind !== 'map' || was?.kind !== 'map') return tree;
  const [name, old] = [get(tree, 'name'), get(was, 'name')];
  if (name !== undefined && old !== undefined && textOf(name) !== textOf(old))
    throw mistake(old, 'external.name and name differ', 'Use only name.');
  const kept: LocatedMap = set(tree, 'external', scalar(true, was));
  return name === undefined && old !== undefined ? set(kept, 'name', old) : kept;
};

const allGpus: Change = (tree) =>
  textOf(tree) === 'all' ? list([mapOf({ count: tree }, tree)], tree) : tree;

const RULES = rulesOf<Change>({
  'services.*.annotations': pairsAsMap,
  'services.*.build': named('context'),
  'services.*.build.additional_contexts': pairsAsMap,
  'services.*.build.args': pairsAsMap,
  'services.*.build.cache_from': asList,
  'services.*.build.cache_to': asList,
  'services.*.build.extra_hosts': asList,
  'services.*.build.labels': pairsAsMap,
  'services.*.build.no_cache_filter': asList,
  'services.*.build.provenance': asText,
  'services.*.build.sbom': asText,
  'services.*.build.secrets.*': named('source'),
  'services.*.build.ssh': keys,
  'services.*.configs.*': named('source'),
  'services.*.configs.*.mode': wholeNumber,
  'services.*.depends_on': dependencies,
  'services.*.deploy.labels': pairsAsMap,
  'services.*.develop.watch.*.ignore': asList,
  'services.*.develop.watch.*.include': asList,
  'services.*.devices.*': device,
  'services.*.dns': asList,
  'services.*.dns_search': asList,
  'services.*.env_file': environmentFiles,
  'services.*.environment': variables,
  'services.*.expose.*': wholeNumber,
  'services.*.extra_hosts': asList,
  'services.*.gpus': allGpus,
  'services.*.gpus.*.count': wholeNumber,
  'services.*.label_file': asList,
  'services.*.labels': pairsAsMap,
  'services.*.models': namesAlone,
  'services.*.networks': namesAlone,
  'services.*.ports': ports,
  'services.*.ports.*.published': wholeNumber,
  'services.*.post_start.*.environment': pairsAsMap,
  'services.*.pre_start.*.environment': pairsAsMap,
  'services.*.pre_stop.*.environment': pairsAsMap,
  'services.*.secrets.*': named('source'),
  'services.*.secrets.*.mode': wholeNumber,
  'services.*.sysctls': pairsAsMap,
  'services.*.tmpfs': asList,
  'services.*.ulimits.*': wholeNumber,
  'services.*.ulimits.*.hard': wholeNumber,
  'services.*.ulimits.*.soft': wholeNumber,
  'services.*.volumes.*': mount,
  'services.*.volumes.*.volume.labels': pairsAsMap,
  'configs.*': external,
  'configs.*.labels': pairsAsMap,
  'networks.*': external,
  'networks.*.labels': pairsAsMap,
  'secrets.*': external,
  'secrets.*.labels': pairsAsMap,
  'volumes.*': external,
  'volumes.*.labels': pairsAsMap,
});

type Value = string | number | boolean | undefined;

function mapTo(values: Readonly<Record<string, Value>>, place: Located): Record<string, Located | undefined> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      value === undefined ? undefined : scalar(value, place),
    ]),
  );
}

/** As Go's path.Clean: no `.`, no `..` that can be resolved, no double or trailing slash. */
export function cleanPath(path: string): string {
  const rooted = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!rooted) parts.push('..');
  }
  return (rooted ? '/' : '') + parts.join('/') || (rooted ? '/' : '.');
}
