import { distance } from 'fastest-levenshtein';

/** The word that was probably meant: a few slips away, and nearer than any other. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  if (word.length > 64) return undefined;
  const most = word.length <= 3 ? 1 : word.length <= 6 ? 2 : 3;
  const ranked = known
    .map((candidate) => ({ candidate, slips: distance(word.toLowerCase(), candidate) }))
    .sort((one, other) => one.slips - other.slips);
  const [best] = ranked;
  return best && best.slips <= most ? best.candidate : undefined;
}
