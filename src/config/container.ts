import type { ContainerSettings, HealthcheckSettings } from '../types/index.ts';
import type { Draft } from './draft.ts';
import { isPresent, present } from './present.ts';
import type { RawHealthcheck, RawService } from './schema.ts';
import { lookupIn } from './variables.ts';
import type { ServiceWishes } from './wishes.ts';

type Pairs = ReadonlyMap<string, string | null>;
/** How a service's container is made; keys that the file leaves out stay absent. */
export function containerOf(
  name: string,
  raw: RawService,
  draft: Draft,
  given: ServiceWishes,
): ContainerSettings {
  return {
    ...present('command', raw.command),
    ...present('entrypoint', raw.entrypoint),
    environment: environmentOf(name, raw.environment ?? new Map(), draft, given),
    labels: toRecord([...(raw.labels ?? [])].map(([key, value]) => [key, value ?? ''])),
    ...present('user', raw.user),
    ...present('workingDirectory', raw.working_dir),
    ...present('stopSignal', raw.stop_signal),
    ...present('init', raw.init),
    ...present('healthcheck', healthcheckOf(raw.healthcheck)),
  };
}

/** The file's, then those of `-e`; a name without a value is taken from the caller, and left out if it is not set. */
function environmentOf(
  service: string,
  written: Pairs,
  { at }: Draft,
  { environment, given, warn }: ServiceWishes,
): Record<string, string> {
  const lookup = lookupIn(environment);
  const pairs = [...new Map([...written, ...given])].flatMap(([name, value]): [string, string][] => {
    const found = value ?? lookup(name);
    if (found !== undefined) return [[name, found]];
    const where = at(['services', service, 'environment', name]);
    const place = where && !given.has(name) ? `${where.file}:${where.line}:${where.column}: ` : '';
    warn(`${place}${name} has no value and is not set here: the containers of ${service} will not have it`);
    return [];
  });
  return toRecord(pairs);
}

function healthcheckOf(raw: RawHealthcheck | null | undefined): HealthcheckSettings | undefined {
  if (!isPresent(raw)) return undefined;
  if (raw.disable === true) return { test: ['NONE'] };
  return {
    ...present('test', raw.test),
    ...present('interval', raw.interval),
    ...present('timeout', raw.timeout),
    ...present('retries', raw.retries),
    ...present('startPeriod', raw.start_period),
  };
}

/** Without a prototype: names are the user's. */
function toRecord(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.assign(Object.create(null) as Record<string, string>, Object.fromEntries(pairs));
}
