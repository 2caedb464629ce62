import { observeAll } from '../../apply/index.ts';
import { countFlag } from '../../config/flags.ts';
import type { FoundProject } from '../../config/index.ts';
import type { LaneOptions, LoadOptions } from '../../load/index.ts';
import {
  atMost,
  DEFAULT_RATE,
  lanesOf,
  MOST_RATE,
  placeOf,
  readAgainst,
  readBudgets,
  readHeader,
  readHttpPath,
  readLane,
  targetOf,
  targetText,
  type Budget,
  type HeaderLine,
  type LaneWish,
  type Place,
} from '../../prove/index.ts';
import { CtrBgError, type HostName } from '../../types/index.ts';
import type { Context } from '../context.ts';
import { statusDocument } from '../documents.ts';
import type { ProveFlags } from '../prove-flags.ts';
import { chooseProject, findHere } from './project.ts';

/** What flags and file say, before anything was looked at. */
export type Wishes = {
  readonly lanes: readonly LaneWish[];
  readonly rate: number;
  readonly path: string | undefined;
  readonly headers: readonly HeaderLine[];
  readonly versionHeader: string;
  readonly budgets: readonly Budget[];
  /** `copy`: a throw-away copy of the project. */
  readonly against: Place | 'copy' | undefined;
};

export function readWishes(flags: ProveFlags, inFile: InFile = {}): Wishes {
  const { header, against } = flags;
  const { lane, rate, path, versionHeader, budget } = said(flags, inFile);
  if (!/^[\w-]{1,64}$/.test(versionHeader))
    throw new CtrBgError('USAGE', '--version-header wants the name of a header, such as X-Version');
  const wishes: Wishes = {
    lanes: lane.map(readLane),
    rate: rate === undefined ? DEFAULT_RATE : atMost('--rate', countFlag('--rate', rate, 1), MOST_RATE),
    path: path === undefined ? undefined : readHttpPath('--path', path),
    headers: header.map(readHeader),
    versionHeader,
    budgets: readBudgets(budget),
    against: against === undefined || against === 'copy' ? against : readAgainst(against),
  };
  // What is wrong with the lanes is told before an engine is asked.
  lanesOf(wishes.lanes, { rate: wishes.rate, path: '/' });
  return wishes;
}

type InFile = NonNullable<FoundProject['prove']>;

/** What the command line says comes before what the file says; a limit that is said twice holds as it was said last. */
function said(flags: ProveFlags, inFile: InFile) {
  return {
    lane: flags.lane.length > 0 ? flags.lane : (inFile.lanes ?? []),
    rate: flags.rate ?? inFile.rate?.toString(),
    path: flags.path ?? inFile.path ?? undefined,
    versionHeader: flags.versionHeader ?? inFile.version_header ?? 'X-Version',
    budget: [inFile.budget ?? [], flags.budget].flat(),
  };
}

/** Where a load goes, and what it does there. */
export type ProofLoad = Pick<LoadOptions, 'target'> & {
  /** Empty where the place is no host's. */
  readonly host: HostName;
  readonly lanes: readonly LaneOptions[];
};

/** The loads that are meant: to one place with --against, else to the public port of each host. */
export async function loadsOf(
  context: Context,
  { lanes, rate, path, headers, versionHeader, against }: Wishes,
): Promise<readonly ProofLoad[]> {
  const isPublic = against === undefined || against === 'copy';
  const places = isPublic ? await publicPlaces(context) : [{ host: '', place: against }];
  return places.map(({ host, place }) => ({
    host,
    target: targetOf(place, headers, versionHeader),
    lanes: lanesOf(lanes, { rate, path: path ?? place.path }),
  }));
}

async function publicPlaces(context: Context): Promise<{ host: HostName; place: Place }[]> {
  const found = await findHere(context);
  const engines = await context.engines(found.hosts);
  const world = await observeAll(engines, [], []);
  const { hosts = [] } = statusDocument(chooseProject(found, world), world);
  return hosts.map((document) => {
    const { host } = document;
    return { host, place: placeOf(document, engines.get(host)?.endpoint ?? '') };
  });
}

/** What a proof says of its load. */
export function aboutLoad({ target, lanes }: ProofLoad, { versionHeader, budgets }: Wishes) {
  return {
    target: targetText(target),
    ...(target.hostHeader !== undefined && { host: target.hostHeader }),
    budgets,
    versionHeader,
    kinds: new Map(lanes.map((lane) => [lane.name ?? lane.kind, lane.kind])),
  };
}
