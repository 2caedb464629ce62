import type { ShareKey } from '../../types/index.ts';
import { type Refusal, isRefusal, refuse } from '../refusal.ts';
import { readHeaderName } from './headers.ts';

export function readPart(value: unknown): number | Refusal {
  const [, percent] = /^(\d{1,3}(?:\.\d{1,2})?) ?%$/.exec(String(value)) ?? [];
  const part = Math.round(Number(percent) * 100) / 10_000;
  return part > 0 && part <= 1 ? part : refuse('must be a percentage above 0% and up to 100%, such as 5%');
}

/** What the command line says to have none of it. */
export const readPartOrNone = (value: unknown): number | Refusal =>
  /^0 ?%$/.test(String(value)) ? 0 : readPart(value);

/** What the command line says at once: `5%,25%,100%`. */
export function readParts(value: unknown): readonly number[] | Refusal {
  const parts: number[] = [];
  for (const text of String(value).split(',')) {
    const part = readPart(text.trim());
    if (isRefusal(part)) return part;
    parts.push(part);
  }
  return rising(parts);
}

/** The last one, at which it serves alone, may be left out; it is no step that has a share. */
export function rising(parts: readonly number[]): readonly number[] | Refusal {
  if (parts.some((part, index) => index > 0 && part <= (parts[index - 1] ?? 0)))
    return refuse('must rise from step to step', 'As in 5%, 25%, 100%.');
  return parts.filter((part) => part < 1);
}

export function readShareKey(value: unknown): ShareKey | Refusal {
  if (value === 'cookie') return { kind: 'own' };
  if (value === 'address') return { kind: 'address' };
  const [, kind, name = ''] = /^(cookie|header):(.*)$/.exec(String(value)) ?? [];
  // nginx knows a cookie by a variable, whose name has neither dash nor dot.
  if (kind === 'cookie' && /^[A-Za-z0-9_]{1,64}$/.test(name)) return { kind, name };
  if (kind === 'header' && !isRefusal(readHeaderName(name))) return { kind, name };
  return refuse(
    'must be cookie, address, cookie:NAME or header:NAME',
    'The name of a cookie has letters, digits and _ alone.',
  );
}
