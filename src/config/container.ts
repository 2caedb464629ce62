import type { ContainerSettings, Healthcheck } from '../types/index.ts';
import type { Draft } from './draft.ts';
import { isPresent, present } from './present.ts';
import type { RawHealthcheck, RawService } from './schema.ts';
import { lookupIn } from './variables.ts';
import type { ServiceWishes } from './wishes.ts';

type Pairs = ReadonlyMap<string, string | null>;

/** In a millisecond. */
const NANOSECONDS = 1_000_000;

/** How a service's container is made; keys that the file leaves out stay absent. */
export function containerOf(
  name: string,
  raw: RawService,
  draft: Draft,
  given: ServiceWishes,
): ContainerSettings {
  return {
    environment: environmentOf(name, raw.environment ?? new Map(), draft, given),
    labels: toRecord([...(raw.labels ?? [])].map(([key, value]) => [key, value ?? ''])),
    config: {
      ...present('Cmd', raw.command),
      ...present('Entrypoint', raw.entrypoint),
      ...present('User', raw.user),
      ...present('WorkingDir', raw.working_dir),
      ...present('StopSignal', raw.stop_signal),
      ...present('Healthcheck', healthcheckOf(raw.healthcheck)),
    },
    hostConfig: { ...present('Init', raw.init) },
    networks: [],
    files: [],
    needs: [],
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

function healthcheckOf(raw: RawHealthcheck | null | undefined): Healthcheck | undefined {
  if (!isPresent(raw)) return undefined;
  if (raw.disable === true) return { Test: ['NONE'] };
  return {
    ...present('Test', raw.test),
    ...nanoseconds('Interval', raw.interval),
    ...nanoseconds('Timeout', raw.timeout),
    ...present('Retries', raw.retries),
    ...nanoseconds('StartPeriod', raw.start_period),
  };
}

function nanoseconds<K extends string>(key: K, ms: number | null | undefined): { [key in K]?: number } {
  return present(key, isPresent(ms) ? ms * NANOSECONDS : ms);
}

/** Without a prototype: names are the user's. */
function toRecord(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.assign(Object.create(null) as Record<string, string>, Object.fromEntries(pairs));
}
