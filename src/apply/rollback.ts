import type { Engine } from '../engine/index.ts';
import { observeImages } from '../observe/index.ts';
import {
  checkProxy,
  checkRoutes,
  chooseRelease,
  hooksOn,
  irreversibleSince,
  keptBeside,
  liveGeneration,
  pastCommands,
  place,
  publishOf,
  releaseOf,
  releaseOn,
  retainOf,
  servedReleases,
  supportAsItIs,
  wayBack,
  type ProxyRequest,
  type WayBack,
} from '../plan/index.ts';
import { lackingCertificates, readPast, recordOfPast, renderingId, type Past } from '../proxy/index.ts';
import {
  CtrBgError,
  hasTasks,
  type Goal,
  type Hook,
  type HostName,
  type HostView,
  type PastCommand,
  type ProxyView,
  type ReleaseId,
  type Release,
  type ReleaseRecord,
  type ReleasedHook,
  type Target,
  type World,
} from '../types/index.ts';
import { onEach } from './on-each.ts';
import { observeAll, type Engines } from './survey.ts';
import { checkColours } from './swarm/engine-of.ts';

export type RollbackOptions = {
  readonly project: string;
  readonly engines: Engines;
  /** As it was just seen. */
  readonly world: World;
  /** What each host tells of before. */
  readonly past: ReadonlyMap<HostName, Past>;
  /** How the id of the release begins; undefined: the one that served before. */
  readonly wanted: string | undefined;
  /** How long what serves now is kept running, in ms. */
  readonly keep: number;
  /** Whether a migration that the release could not serve on is no obstacle. */
  readonly mayCross: boolean;
  /** Those that are run on this machine; a release has only the others with it. */
  readonly hooks: readonly Hook[];
};

export type RecordedSurvey = {
  readonly record: ReleaseRecord;
  readonly world: World;
  readonly target: Target;
  readonly proxy: ProxyRequest;
  readonly ways: ReadonlyMap<HostName, WayBack>;
};

export type Rollback = RecordedSurvey & {
  /** How many releases of before can be gone back to, by what the latest deploy said. */
  readonly retain: number;
};

/** What each host tells of a project's past. */
export async function readPasts(engines: Engines, project: string): Promise<Map<HostName, Past>> {
  return onEach(engines, (engine) => readPast(engine, project));
}

/**
 * Finds out how each host gets back to a release. Changes nothing.
 * Throws NOTHING_TO_GO_BACK_TO when there is none, or when what it needs is gone, with the reason; ROUTE_CONFLICT when
 * another project has one of its hosts by now; IRREVERSIBLE when a migration lies between that the release could not
 * serve on.
 */
export async function surveyRollback(options: RollbackOptions): Promise<Rollback> {
  const { release, retain } = choose(options);
  return { ...(await surveyRecorded(release, options)), retain };
}

export type Recorded = Omit<RollbackOptions, 'wanted' | 'mayCross'> & {
  /** Its own certificates are in force, and not those that were renewed since. */
  readonly isNew?: boolean;
};

/** The same for a release that is known: how each host gets to it, whether it has served before or is staged. */
export async function surveyRecorded(release: ReleaseId, options: Recorded): Promise<RecordedSurvey> {
  const { engines } = options;
  const record = findRecord(release, options);
  const world = await lookFor(record, engines, options.world);
  const proxy = proxyRequest(record, world);
  const command = options.isNew === true ? 'promote' : 'rollback';
  const [first] = world.keys();
  const target = new Map(
    [...world].map(([host, view]) => {
      const goal = goalOf(record, view, proxy, { ...options, host });
      const hooks = [...(goal.hooks ?? []), ...localOnes(options.hooks)];
      return [host, { ...goal, hooks: hooksOn(hooks, command, host === first) }] as const;
    }),
  );
  checkColours(options.project, target);
  await Promise.all(
    [...engines].map(([host, engine]) => checkCertificates(engine, host, world.get(host), target.get(host))),
  );
  const ways = new Map([...world].map(([host, view]) => [host, wayOf(host, view, target.get(host))]));
  return { record, world, target, proxy, ways };
}

/** Whoever can write to a host must not be able to run anything on the machine of whoever calls. */
function inContainers({ hooks = [] }: Release): ReleasedHook[] {
  return hooks.filter(({ action }) => action.kind === 'container');
}

function localOnes(hooks: readonly Hook[]): ReleasedHook[] {
  return hooks.flatMap(({ action, ...hook }) => (action.kind === 'local' ? [{ ...hook, action }] : []));
}

type Chosen = { readonly release: ReleaseId; readonly retain: number };

/** The first host that knows of the project tells what has served. */
function choose({ project, world, past: told, wanted, mayCross }: RollbackOptions): Chosen {
  for (const [host, { entries }] of told) {
    const view = world.get(host);
    const proxy = view?.proxy;
    if (!view || !proxy || !isKnown(project, proxy)) continue;
    const past = pastCommands(entries);
    const recorded = proxy.recorded.get(project) ?? [];
    const live = liveGeneration(view, project)?.release ?? null;
    const release = chooseRelease(wanted, { live, served: servedReleases(past), recorded });
    if (!mayCross) checkMigrations(release, past);
    return { release, retain: retainOf(past) };
  }
  throw new CtrBgError('NOTHING_TO_GO_BACK_TO', `${project} is not deployed, and nothing is known of it`, {
    hint: "Deploy what is wanted with 'ctr-bg up'.",
  });
}

function checkMigrations(release: ReleaseId, past: readonly PastCommand[]): void {
  const crossed = irreversibleSince(past, release).at(-1);
  if (crossed === undefined) return;
  const when = new Date(crossed.at).toISOString().replace(/\.\d+Z$/, 'Z');
  throw new CtrBgError(
    'IRREVERSIBLE',
    `since ${release} served, an irreversible migration was run by '${crossed.command}' at ${when}: it may not be able to serve on the data as they are now`,
    { hint: "Bring the data back first, or fix forward with 'ctr-bg up'; --yes goes back all the same." },
  );
}

const isKnown = (project: string, { recorded, onDisk }: ProxyView): boolean =>
  recorded.has(project) || onDisk.has(project);

/** Its content is the same on every host that has it. */
function findRecord(release: ReleaseId, { project, past: told }: Recorded): ReleaseRecord {
  for (const past of told.values()) {
    const record = recordOfPast(past, project, release);
    if (record) return record;
  }
  throw new CtrBgError('NOTHING_TO_GO_BACK_TO', `what would bring release ${release} back is gone`, {
    hint: "Deploy what is wanted with 'ctr-bg up'.",
  });
}

async function lookFor(record: ReleaseRecord, engines: Engines, world: World): Promise<World> {
  const { sources, volumes } = interestOfRecord(record);
  if (volumes.length > 0) return observeAll(engines, sources, volumes);
  const seen = [...engines].map(
    async ([host, engine]) => [host, await withImages(engine, world.get(host), sources)] as const,
  );
  const views = await Promise.all(seen);
  return new Map(views.flatMap(([host, view]) => (view ? [[host, view] as const] : [])));
}

async function withImages(
  engine: Engine,
  view: HostView | undefined,
  sources: readonly string[],
): Promise<HostView | undefined> {
  return view && { ...view, images: await observeImages(engine, sources) };
}

/** What a host is asked about at every look. */
export function interestOfRecord({ services, volumes }: ReleaseRecord) {
  return {
    sources: services.map(({ image }) => image.source),
    volumes: volumes.map(({ name }) => name),
  };
}

/** A host that has no proxy yet gets one like that of the first host that has. */
function proxyRequest(record: ReleaseRecord, world: World): ProxyRequest {
  const like = [...world.values()].flatMap(({ proxy }) => proxy ?? [])[0];
  const { https, ...http } = like?.publish ?? { port: 80 };
  return {
    configuration: renderingId(),
    tls: record.front.certificates.length > 0,
    ...(like && { image: like.image, publish: { http, ...(https && { https }) } }),
  };
}

function goalOf(
  record: ReleaseRecord,
  view: HostView,
  proxy: ProxyRequest,
  { project, keep, isNew = false, host }: Recorded & { readonly host: HostName },
): Goal {
  checkProxy({ configuration: proxy.configuration, tls: proxy.tls ?? false }, view);
  const release = releaseOn(releaseOf(record, isNew ? null : liveGeneration(view, project)), host);
  const generation = place(release, view, proxy.configuration, publishOf(proxy).https?.port);
  checkRoutes(generation, view);
  return {
    generation,
    record,
    support: supportAsItIs(record, view, project),
    kept: keptBeside(generation, view, keep),
    hooks: inContainers(release),
  };
}

/** One that was renewed since is no longer there, and may have no place in what serves now. */
async function checkCertificates(
  engine: Engine,
  host: HostName,
  view: HostView | undefined,
  goal: Goal | undefined,
): Promise<void> {
  if (!view || !goal?.generation) return;
  const { project, front } = goal.generation;
  const inUse = liveGeneration(view, project)?.front.certificates ?? [];
  const doubtful = front.certificates.filter(({ id }) => !inUse.some((one) => one.id === id));
  if (doubtful.length === 0) return;
  const ids = doubtful.map(({ id }) => id);
  const { proxy } = view;
  const lacking =
    proxy?.state === 'running' ? await lackingCertificates(engine, proxy.container, project, ids) : ids;
  const first = doubtful.find(({ id }) => lacking.includes(id));
  if (first === undefined) return;
  throw new CtrBgError(
    'NOTHING_TO_GO_BACK_TO',
    `the certificate of ${first.hosts.join(', ')} is no longer on ${host}, and what serves has none for the same hosts`,
    { hint: "Deploy what is wanted with 'ctr-bg up', which brings it along, or name another release." },
  );
}

function wayOf(host: HostName, view: HostView, goal: Goal | undefined): WayBack {
  if (!goal?.generation) return 'live';
  const way = wayBack(goal.generation, view);
  if (way !== 'removed') return way;
  for (const { name, image, instances } of goal.generation.services) {
    // The nodes of a Swarm see to their images themselves.
    if (hasTasks({ instances })) continue;
    // An id is no name to pull by: such an image was built or imported on the host.
    if (view.images.has(image.source) || image.source.includes('@')) continue;
    throw new CtrBgError(
      'NOTHING_TO_GO_BACK_TO',
      `image ${image.reference} of ${name} is no longer on ${host}, and came from no registry`,
      { hint: "Build or load it there and deploy it with 'ctr-bg up', or name another release." },
    );
  }
  return way;
}
