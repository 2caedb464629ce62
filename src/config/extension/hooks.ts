import { CtrBgError, type Hook, type HookName, type Migration } from '../../types/index.ts';
import { isPresent, present } from '../present.ts';
import { suggest } from '../suggest.ts';
import type { Path } from '../located.ts';
import { placeOfItem, type Item } from './item.ts';
import type { At } from './mistakes.ts';
import type { RawHooks } from './schema.ts';
import { OURS } from './unknown-key.ts';

const NAMES = ['pre-deploy', 'pre-switch', 'post-switch', 'on-failure', 'on-rollback'] as const;
/** In ms. */
const TIMEOUT = 300_000;

export type HookSubject = {
  /** The names of all services, and of those with a route. */
  readonly services: readonly string[];
  readonly routed: readonly string[];
  /** Where local commands are run. */
  readonly directory: string;
  readonly at: At;
};

type RawHook = NonNullable<RawHooks[HookName]>[number];
type RawMigration = NonNullable<RawHooks['migrate']>;

/** The hooks of a file. Throws CONFIG for one without a command or with two, or whose service is not there. */
export function hooksOf(raw: RawHooks | null | undefined, subject: HookSubject): Hook[] {
  return NAMES.flatMap((name) => {
    const all = raw?.[name] ?? [];
    const path = [OURS, 'hooks', name];
    return all.map((hook, index) =>
      hookOf(name, hook, { ...subject, path, item: { index, of: all.length } }),
    );
  });
}

/** Those of them that need no container: what a command knows that reads no services. */
export function localHooksOf(raw: RawHooks | null | undefined, directory: string, at: At): Hook[] {
  const isLocal = ({ local }: RawHook): boolean => isPresent(local);
  const local = NAMES.map((name) => [name, (raw?.[name] ?? []).filter(isLocal)] as const);
  return hooksOf(Object.fromEntries(local), { services: [], routed: [], directory, at });
}

/** Throws CONFIG when it has no command, or when its service is not there. */
export function migrationOf(
  raw: RawMigration | null | undefined,
  subject: HookSubject,
): Migration | undefined {
  if (!isPresent(raw)) return undefined;
  const placed: Placed = { ...subject, path: [OURS, 'hooks', 'migrate'] };
  if (!isPresent(raw.run))
    throw fail(placed, [], 'needs a command', "As in { run: ['npm', 'run', 'migrate'] }.");
  const service = serviceOf(raw.service, placed);
  const name = `${service}-migrate`;
  if (subject.services.includes(name))
    throw fail(placed, [], `is run as ${name}, and a service is called so`, 'Call that service otherwise.');
  return {
    service,
    command: raw.run,
    ...present('entrypoint', raw.entrypoint),
    timeout: raw.timeout ?? TIMEOUT,
    reversible: raw.reversible ?? true,
    eachHost: raw.each_host ?? false,
  };
}

type Placed = HookSubject & {
  readonly path: Path;
  readonly item?: Item;
};

function hookOf(name: HookName, raw: RawHook, placed: Placed): Hook {
  const common = { name, timeout: raw.timeout ?? TIMEOUT, eachHost: raw.each_host ?? false };
  const { run, local, entrypoint, service } = raw;
  if (isPresent(run) === isPresent(local))
    throw fail(
      placed,
      [],
      `needs ${isPresent(run) ? 'only one of' : 'either'} run or local`,
      'run is in a container of the release, local on the machine where ctr-bg runs.',
    );
  if (isPresent(local)) {
    const foreign = isPresent(service) ? 'service' : isPresent(entrypoint) ? 'entrypoint' : undefined;
    if (foreign !== undefined)
      throw fail(
        placed,
        [foreign],
        'is of a container, and this hook is run without one',
        'Take it out, or write run instead of local.',
      );
    return { ...common, action: { kind: 'local', command: local, directory: placed.directory } };
  }
  return {
    ...common,
    action: {
      kind: 'container',
      service: serviceOf(service, placed),
      command: run ?? [],
      ...present('entrypoint', entrypoint),
    },
  };
}

function serviceOf(named: string | null | undefined, placed: Placed): string {
  const { services, routed } = placed;
  if (isPresent(named)) {
    if (services.includes(named)) return named;
    const meant = suggest(named, services);
    throw fail(
      placed,
      ['service'],
      `names ${named}, which is not in the project`,
      meant ? `Did you mean ${meant}?` : `Services: ${services.join(', ')}.`,
    );
  }
  const [only, ...others] = routed;
  if (only !== undefined && others.length === 0) return only;
  throw fail(placed, [], 'needs a service', `Say in whose container it is run: ${services.join(', ')}.`);
}

function fail(placed: Placed, key: readonly string[], message: string, hint: string): CtrBgError {
  const { path, item } = placed;
  const number = item && item.of > 1 ? `[${item.index}]` : '';
  const subject = `${path.join('.')}${number}${key.map((step) => `.${step}`).join('')}`;
  const where = placeOfItem(placed.at, path, item, key);
  return new CtrBgError('CONFIG', `${subject} ${message}`, { ...(where && { where }), hint });
}
