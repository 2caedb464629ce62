import type { Engine, ImageInspect, PullProgress } from '../engine/index.ts';
import { CtrBgError, type ImageFacts, type PullPolicy, type ResolvedImage } from '../types/index.ts';

type Wanted = { readonly image: string; readonly pull: PullPolicy; readonly platform?: string };

export type ResolveOptions = {
  /** Whether the engine may pull; otherwise the registry is only asked for the digest. */
  readonly mayPull: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PullProgress) => void;
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
  const local = wanted.pull === 'always' ? undefined : await engine.inspectImage(wanted.image);
  if (local) return describe(wanted.image, local);
  if (wanted.pull === 'never') throw absent(wanted.image);
  if (!options.mayPull) {
    const digest = await engine.resolveDigest(wanted.image);
    return { image: { reference: wanted.image, digest, source: `${repositoryOf(wanted.image)}@${digest}` } };
  }
  const { signal, onProgress } = options;
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

function describe(reference: string, image: ImageInspect): ImageFacts {
  const exposedPorts = Object.keys(image.Config.ExposedPorts ?? {}).flatMap((port) => {
    const [number, protocol = 'tcp'] = port.split('/');
    return protocol === 'tcp' ? [Number(number)] : [];
  });
  return {
    image: identify(reference, image),
    exposedPorts: exposedPorts.sort((a, b) => a - b),
    architecture: image.Architecture,
  };
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
