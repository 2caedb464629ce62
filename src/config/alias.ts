import { type Document, type Node, isAlias, isCollection, isNode, isPair } from 'yaml';

/**
 * What each alias stands for: the last anchor of that name before it. One walk, for the library's own look-up walks
 * the whole document for each alias, and its own walk remembers the way to each node.
 */
export function resolveAliases(
  document: Document.Parsed,
  unknown: (name: string, offset: number) => Error,
): ReadonlyMap<Node, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  const walk = (node: unknown): void => {
    if (isPair(node)) {
      walk(node.key);
      walk(node.value);
    } else if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined) throw unknown(node.source, node.range?.[0] ?? 0);
      targets.set(node, target);
    } else if (isNode(node)) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      if (isCollection(node)) node.items.forEach(walk);
    }
  };
  walk(document.contents);
  return targets;
}
