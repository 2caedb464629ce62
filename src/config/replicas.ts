import { CtrBgError } from '../types/index.ts';
import { type Draft, placed } from './draft.ts';
import { isPresent } from './present.ts';
import type { RawService } from './schema.ts';

/** How many containers: `x-ctr-bg.replicas` before Compose's own two keys, which must agree as in Compose. */
export function replicasOf(name: string, raw: RawService, { at }: Draft): number {
  const { scale, deploy } = raw;
  const own = raw['x-ctr-bg']?.replicas;
  if (isPresent(scale) && isPresent(deploy?.replicas) && scale !== deploy.replicas) {
    throw new CtrBgError('CONFIG', `services.${name}: scale and deploy.replicas differ`, {
      ...placed(at(['services', name, 'scale'])),
      hint: 'Remove one of them.',
    });
  }
  return own ?? scale ?? deploy?.replicas ?? 1;
}
