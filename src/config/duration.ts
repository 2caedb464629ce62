import { type Refusal, refuse } from './refusal.ts';

const MILLISECONDS: Readonly<Record<string, number>> = {
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  us: 0.001,
  µs: 0.001,
  ns: 0.000_001,
};

/** Timers of Node take no more than 2^31 ms; nothing that a deploy waits for takes a day. */
const LONGEST = 86_400_000;
const DURATION = /^(?:\d+(?:\.\d+)?(?:w|d|h|ms|m|us|µs|ns|s))+$/;
const PART = /(\d+(?:\.\d+)?)(w|d|h|ms|m|us|µs|ns|s)/g;
const EXAMPLES = 'a duration such as 500ms, 10s or 1m30s';

/** Reads a duration as Compose writes it into milliseconds; less than one counts as one. */
export function parseDuration(value: unknown): number | Refusal {
  const text = typeof value === 'string' ? value.trim() : '';
  if (typeof value === 'number' || /^\d+(\.\d+)?$/.test(text)) {
    return refuse(
      `must be ${EXAMPLES}, with its unit`,
      'Write the unit too: 10s is ten seconds, 500ms half a second.',
    );
  }
  if (text.length > 64 || !DURATION.test(text)) return refuse(`must be ${EXAMPLES}`);
  const exact = [...text.matchAll(PART)].reduce(
    (sum, [, amount = '', unit = '']) => sum + Number(amount) * (MILLISECONDS[unit] ?? Number.NaN),
    0,
  );
  if (exact > LONGEST) return refuse('must be at most 24h');
  return exact > 0 ? Math.max(1, Math.round(exact)) : 0;
}

/** The shortest form that `parseDuration` reads back: `90500` is `1m30s500ms`. */
export function formatDuration(milliseconds: number): string {
  let rest = Math.round(milliseconds);
  const parts = (['h', 'm', 's', 'ms'] as const).map((unit) => {
    const size = MILLISECONDS[unit] ?? 1;
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    return amount > 0 ? `${amount}${unit}` : '';
  });
  return parts.join('') || '0s';
}

/** A reader of durations within bounds. */
export function durationFrom(least: number): (value: unknown) => number | Refusal {
  return (value) => {
    const duration = parseDuration(value);
    if (typeof duration === 'number' && duration < least)
      return refuse(`must be at least ${formatDuration(least)}`);
    return duration;
  };
}
