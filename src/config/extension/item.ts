import type { SourceLocation } from '../../types/index.ts';
import type { Path } from '../located.ts';
import type { At } from './mistakes.ts';

/** Which one of a list; a mapping alone is read as a list of one. */
export type Item = { readonly index: number; readonly of: number };

/**
 * Where a key of an item was written. Of a path that is not there the nearest surroundings are told, so the later one
 * of alone and in a list is the right one.
 */
export function placeOfItem(
  at: At,
  path: Path,
  item: Item | undefined,
  key: readonly string[],
): SourceLocation | undefined {
  const origin = key.length > 0 ? 'value' : 'key';
  const alone = at([...path, ...key], origin);
  const inList = item && at([...path, item.index, ...key], origin);
  if (alone === undefined || inList === undefined) return alone;
  const isLater = (inList.line - alone.line || inList.column - alone.column) > 0;
  return isLater ? inList : alone;
}
