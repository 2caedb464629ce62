import { type Reader, type Refusal, refuse } from './refusal.ts';

const YES = new Set(['true', 'yes', 'y', 'on', '1']);
const NO = new Set(['false', 'no', 'n', 'off', '0']);

export function readText(value: unknown): string | Refusal {
  if (typeof value !== 'string') return refuse('must be text', 'Put it in quotes if it looks like a number.');
  if (value === '') return refuse('must not be empty');
  return value.includes('\0') ? refuse('must not hold a NUL character') : value;
}

/** A number, or one that interpolation made, in decimal; `010` could mean eight or ten and is neither. */
export function wholeNumber(least: number, most: number): Reader<number> {
  return (value) => {
    const text = typeof value === 'number' ? String(value) : value;
    const number = typeof text === 'string' && /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : Number.NaN;
    return number >= least && number <= most
      ? number
      : refuse(`must be a whole number from ${least} to ${most}`);
  };
}

export const readPort = wholeNumber(1, 65_535);
export const readReplicas = wholeNumber(1, 1000);

/** As Compose does it after interpolation: the words of YAML 1.1 count too. */
export function readBoolean(value: unknown): boolean | Refusal {
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  if (YES.has(word)) return true;
  return NO.has(word) ? false : refuse('must be true or false');
}

/** One of several words, each with what it means. */
export function oneOf<T>(words: Readonly<Record<string, T>>): Reader<T> {
  const meanings = new Map(Object.entries(words));
  return (value) => {
    const meaning = typeof value === 'string' ? meanings.get(value) : undefined;
    return meaning ?? refuse(`must be one of ${[...meanings.keys()].join(', ')}`);
  };
}
