import type { Path } from './located.ts';
import { KEYS_AT } from './schema.ts';
import { suggest } from './suggest.ts';

/** What to say of a key that the schema does not have. */
export function unknownKey(path: Path): { message: string; hint?: string } {
  const key = String(path.at(-1) ?? '');
  const inside = path.slice(0, -1);
  const place = placeOf(inside);
  const where = inside.length === 0 ? 'at the top level' : `in ${inside.join('.')}`;
  const known = KEYS_AT[place] ?? [];
  return { message: `unknown key ${shorten(key)} ${where}`, hint: cure(key, place, known) };
}

function cure(key: string, place: string, known: readonly string[]): string {
  const ours = KEYS_AT[`${place}.x-ctr-bg`] ?? (place === '' ? KEYS_AT['x-ctr-bg'] : undefined);
  if (ours?.includes(key)) return `Put ${key} under x-ctr-bg${place === '' ? '' : ' of the service'}.`;
  const meant = suggest(key, known);
  if (meant !== undefined) return `Did you mean ${meant}?`;
  return known.length === 0 ? 'Remove it.' : `Known here: ${known.join(', ')}.`;
}

function placeOf(path: Path): string {
  return path.map((step, index) => (index === 1 && path[0] === 'services' ? '*' : String(step))).join('.');
}

function shorten(key: string): string {
  return key.length > 64 ? `${key.slice(0, 61)}...` : key;
}
