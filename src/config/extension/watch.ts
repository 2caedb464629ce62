import type { WatchSettings } from '../../types/index.ts';
import type { RawSettings } from './schema.ts';

const LIMITS = { failures: 0.01, slower: 1.5, minimum: 50 };
const WARM_UP = 5000;

/** How a release is watched after the switch: for how long is the command line's word before the file's; 0 is not at all. */
export function watchOf(
  { watch }: Pick<RawSettings, 'watch'>,
  wish: number | undefined,
): WatchSettings | undefined {
  const given = typeof watch === 'number' ? { for: watch } : (watch ?? {});
  const { for: duration, warm_up: warmUp, failures, slower, minimum } = given;
  const chosen = wish ?? duration ?? 0;
  if (chosen === 0) return undefined;
  return {
    duration: chosen,
    // Of a short watch half is left to judge times by.
    warmUp: warmUp ?? Math.min(WARM_UP, chosen / 2),
    limits: {
      failures: failures ?? LIMITS.failures,
      slower: slower ?? LIMITS.slower,
      minimum: minimum ?? LIMITS.minimum,
    },
  };
}

/** The same where the file says nothing of it. */
export const watchFor = (duration: number): WatchSettings | undefined => watchOf({}, duration);
