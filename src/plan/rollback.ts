import {
  CtrBgError,
  type Dependency,
  type Generation,
  type HostView,
  type Release,
  type ReleaseId,
  type ReleaseRecord,
  type Support,
} from '../types/index.ts';
import { isUp, matches } from './claim.ts';
import { liveGeneration } from './live.ts';
import { goalBefore } from './support.ts';

/** What is to be kept of a release: a deploy leaves supporting services alone, and so does the way back. */
export function recordOf({
  supporting: _left,
  front,
  dependencies,
  hooks = [],
  ...rest
}: Release): ReleaseRecord {
  // What is run on the machine of whoever calls comes from a file there, never from a host.
  const inContainers = hooks.filter(({ action }) => action.kind === 'container');
  const swapped = rest.services.map(({ name }) => name);
  const among: Record<string, readonly Dependency[]> = {};
  for (const name of swapped)
    among[name] = (dependencies[name] ?? []).filter(({ service }) => swapped.includes(service));
  const certificates = front.certificates.map(({ material: _key, ...certificate }) => certificate);
  return {
    ...rest,
    front: { ...front, certificates },
    dependencies: among,
    ...(inContainers.length > 0 && { hooks: inContainers }),
  };
}

/** A recorded release as one to place. A certificate that was renewed since stays: the old one may have run out. */
export function releaseOf(record: ReleaseRecord, live: Generation | null): Release {
  const hostsOf = (hosts: readonly string[]): string => hosts.toSorted().join();
  const renewed = record.front.certificates.map(
    (old) => live?.front.certificates.find(({ hosts }) => hostsOf(hosts) === hostsOf(old.hosts)) ?? old,
  );
  return { ...record, front: { ...record.front, certificates: renewed }, supporting: [] };
}

/** What stands behind nginx stays as it is; networks and volumes that are missing are made again. */
export function supportAsItIs(
  { networks, volumes, dependencies }: ReleaseRecord,
  view: HostView,
  project: string,
): Support {
  const { support } = goalBefore(view, project);
  return { ...support, networks, volumes, dependencies };
}

/**
 * `live`: it serves. `warm`: its containers run, and going back is one reload. `stopped`: they are started and probed.
 * `removed`: they are made anew from the record.
 */
export type WayBack = 'live' | 'warm' | 'stopped' | 'removed';

export function wayBack(generation: Generation, view: HostView): WayBack {
  if (liveGeneration(view, generation.project)?.id === generation.id) return 'live';
  const found = generation.services.flatMap((service) =>
    service.instances.map((instance) =>
      view.containers.find((container) => matches(container, service, instance)),
    ),
  );
  if (found.some((one) => one === undefined || ['created', 'dead', 'removing'].includes(one.state)))
    return 'removed';
  return found.every((one) => one !== undefined && isUp(one.state)) ? 'warm' : 'stopped';
}

export type Known = {
  /** What serves now. */
  readonly live: ReleaseId | null;
  /** What has served, the latest first. */
  readonly served: readonly ReleaseId[];
  /** What can be brought back. */
  readonly recorded: readonly ReleaseId[];
};

/**
 * The release to go back to: the one whose id begins so, or, when none is named, the one that served before.
 * Throws NOTHING_TO_GO_BACK_TO with the reason, and USAGE when several begin so.
 */
export function chooseRelease(wanted: string | undefined, { live, served, recorded }: Known): ReleaseId {
  if (wanted !== undefined) {
    const [only, ...others] = recorded.filter((id) => id.startsWith(wanted));
    if (only === undefined) throw nothing(`there is no release ${wanted} to go back to`, recorded, live);
    if (others.length === 0) return only;
    throw new CtrBgError('USAGE', `several releases begin with ${wanted}`, {
      hint: `Say which one: ${[only, ...others].join(', ')}.`,
    });
  }
  const previous = served.find((id) => id !== live);
  if (previous === undefined) throw nothing('nothing else has served before', recorded, live);
  if (recorded.includes(previous)) return previous;
  throw nothing(`release ${previous} served before, and what would bring it back is gone`, recorded, live);
}

function nothing(message: string, recorded: readonly ReleaseId[], live: ReleaseId | null): CtrBgError {
  const others = recorded.filter((id) => id !== live);
  return new CtrBgError('NOTHING_TO_GO_BACK_TO', message, {
    hint:
      others.length > 0
        ? `These can be gone back to: ${others.join(', ')}.`
        : "Deploy what is wanted with 'ctr-bg up'.",
  });
}
