import { CtrBgError, type ProbeSettings, type Routing, type Service } from '../types/index.ts';
import { containerOf } from './container.ts';
import { type Draft, placed } from './draft.ts';
import { portOf } from './port.ts';
import { isPresent, present } from './present.ts';
import { replicasOf } from './replicas.ts';
import { routesOf } from './routes.ts';
import type { RawService } from './schema.ts';
import type { ServiceWishes } from './wishes.ts';

const PROBE = { path: '/', timeout: 60_000, interval: 50, successes: 2 };
const DRAIN = 30_000;
const STOP_GRACE = 10_000;

/** A service with the command line's wishes, then what the file says, then the defaults. */
export function buildService(name: string, raw: RawService, draft: Draft, wishes: ServiceWishes): Service {
  const routing = routingOf(name, raw, draft, wishes);
  return {
    name,
    image: imageOf(name, raw, draft, wishes.image),
    pull: wishes.pull ?? raw.pull_policy ?? 'missing',
    ...present('platform', raw.platform),
    replicas: wishes.replicas ?? replicasOf(name, raw, draft),
    stopGrace: raw.stop_grace_period ?? STOP_GRACE,
    container: containerOf(name, raw, draft, wishes),
    dependsOn: [],
    ...present('routing', routing),
  };
}

function routingOf(name: string, raw: RawService, draft: Draft, wishes: ServiceWishes): Routing | undefined {
  const routes = routesOf(name, raw['x-ctr-bg']?.routes, draft);
  if (routes.length === 0) return undefined;
  return {
    ...present('port', wishes.port ?? portOf(name, raw, draft)),
    routes,
    probe: probeOf(raw, draft, wishes),
    drain: wishes.drain ?? raw['x-ctr-bg']?.drain ?? draft.settings.drain ?? DRAIN,
  };
}

function probeOf(raw: RawService, { settings }: Draft, wishes: ServiceWishes): ProbeSettings {
  const own = raw['x-ctr-bg']?.probe;
  const pick = <K extends keyof ProbeSettings>(key: K) => own?.[key] ?? settings.probe?.[key] ?? PROBE[key];
  return {
    path: wishes.healthPath ?? pick('path'),
    timeout: wishes.healthTimeout ?? pick('timeout'),
    interval: pick('interval'),
    successes: pick('successes'),
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
