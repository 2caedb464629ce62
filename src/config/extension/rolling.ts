import { CtrBgError, type BatchSize, type CanarySettings, type RollingSettings } from '../../types/index.ts';
import { isPresent } from '../present.ts';
import type { Batch } from './batch.ts';
import type { At } from './mistakes.ts';
import type { RawSettings } from './schema.ts';
import { OURS } from './unknown-key.ts';

const ONE: BatchSize = { kind: 'count', count: 1 };

/**
 * How hosts are switched one after another: the command line's batch before the file's. Throws CONFIG beside a canary,
 * which goes on all hosts at once.
 */
export function rollingOf(
  { rolling: raw }: Pick<RawSettings, 'rolling'>,
  wished: Batch | undefined,
  { canary, at }: { readonly canary?: CanarySettings | undefined; readonly at: At },
): RollingSettings | undefined {
  if (!isPresent(raw) && wished === undefined) return undefined;
  const { batch: written, pause } = isMapping(raw) ? raw : { batch: raw, pause: undefined };
  const batch = wished ?? written ?? ONE;
  if (batch === 'all') return undefined;
  if (canary !== undefined) throw beside(at);
  return { batch, pause: pause ?? 0 };
}

const isMapping = (
  raw: RawSettings['rolling'],
): raw is Extract<RawSettings['rolling'], { pause?: unknown }> =>
  typeof raw === 'object' && raw !== null && !('kind' in raw);

function beside(at: At): CtrBgError {
  const where = at([OURS, 'rolling'], 'key');
  return new CtrBgError(
    'CONFIG',
    'a canary gives green to a part of the clients of every host, and rolling to one host after another',
    {
      ...(where && { where }),
      hint: "Leave one of them out, in the file or for once by '--rolling all' or '--canary 100%'.",
    },
  );
}
