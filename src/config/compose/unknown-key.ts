import { suggest } from '../suggest.ts';
import type { Path } from '../located.ts';
import { pathText } from './mistake.ts';
import { ruleAt, rulesOf } from './rules.ts';
import { KNOWN_KEYS } from './schema.generated.js';

const NAMED: Readonly<Record<string, string>> = {
  services: 'service',
  networks: 'network',
  volumes: 'volume',
  secrets: 'secret',
  configs: 'config',
  models: 'model',
};

/** Keys of `x-ctr-bg`, which people write beside it. */
const OURS: Readonly<Record<string, readonly string[]>> = {
  '': ['proxy', 'bg', 'drain', 'probe', 'keep', 'hosts'],
  'services.*': ['port', 'routes', 'probe', 'drain', 'replicas', 'overlap'],
};

/** More would be a page, and no help. */
const MOST_NAMED = 15;

/** What to say of a key that the specification does not have there. */
export function unknownKey(path: Path): { message: string; hint: string } {
  const key = String(path.at(-1) ?? '');
  const inside = path.slice(0, -1);
  const place = inside.length === 0 ? 'at the top level' : `in ${pathText(inside)}`;
  const kind = inside.length === 1 ? NAMED[String(inside[0])] : undefined;
  if (kind !== undefined) {
    return {
      message: `${shorten(key)} is no name that a ${kind} can have`,
      hint: 'Use letters, digits, dots, hyphens and underscores.',
    };
  }
  return { message: `unknown key ${shorten(key)} ${place}`, hint: cure(key, inside) };
}

function cure(key: string, inside: Path): string {
  const isService = inside.length === 2 && inside[0] === 'services';
  if (inside.length === 0 && OURS['']?.includes(key)) return `Put ${key} under x-ctr-bg.`;
  if (isService && OURS['services.*']?.includes(key)) return `Put ${key} under x-ctr-bg of the service.`;
  const known = inside.length === 0 ? (KNOWN_KEYS[''] ?? []) : (ruleAt(rulesOf(KNOWN_KEYS), inside) ?? []);
  const meant = suggest(key, known);
  if (meant !== undefined) return `Did you mean ${meant}?`;
  return known.length === 0 || known.length > MOST_NAMED ? 'Remove it.' : `Known here: ${known.join(', ')}.`;
}

function shorten(key: string): string {
  return key.length > 64 ? `${key.slice(0, 61)}...` : key;
}
