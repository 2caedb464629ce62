import type { KeptMark } from '../types/index.ts';

type Moment = { readonly seconds: number; readonly boot: string; readonly uptime: number };

/**
 * What the mark of a kept generation says, at a moment: both `SECONDS BOOT UPTIME`, or of a mark of before SECONDS
 * alone. The time of day can be set, and then neither ends nor lengthens the time for which something is kept; only
 * when the machine was started anew since is there nothing else to go by. At no known moment nothing is due.
 */
export function readMark(mark: string, now: string): KeptMark | undefined {
  const until = momentOf(mark);
  if (!(until.seconds > 0)) return undefined;
  const at = momentOf(now);
  const isSameStart = until.boot.length > 1 && until.boot === at.boot;
  const isDue = isSameStart ? until.uptime <= at.uptime : until.seconds <= at.seconds;
  return { until: until.seconds, isDue };
}

function momentOf(text: string): Moment {
  const [seconds = '', boot = '', uptime = ''] = text.split(' ');
  return { seconds: Number(seconds), boot, uptime: Number(uptime) };
}
