import type { Located, Path } from '../located.ts';

/**
 * What holds at places of a Compose file, found by walking it once: a table from patterns such as
 * `services.*.ports.*` to whatever holds there. `*` stands for any key and any item of a list.
 */
export type Rules<T> = { rule?: T; readonly next: Map<string, Rules<T>> };

/** The table as a tree, so that a walk goes down both together. */
export function rulesOf<T>(table: Readonly<Record<string, T>>): Rules<T> {
  const root: Rules<T> = { next: new Map() };
  for (const [pattern, rule] of Object.entries(table)) {
    let node = root;
    for (const step of pattern.split('.')) {
      const next = node.next.get(step) ?? { next: new Map() };
      node.next.set(step, next);
      node = next;
    }
    node.rule = rule;
  }
  return root;
}

/** The rules one step further down; undefined when there are none. */
export function stepDown<T>(rules: Rules<T> | undefined, step: string | number): Rules<T> | undefined {
  if (rules === undefined) return undefined;
  const exact = typeof step === 'string' ? rules.next.get(step) : undefined;
  const any = rules.next.get('*');
  if (exact === undefined || any === undefined) return exact ?? any;
  return {
    ...((exact.rule ?? any.rule) ? { rule: (exact.rule ?? any.rule) as T } : {}),
    next: new Map([...any.next, ...exact.next]),
  };
}

/** The rule of one place. */
export function ruleAt<T>(rules: Rules<T>, path: Path): T | undefined {
  return path.reduce<Rules<T> | undefined>(stepDown, rules)?.rule;
}

/** A mark says how the value is merged, in whatever form it is written. */
function marked(tree: Located, mark: Located['mark']): Located {
  return mark === undefined || tree.mark !== undefined ? tree : { ...tree, mark };
}

export type Change = (value: Located, path: Path) => Located;

/** The tree with each rule applied where it holds, a place before what is inside of it. */
export function changeAt(tree: Located, rules: Rules<Change> | undefined, path: Path = []): Located {
  if (rules === undefined) return tree;
  const changed = marked(rules.rule?.(tree, path) ?? tree, tree.mark);
  if (rules.next.size === 0 || changed.kind === 'scalar') return changed;
  if (changed.kind === 'list') {
    const inside = stepDown(rules, 0);
    return inside === undefined
      ? changed
      : { ...changed, items: changed.items.map((item, index) => changeAt(item, inside, [...path, index])) };
  }
  const entries = [...changed.entries].map(
    ([key, { keyWhere, value }]) =>
      [key, { keyWhere, value: changeAt(value, stepDown(rules, key), [...path, key]) }] as const,
  );
  return { ...changed, entries: new Map(entries) };
}
