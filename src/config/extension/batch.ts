import type { BatchSize } from '../../types/index.ts';
import { type Refusal, isRefusal, refuse } from '../refusal.ts';
import { readPart } from './share.ts';

/** `all`: at once, whatever the file says. */
export type Batch = BatchSize | 'all';

export function readBatch(value: unknown): Batch | Refusal {
  const text = String(value);
  if (text === 'all') return 'all';
  if (text === 'group') return { kind: 'group' };
  if (/^[1-9]\d{0,3}$/.test(text)) return { kind: 'count', count: Number(text) };
  const part = text.endsWith('%') ? readPart(text) : undefined;
  if (part !== undefined && !isRefusal(part)) return { kind: 'part', part };
  return refuse('must be how many hosts, such as 1 or 50%, or group, or all');
}
