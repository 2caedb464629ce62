/** What is the same on several hosts is told once. */
export type Told<Item> = { readonly item: Item; readonly hosts: readonly string[] };

/** Items of one key as one, in the order in which each came first, with the hosts that they are of. */
export function together<Item extends { readonly host: string }>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Told<Item>[] {
  const found = new Map<string, { readonly item: Item; readonly hosts: string[] }>();
  for (const item of items) {
    const key = keyOf(item);
    const one = found.get(key) ?? { item, hosts: [] };
    found.set(key, one);
    if (!one.hosts.includes(item.host)) one.hosts.push(item.host);
  }
  return [...found.values()];
}

/** More names than that would be the whole line. */
const MOST = 3;

/** `web-1, web-2`, `web-1, web-2, web-3 and 7 more`; of several that are all, `every host`. */
export function hostsText(hosts: readonly string[], of: number): string {
  if (of > 1 && hosts.length === of) return 'every host';
  const more = hosts.length - MOST;
  return more > 1 ? `${hosts.slice(0, MOST).join(', ')} and ${more} more` : hosts.join(', ');
}
