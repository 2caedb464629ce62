import { type Refusal, refuse } from '../refusal.ts';

/** Powers of 1024, as Compose and nginx both read them. */
const BYTES: Readonly<Record<string, number>> = { '': 1, b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };
const SIZE = /^(\d{1,12})\s?(|b|k|m|g)(?:i?b)?$/i;

/** Bytes of a size such as `10m`, `10MiB` or `1g`; 0 for `unlimited`, as for nginx. */
export function readSize(value: unknown): number | Refusal {
  if (value === 'unlimited') return 0;
  const found = SIZE.exec(typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '');
  const bytes = Number(found?.[1]) * (BYTES[found?.[2]?.toLowerCase() ?? ''] ?? Number.NaN);
  if (Number.isSafeInteger(bytes) && bytes > 0) return bytes;
  return refuse('must be a size such as 512k, 10m or 1g, or unlimited');
}
