import { CtrBgError, type Service } from '../types/index.ts';
import { containerOf } from './container.ts';
import { type Draft, placed } from './draft.ts';
import { ownRoutes, routingOf } from './extension/index.ts';
import { portOf } from './port.ts';
import { isPresent, present } from './present.ts';
import { replicasOf } from './replicas.ts';
import { routesOf } from './routes.ts';
import type { RawService } from './schema.ts';
import type { ServiceWishes } from './wishes.ts';

const STOP_GRACE = 10_000;

/** A service with the command line's wishes, then what the file says, then the defaults. */
export function buildService(name: string, raw: RawService, draft: Draft, wishes: ServiceWishes): Service {
  const own = raw['x-ctr-bg'] ?? {};
  const { settings } = draft;
  const routes = routesOf(name, ownRoutes(own), draft);
  const port = wishes.port === undefined ? portOf(name, raw, draft) : undefined;
  return {
    name,
    image: imageOf(name, raw, draft, wishes.image),
    pull: wishes.pull ?? raw.pull_policy ?? 'missing',
    ...present('platform', raw.platform),
    replicas: wishes.replicas ?? replicasOf(name, raw, draft),
    stopGrace: raw.stop_grace_period ?? STOP_GRACE,
    container: containerOf(name, raw, draft, wishes),
    dependsOn: [],
    ...(routes.length > 0 && { routing: routingOf({ own, settings, port, routes }, wishes) }),
  };
}

function imageOf(name: string, raw: RawService, { at }: Draft, given: string | undefined): string {
  const image = given ?? raw.image;
  if (isPresent(image)) return image;
  throw new CtrBgError('CONFIG', `the service ${name} has no image`, {
    ...placed(at(['services', name], 'key')),
    hint: 'Add image: to it, or give the image as in `ctr-bg up nginx:1.30`.',
  });
}
