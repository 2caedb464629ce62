import { type Document, type Node, visit } from 'yaml';

/**
 * What each alias stands for: the last anchor of that name before it. One walk, for the library's own look-up walks
 * the whole document for each alias.
 */
export function resolveAliases(
  document: Document.Parsed,
  unknown: (name: string, offset: number) => Error,
): ReadonlyMap<Node, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  visit(document, {
    Alias(_, alias) {
      const target = anchors.get(alias.source);
      if (target === undefined) throw unknown(alias.source, alias.range?.[0] ?? 0);
      targets.set(alias, target);
    },
    Value(_, node) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}
