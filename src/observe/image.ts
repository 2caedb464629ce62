import type { Engine, ImageInspect, PullProgress } from '../engine/index.ts';
import {
  CtrBgError,
  type BuildSettings,
  type ImageFacts,
  type ResolvedImage,
  type Service,
} from '../types/index.ts';

type Wanted = Pick<Service, 'image' | 'pull' | 'platform' | 'build'>;

export type ResolveOptions = {
  /** Whether the engine may pull; otherwise the registry is only asked for the digest. */
  readonly mayPull: boolean;
  /** Awaited before anything is pulled; what it rejects with is the reason for not doing it. */
  readonly beforePull?: () => Promise<void>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PullProgress) => void;
  /** What a build writes, line by line. */
  readonly onOutput?: (line: string) => void;
};

/**
 * Finds out which image a reference stands for, once: from then on only its digest is used, so that a tag that
 * moves meanwhile changes nothing. A release is named after it, so this comes before there is a plan.
 */
export async function resolveImage(
  engine: Engine,
  wanted: Wanted,
  options: ResolveOptions,
): Promise<ImageFacts> {
  const { build } = wanted;
  const isRenewed = build?.always === true || wanted.pull === 'always';
  const local = isRenewed ? undefined : await engine.inspectImage(wanted.image);
  if (local) return describe(wanted.image, local);
  // What has a recipe is pulled only when the file says so.
  if (build !== undefined && (build.always || wanted.pull !== 'always'))
    return makeImage(engine, wanted.image, build, options);
  if (wanted.pull === 'never') throw absent(wanted.image);
  if (!options.mayPull) {
    const { digest, architectures } = await engine.lookUpImage(wanted.image);
    const source = `${repositoryOf(wanted.image)}@${digest}`;
    return { image: { reference: wanted.image, digest, source }, architectures };
  }
  const { signal, onProgress } = options;
  await options.beforePull?.();
  await engine.pullImage(wanted.image, {
    ...(wanted.platform === undefined ? {} : { platform: wanted.platform }),
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
  });
  const pulled = await engine.inspectImage(wanted.image);
  if (pulled) return describe(wanted.image, pulled);
  throw new CtrBgError(
    'ENGINE_BROKEN_ANSWER',
    `the engine says that it pulled ${wanted.image}, but does not have it`,
  );
}

/** A release names what was built by its own id: the tag moves with the next build. */
async function makeImage(
  engine: Engine,
  reference: string,
  build: BuildSettings,
  { mayPull, signal, onOutput }: ResolveOptions,
): Promise<ImageFacts> {
  if (!mayPull) return { image: { reference, digest: 'to be built', source: reference } };
  // Most deploys build nothing, and start faster without this room and its libraries.
  const { buildImage } = await import('../build/index.ts');
  const id = await buildImage(engine, reference, build, {
    ...(signal ? { signal } : {}),
    ...(onOutput ? { onOutput } : {}),
  });
  const built = await engine.inspectImage(id);
  if (built)
    return { ...describe(reference, built), image: { reference, digest: built.Id, source: built.Id } };
  throw new CtrBgError(
    'ENGINE_BROKEN_ANSWER',
    `the engine says that it built ${reference}, but does not have it`,
  );
}

function describe(reference: string, image: ImageInspect): ImageFacts {
  const exposedPorts = Object.keys(image.Config.ExposedPorts ?? {}).flatMap((port) => {
    const [number, protocol = 'tcp'] = port.split('/');
    return protocol === 'tcp' ? [Number(number)] : [];
  });
  return {
    image: identify(reference, image),
    exposedPorts: exposedPorts.sort((a, b) => a - b),
    architectures: architecturesOf(image),
  };
}

/** One that was imported from an archive may not say. */
function architecturesOf({ Architecture }: ImageInspect): string[] {
  return Architecture ? [Architecture] : [];
}

/**
 * The processors for which an image is there on an engine, or can be got by it; empty when nobody knows. `source` as a
 * release names it.
 */
export async function findArchitectures(
  engine: Pick<Engine, 'inspectImage' | 'lookUpImage'>,
  source: string,
): Promise<readonly string[]> {
  const local = await engine.inspectImage(source);
  if (local) return architecturesOf(local);
  return source.includes('@') ? (await engine.lookUpImage(source)).architectures : [];
}

/** An image that was built or imported here has no registry's digest; its own id says the same. */
function identify(reference: string, { Id, RepoDigests }: ImageInspect): ResolvedImage {
  const repository = repositoryOf(reference);
  const source = RepoDigests.find((candidate) => candidate.startsWith(`${repository}@`));
  if (source === undefined) return { reference, digest: Id, source: Id };
  return { reference, digest: source.slice(repository.length + 1), source };
}

/** The reference without tag and digest; a colon before the last slash belongs to the registry's port. */
function repositoryOf(reference: string): string {
  return reference.replace(/@.*$/, '').replace(/:[^:/]*$/, '');
}

function absent(reference: string): CtrBgError {
  return new CtrBgError('IMAGE_NOT_FOUND', `image ${reference} is not on the engine, and pulling is off`, {
    hint: 'Build or pull it there first, or use --pull missing.',
  });
}
