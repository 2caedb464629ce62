import type { Located } from '../located.ts';
import { type Change, changeAt, rulesOf } from './rules.ts';
import { parseMount } from './mount.ts';
import { get, printed, textOf } from './tree.ts';

/** What makes two items of a list the same thing; the later one then replaces the earlier, in its place. */
type Identity = (item: Located) => string | undefined;

const once =
  (identity: Identity): Change =>
  (tree) => {
    if (tree.kind !== 'list') return tree;
    const items = new Map<unknown, Located>();
    // An item without an identity is like no other.
    for (const item of tree.items) items.set(identity(item) ?? item, item);
    return { ...tree, items: [...items.values()] };
  };

const value = (tree: Located | undefined): string | undefined =>
  tree?.kind === 'scalar' && tree.value !== null ? printed(tree) : undefined;

const name: Identity = (item) => textOf(item)?.split('=', 1)[0];
const itself: Identity = value;

const mount: Identity = (item) => {
  const text = textOf(item);
  if (text === undefined) return value(get(item, 'target'));
  const parsed = parseMount(text);
  return 'problem' in parsed ? text : parsed.target;
};

const device: Identity = (item) => {
  const text = textOf(item);
  if (text === undefined) return value(get(item, 'target'));
  const [source, target] = text.split(':');
  return target ?? source;
};

const fileIn =
  (folder: string): Identity =>
  (item) => {
    const source = textOf(item) ?? value(get(item, 'source'));
    return value(get(item, 'target')) ?? (source === undefined ? undefined : `${folder}/${source}`);
  };

const port: Identity = (item) => {
  if (item.kind !== 'map') return value(item);
  const part = (key: string, fallback: string) => value(get(item, key)) ?? fallback;
  return `${part('host_ip', '0.0.0.0')}:${part('published', '')}:${part('target', '')}/${part('protocol', 'tcp')}`;
};

const RULES = rulesOf<Change>({
  'services.*.build.tags': once(name),
  'services.*.cap_add': once(name),
  'services.*.cap_drop': once(name),
  'services.*.configs': once(fileIn('')),
  'services.*.devices': once(device),
  'services.*.dns': once(name),
  'services.*.dns_opt': once(name),
  'services.*.dns_search': once(name),
  'services.*.env_file': once((item) => textOf(item) ?? value(get(item, 'path'))),
  'services.*.expose': once(itself),
  'services.*.links': once(name),
  'services.*.networks.*.aliases': once(name),
  'services.*.networks.*.link_local_ips': once(name),
  'services.*.ports': once(port),
  'services.*.profiles': once(name),
  'services.*.secrets': once(fileIn('/run/secrets')),
  'services.*.tmpfs': once(name),
  'services.*.volumes': once(mount),
});

/** Each thing of a list once: what a later file says of a port, a mount or an alias replaces what an earlier said. */
export function eachOnce(tree: Located): Located {
  return changeAt(tree, RULES);
}
