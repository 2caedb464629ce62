import type { Engine } from '../engine/index.ts';
import { observeHost } from '../observe/index.ts';
import {
  keptGenerations,
  liveGeneration,
  obsoleteReleases,
  pastCommands,
  servedReleases,
  stagedGeneration,
} from '../plan/index.ts';
import { pruneRecords, readPast, recordOfPast, unnamedOf, type Past } from '../proxy/index.ts';
import type { Emit, HostName, ProxyView, ReleaseId, ResolvedImage, World } from '../types/index.ts';
import type { Engines } from './survey.ts';

export type RetentionOptions = {
  readonly project: string;
  readonly engines: Engines;
  /** As it was before the command. */
  readonly world: World;
  /** How many releases of before can be gone back to. */
  readonly retain: number;
  /** What the command was about, whatever came of it: it may well be tried again. */
  readonly release: ReleaseId;
  readonly emit: Emit;
};

/**
 * Forgets what nobody is to go back to any more, on every host: records of releases, and images that were pulled for
 * them. Never rejects: what cannot be removed is left for the next time, and told.
 */
export async function retainReleases(options: RetentionOptions): Promise<void> {
  const { engines, emit } = options;
  await Promise.all(
    [...engines].map(async ([host, engine]) => {
      try {
        if (mayHaveTooMany(host, options)) await retainOn(engine, options);
      } catch (error) {
        const message = `old releases are left on ${host}: ${(error as Error).message}`;
        emit({ kind: 'warning', message });
      }
    }),
  );
}

/** A command adds one release at the most, so most of them need not look. */
function mayHaveTooMany(host: HostName, { project, world, retain }: RetentionOptions): boolean {
  return (world.get(host)?.proxy?.recorded.get(project) ?? []).length > retain;
}

async function retainOn(engine: Engine, options: RetentionOptions): Promise<void> {
  const { project, release, retain } = options;
  const view = await observeHost(engine, [], []);
  const { proxy } = view;
  if (proxy?.state !== 'running') return;
  const past = await readPast(engine, project);
  const served = servedReleases(pastCommands(past.entries));
  const recorded = proxy.recorded.get(project) ?? [];
  const live = liveGeneration(view, project)?.release ?? null;
  const kept = keptGenerations(view, project).map((generation) => generation.release);
  const staged = stagedGeneration(view, project)?.release ?? null;
  const needed = [live, staged, ...kept, release];
  const obsolete = obsoleteReleases({ served, recorded, needed, retain });
  if (obsolete.length === 0) return;
  const images = imagesOf(past, project, obsolete);
  await pruneRecords(engine, proxy, project, obsolete);
  await removeImages(engine, proxy, images);
}

function imagesOf(past: Past, project: string, releases: readonly ReleaseId[]): ResolvedImage[] {
  const records = releases.map((release) => recordOfPast(past, project, release));
  return records.flatMap((record) => (record?.services ?? []).map(({ image }) => image));
}

/**
 * Removes those that came from a registry, so that they can be had again; that no release names any more, of whatever
 * project; that no container was made from; and that have no name beside those by which they were deployed.
 */
async function removeImages(
  engine: Engine,
  proxy: ProxyView,
  images: readonly ResolvedImage[],
): Promise<void> {
  const pulled = images.filter(({ source }) => source.includes('@'));
  if (pulled.length === 0) return;
  const free = await unnamedOf(engine, proxy, [...new Set(pulled.map(({ digest }) => digest))]);
  const used = new Set((await engine.listContainers([])).map(({ ImageID }) => ImageID));
  const sources = new Set(pulled.filter(({ digest }) => free.includes(digest)).map(({ source }) => source));
  for (const source of sources) {
    const names = pulled
      .filter((image) => image.source === source)
      .map(({ reference }) => withTag(reference));
    await removeImage(engine, source, { names, used });
  }
}

type Ours = { readonly names: readonly string[]; readonly used: ReadonlySet<string> };

async function removeImage(engine: Engine, source: string, { names, used }: Ours): Promise<void> {
  const found = await engine.inspectImage(source);
  if (found === undefined || used.has(found.Id)) return;
  const { RepoTags, RepoDigests } = found;
  const isOurs = RepoTags.every((tag) => names.includes(tag)) && RepoDigests.every((one) => one === source);
  if (!isOurs) return;
  for (const tag of RepoTags) await engine.removeImage(tag);
  await engine.removeImage(source);
}

/** As the engine lists names. */
function withTag(reference: string): string {
  const name = reference.replace(/@.*$/, '').replace(/^docker\.io\/(library\/)?/, '');
  return /:[^/]*$/.test(name) ? name : `${name}:latest`;
}
