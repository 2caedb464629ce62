import type { Engine } from '../engine/index.ts';
import { observeHost, resolveImage } from '../observe/index.ts';
import {
  canarySteps,
  checkExternals,
  checkProxy,
  checkRoutes,
  checkSharing,
  createRelease,
  DEFAULT_PROXY_IMAGE,
  hooksOn,
  isPublic,
  keptBeside,
  partOn,
  place,
  placeSupport,
  publishOf,
  recordOf,
  releaseOn,
  RETAIN,
  shadowSteps,
  stageBeside,
  type ProxyRequest,
} from '../plan/index.ts';
import { checkProxyImage, PREVIEW_PORT_SERVICE, previewPortService, renderingId } from '../proxy/index.ts';
import { checkArchitectures } from './architectures.ts';
import { checkImages } from './check-images.ts';
import { checkNeeds } from './needs.ts';
import { checkDisk, checkMemory, checkPorts, measureMemory } from './preflight.ts';
import { onEach } from './on-each.ts';
import { checkColours, engineOf } from './swarm/engine-of.ts';
import {
  CtrBgError,
  type CanaryStep,
  type Emit,
  type Goal,
  type HostName,
  type HostView,
  type ImageFacts,
  type Project,
  type Release,
  type Target,
  type WatchSettings,
  type World,
} from '../types/index.ts';

/** The engines of a command, by the names of their hosts. */
export type Engines = ReadonlyMap<HostName, Engine>;

export type SurveyOptions = {
  readonly project: Project;
  readonly engines: Engines;
  /** Supporting services that are to be replaced where they differ; all others are left alone. */
  readonly replace: ReadonlySet<string>;
  /** Whether it is only to be staged beside what serves. */
  readonly stage?: boolean;
  /** Whether images may be pulled; a dry run only asks the registry. */
  readonly mayPull: boolean;
  /** Awaited when the images are there and before the world is looked at: whoever changes it takes the lock here. */
  readonly beforeLooking?: () => Promise<void>;
  readonly emit: Emit;
  readonly signal: AbortSignal;
};

/** What is wanted and what is, brought together: all that a plan is made of. */
export type Survey = {
  readonly release: Release;
  readonly world: World;
  readonly target: Target;
  readonly proxy: ProxyRequest;
  /** How many releases of before can be gone back to. */
  readonly retain: number;
};

/**
 * Finds out what the project stands for on these hosts. Changes nothing but, where allowed, the engine's images.
 * Throws what would make a deploy fail before anything is changed: images, ports, routes, the proxy's port, what is
 * external, disk, memory, the nginx of a proxy that is still to be made.
 */
export async function survey(given: SurveyOptions): Promise<Survey> {
  const options = withPreviewPort(given);
  const { project, engines } = options;
  await onEach(engines, async (engine) => checkEngine(project, engine));
  const images = await resolveImages(options);
  await checkArchitectures(project.services, images, engines);
  await options.beforeLooking?.();
  const sources = [...images.values()].map(({ image }) => image.source);
  const volumes = project.volumes.map(({ name }) => name);
  const [world, memory] = await Promise.all([
    observeAll(engines, sources, volumes),
    onEach(engines, (engine) => measureMemory(engine, project)),
  ]);
  const release = createRelease(project, images, engineOf(project, world));
  const proxy = proxyRequest(project);
  const [first] = world.keys();
  const hosts = new Map([...world].map(([host, view]) => [host, { host, view }]));
  const target = await onEach(hosts, async ({ host, view }) =>
    placeOn(view, release, proxy, { ...options, host, isFirst: host === first }),
  );
  checkColours(project.name, target);
  await onEach(hosts, async ({ host, view }) => {
    const [engine, goal] = [engines.get(host), target.get(host)];
    if (engine === undefined || goal === undefined) return;
    if (view.proxy === null && goal.generation !== null) {
      await checkPorts(engine, publishOf(proxy));
      await checkProxyImage(engine, proxy.image ?? DEFAULT_PROXY_IMAGE);
    }
    const message = checkMemory(memory.get(host), project.name, goal, view);
    if (message !== undefined) options.emit({ kind: 'warning', message, host });
  });
  if (world.size > 1) checkImages(project, { images, world, target, proxy });
  return { release, world, target, proxy, retain: project.retain ?? RETAIN };
}

/** What shows it is made as it should be, and goes when nobody asks for it any more. */
function withPreviewPort(options: SurveyOptions): SurveyOptions {
  const { project, replace } = options;
  const service = previewPortService(project, DEFAULT_PROXY_IMAGE);
  return {
    ...options,
    project: service === undefined ? project : { ...project, services: [...project.services, service] },
    replace: new Set([...replace, PREVIEW_PORT_SERVICE]),
  };
}

/** The engine may not drop in silence what the file asks for. */
function checkEngine({ services, networks }: Project, { apiVersion }: Engine): void {
  for (const wish of [...services.map(({ container }) => container), ...networks])
    checkNeeds(wish, apiVersion);
}

type Placing = SurveyOptions & { readonly host: HostName; readonly isFirst: boolean };

function placeOn(view: HostView, whole: Release, proxy: ProxyRequest, options: Placing): Goal {
  const { replace, stage = false, host, isFirst } = options;
  const release = releaseOn(whole, host);
  const support = placeSupport(partOn(release, isFirst), view, replace);
  const hooks = hooksOn(release.hooks ?? [], stage ? 'stage' : 'up', isFirst);
  checkExternals(support, view);
  if (release.services.length === 0) {
    if (stage) throw nothingToStage(release);
    return { generation: null, support, hooks };
  }
  checkProxy(proxy, view);
  return { ...goesLive(view, release, proxy, options), record: recordOf(whole), support, hooks };
}

/** At once, step by step, or beside what serves. */
function goesLive(
  view: HostView,
  release: Release,
  proxy: ProxyRequest,
  { stage = false, project }: Placing,
): Omit<Goal, 'record' | 'support' | 'hooks'> {
  const { keep = 0, preview: ways = { cookie: false }, watch, canary: wish, shadow, share } = project;
  const rendering = proxy.configuration;
  const next = place(release, view, rendering, publishOf(proxy).https?.port);
  const staged = { next, ways, ...(keep > 0 && { keep }), ...(share && { share }) };
  const generation = stage ? stageBeside(staged, view, rendering) : next;
  const steps = [
    ...(shadow ? shadowSteps(shadow, staged, view, rendering) : []),
    ...(wish ? canarySteps(wish, staged, view, rendering) : []),
  ];
  const canary = stage ? [] : steps;
  const shared = [generation, ...canary.map((step) => step.generation)];
  for (const one of shared) checkRoutes(one, view);
  if (shared.some(({ preview }) => isPublic(preview))) checkSharing(release);
  const goal = { generation, kept: keptBeside(generation, view, stage ? 0 : keep) };
  return stage ? goal : { ...goal, ...watchesOf(watch, canary) };
}

/** They share the likelihood of a false alarm. Green is watched after a canary too, as long as in each of its steps. */
function watchesOf(
  watch: WatchSettings | undefined,
  canary: readonly CanaryStep[],
): Pick<Goal, 'watch' | 'canary'> {
  if (canary.length === 0) return watch ? { watch } : {};
  const among = canary.length + 1;
  const last = watch ?? canary.find(({ generation }) => generation.preview?.share)?.watch;
  return {
    ...(last && { watch: { ...last, among } }),
    canary: canary.map((step) => ({ ...step, watch: { ...step.watch, among } })),
  };
}

function nothingToStage({ project }: Release): CtrBgError {
  return new CtrBgError('CONFIG', `${project} has no service with a route, so there is nothing to stage`, {
    hint: "Services without a route have no colours: 'ctr-bg up' starts them.",
  });
}

function proxyRequest({ proxy: { image, publish, front } }: Project): ProxyRequest {
  return {
    configuration: renderingId(),
    publish,
    tls: front.certificates.length > 0,
    ...(image === undefined ? {} : { image }),
  };
}

/** The first host says what a reference stands for; the others get that digest. */
async function resolveImages({
  project,
  engines,
  mayPull,
  emit,
  signal,
}: SurveyOptions): Promise<Map<string, ImageFacts>> {
  const [first] = engines;
  if (first === undefined) throw new CtrBgError('USAGE', 'no host to deploy to');
  const [host, engine] = first;
  let room: Promise<void> | undefined;
  const beforePull = (): Promise<void> => (room ??= checkDisk(engine));
  const resolved = await Promise.all(
    project.services.map(async (service) => {
      const reference = service.image;
      const pulled = { current: 0, total: 0 };
      const onProgress = (progress: { current: number; total: number }): void => {
        Object.assign(pulled, progress);
        emit({ kind: 'pull', host, reference, ...progress, done: false });
      };
      const facts = await resolveImage(engine, service, { mayPull, beforePull, signal, onProgress });
      if (pulled.total > 0) emit({ kind: 'pull', host, reference, ...pulled, done: true });
      return [service.name, facts] as const;
    }),
  );
  return new Map(resolved);
}

/** `sources` are the images in question, `volumes` the names of volumes. */
export async function observeAll(
  engines: Engines,
  sources: readonly string[],
  volumes: readonly string[],
): Promise<World> {
  return onEach(engines, (engine) => observeHost(engine, sources, volumes));
}
