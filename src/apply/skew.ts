import type { Moment, Receipt, Skew } from '../types/index.ts';

export type Switch = { readonly moment: Moment; readonly receipt: Receipt };

/**
 * How far apart several hosts switched. Their clocks differ, so nothing is compared between them: when a host moved its
 * pointer is known by the clock of this machine to lie between two moments (src/proxy/receipt.ts), and what came before or
 * after it is counted in durations of the host's own clock. Undefined for fewer than two.
 */
export function skewOf(switches: readonly Switch[]): Skew | undefined {
  if (switches.length < 2) return undefined;
  const bounds = switches.map(boundsOf);
  const news = switches.map(({ receipt }, index) => middle(bounds[index]) + receipt.firstNewMs);
  const latestOld = switches.map(({ receipt }, index) => (bounds[index]?.latest ?? 0) + receipt.lastOldMs);
  return {
    startMs: spread(switches.map(({ moment }) => moment.sent)),
    newMs: spread(news),
    errorMs: Math.ceil(Math.max(...bounds.map(({ earliest, latest }) => latest - earliest))),
    receiptMs: spread(switches.map(({ moment }) => moment.heard)),
    mixedMs: Math.ceil(Math.max(...latestOld) - Math.min(...switches.map(({ moment }) => moment.sent))),
  };
}

type Bounds = { readonly earliest: number; readonly latest: number };

/** Between these the pointer was moved, also by when the receipt was there. */
function boundsOf({ moment: { earliest, latest, heard }, receipt }: Switch): Bounds {
  return { earliest, latest: Math.max(earliest, Math.min(latest, heard - receipt.oldWorkersGoneMs)) };
}

const middle = (bounds: Bounds | undefined): number =>
  bounds === undefined ? 0 : (bounds.earliest + bounds.latest) / 2;

const spread = (times: readonly number[]): number => Math.round(Math.max(...times) - Math.min(...times));
