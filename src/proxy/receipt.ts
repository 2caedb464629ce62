import type { Moment, Receipt } from '../types/index.ts';

/** In a second, of what proc(5) tells to programs: the same on all processors that Docker runs on. */
const TICKS = 100;

type Answer = { readonly generation: string; readonly at: number };

/** All times count from the moment before the pointer was moved, to 10 ms. */
export function readReceipt(output: string, expected: string): Receipt {
  const seen = (word: string, unit = 1): number | undefined => {
    const uptime = new RegExp(`^${word} ([\\d.]+)$`, 'm').exec(output)?.[1];
    return uptime === undefined ? undefined : (Number(uptime) / unit) * 1000;
  };
  const start = seen('moved') ?? 0;
  const since = (at: number | undefined): number => Math.max(0, Math.round((at ?? start) - start));
  const sampled = answers(output);
  const isNew = ({ generation }: Answer): boolean => generation === expected;
  const lastOldMs = Math.max(since(sampled.findLast((answer) => !isNew(answer))?.at), since(seen('closed')));
  return {
    generation: expected,
    reloadMs: since(seen('reloaded')),
    firstNewMs: since(Math.min(sampled.find(isNew)?.at ?? Infinity, seen('began', TICKS) ?? Infinity)),
    lastOldMs,
    oldWorkersGoneMs: Math.max(lastOldMs, since(sampled.at(-1)?.at)),
  };
}

/** In order; the time is that after it. */
function answers(output: string): Answer[] {
  return [...output.matchAll(/^answer (\S+) ([\d.]+)$/gm)].map(([, generation = '', uptime]) => ({
    generation,
    at: Number(uptime) * 1000,
  }));
}

/** What a host's clock said, in s since its start, between two moments here. */
export type Reading = { readonly before: number; readonly uptime: number; readonly after: number };

/** The uptime is told in steps of so many ms. */
const STEP = 10;

/**
 * Between which moments here a pointer was moved: after the word was `sent` and before it was `told`, and as long after a
 * reading of the host's clock as that clock says.
 */
export function movedBetween(
  uptime: number,
  { sent, told }: { readonly sent: number; readonly told: number },
  readings: readonly Reading[],
): Pick<Moment, 'earliest' | 'latest'> {
  const bounds = readings.map((reading) => {
    const later = (uptime - reading.uptime) * 1000;
    return { earliest: reading.before + later - STEP, latest: reading.after + later + STEP };
  });
  const earliest = Math.max(sent, ...bounds.map((one) => one.earliest));
  return { earliest, latest: Math.max(earliest, Math.min(told, ...bounds.map((one) => one.latest))) };
}
