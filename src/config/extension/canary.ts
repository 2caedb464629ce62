import { CtrBgError, type CanarySettings, type Share, type ShareKey } from '../../types/index.ts';
import { isRefusal } from '../refusal.ts';
import type { At } from './mistakes.ts';
import type { RawSettings } from './schema.ts';
import { rising } from './share.ts';
import { OURS } from './unknown-key.ts';
import { watchOf } from './watch.ts';

const STEP = 60_000;
const OWN: ShareKey = { kind: 'own' };

type Wishes = {
  /** `--canary` */
  readonly canary: readonly number[] | undefined;
  /** `--share` */
  readonly share: number | undefined;
};

/**
 * How a release goes live, and, where it is only staged, who gets it meanwhile. Steps are the command line's before the
 * file's; without any it goes live at once.
 */
export function canaryOf(
  settings: Pick<RawSettings, 'canary' | 'watch'>,
  wishes: Wishes,
  at: At,
): { readonly canary?: CanarySettings; readonly share?: Share } {
  const { steps, for: duration, key } = settings.canary ?? {};
  const parts = wishes.canary ?? partsOf(steps ?? [], at);
  const watch = watchOf(settings, duration ?? STEP);
  return {
    ...(parts.length > 0 && watch && { canary: { parts, key: key ?? OWN, watch } }),
    ...(wishes.share !== undefined && { share: { part: wishes.share, key: key ?? OWN } }),
  };
}

function partsOf(steps: readonly number[], at: At): readonly number[] {
  const parts = rising(steps);
  if (!isRefusal(parts)) return parts;
  const path = [OURS, 'canary', 'steps'];
  const where = at(path, 'key');
  throw new CtrBgError('CONFIG', `${path.join('.')} ${parts.refused}`, {
    ...(where && { where }),
    ...(parts.hint !== undefined && { hint: parts.hint }),
  });
}
