import type { Path } from './located.ts';
import { OURS, keysAt, unknownKey as unknownExtensionKey } from './extension/unknown-key.ts';
import { serviceSettingsSchema, settingsSchema } from './extension/index.ts';
import { isLater, laterHint, laterKeys } from './known-keys.ts';
import { KEYS_AT } from './schema.ts';
import { suggest } from './suggest.ts';

/** What to say of a key that the schema does not have. */
export function unknownKey(path: Path): { message: string; hint?: string } {
  const key = String(path.at(-1) ?? '');
  const inside = path.slice(0, -1);
  if (inside.includes(OURS)) return unknownExtensionKey(path);
  const place = placeOf(inside);
  const where = inside.length === 0 ? 'at the top level' : `in ${inside.join('.')}`;
  if (isLater(place, key))
    return { message: `${key} ${where} is not supported yet by this version`, hint: laterHint(key) };
  const known = KEYS_AT[place] ?? [];
  return { message: `unknown key ${shorten(key)} ${where}`, hint: cure(key, place, known) };
}

function cure(key: string, place: string, known: readonly string[]): string {
  const ours = place === '' ? settingsSchema : place === 'services.*' ? serviceSettingsSchema : undefined;
  if (ours && keysAt(ours.json, []).includes(key))
    return `Put ${key} under x-ctr-bg${place === '' ? '' : ' of the service'}.`;
  const meant = suggest(key, [...known, ...laterKeys(place)]);
  if (meant !== undefined) return `Did you mean ${meant}?`;
  return known.length === 0 ? 'Remove it.' : `Known here: ${known.join(', ')}.`;
}

function placeOf(path: Path): string {
  return path.map((step, index) => (index === 1 && path[0] === 'services' ? '*' : String(step))).join('.');
}

function shorten(key: string): string {
  return key.length > 64 ? `${key.slice(0, 61)}...` : key;
}
