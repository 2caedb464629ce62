import type { CST } from 'yaml';
import { CtrBgError, type SourceLocation } from '../types/index.ts';

const DEEPEST = 50;

/** Composing nodes is recursive in the library, so what would overflow its stack is refused before it. */
export function checkDepth(tokens: readonly CST.Token[], place: (offset: number) => SourceLocation): void {
  const waiting = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, depth } = next;
    if (depth > DEEPEST) {
      throw new CtrBgError('CONFIG', `nested deeper than ${DEEPEST} levels`, { where: place(token.offset) });
    }
    for (const inner of innerTokens(token)) waiting.push({ token: inner, depth: depth + 1 });
  }
}

function innerTokens(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap((item) => [item.key, item.value].filter((inner) => inner !== undefined && inner !== null));
}
