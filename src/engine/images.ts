import { CtrBgError } from '../types/index.ts';
import { buildImage } from './build.ts';
import type { Door } from './door.ts';
import type { Engine, ImageInspect, RegistryImage } from './engine.ts';
import { encodePath, isImageId } from './names.ts';
import { pullImage, readAuth } from './pull.ts';
import {
  familiarName,
  familiarReference,
  type ImageReference,
  parseReference,
  withTag,
} from './reference.ts';
import { registryFailure } from './registry-failure.ts';
import { ask, askJson, askMaybe } from './request.ts';
import * as schemas from './schemas.ts';
import { toImage } from './shapes.ts';

export function imageCalls(
  door: Door,
): Pick<
  Engine,
  'inspectImage' | 'describeImage' | 'pullImage' | 'buildImage' | 'lookUpImage' | 'tagImage' | 'removeImage'
> {
  return {
    inspectImage: (reference) => inspectImage(door, reference),
    describeImage: (reference) => describeImage(door, reference),
    async pullImage(reference, options) {
      await pullImage(door, parseReference(reference), options);
      if ((await inspectImage(door, reference)) === undefined) {
        throw new CtrBgError(
          'IMAGE_NOT_FOUND',
          `${reference} was pulled, and yet the engine does not have it`,
          {
            hint: 'Something may be pruning images on that host.',
          },
        );
      }
    },
    buildImage: (context, options) => buildImage(door, context, options),
    lookUpImage: (reference) => lookUpImage(door, parseReference(reference)),
    async removeImage(reference) {
      const path = `/images/${encodePath(imageName(reference))}`;
      const what = `remove image ${reference}`;
      await ask(door, { method: 'DELETE', path, what, deadline: door.deadlines.remove, accept: [404] });
    },
    async tagImage(image, reference) {
      const { tag, digest, ...name } = withTag(parseReference(reference));
      if (tag === undefined || digest !== undefined)
        throw new CtrBgError('INTERNAL', `${reference} is not a name to tag an image with`);
      const query = { repo: familiarName(name), tag };
      const path = `/images/${encodePath(imageName(image))}/tag`;
      await ask(door, {
        method: 'POST',
        path,
        query,
        what: `tag image ${image} as ${reference}`,
        deadline: door.deadlines.change,
      });
    },
  };
}

async function describeImage(
  door: Door,
  reference: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const path = `/images/${encodePath(imageName(reference))}/json`;
  const what = `inspect image ${reference}`;
  const call = { method: 'GET', path, what, deadline: door.deadlines.read } as const;
  return (await askMaybe(door, call, schemas.imageDescription))?.Config;
}

async function inspectImage(door: Door, reference: string): Promise<ImageInspect | undefined> {
  const path = `/images/${encodePath(imageName(reference))}/json`;
  const call = {
    method: 'GET',
    path,
    what: `inspect image ${reference}`,
    deadline: door.deadlines.read,
  } as const;
  const raw = await askMaybe(door, call, schemas.image);
  return raw === undefined ? undefined : toImage(raw);
}

/** An image as the engine's paths take it: an id, or a reference by its digest where it has one. */
function imageName(text: string): string {
  return isImageId(text) ? text : familiarReference(pinned(withTag(parseReference(text))));
}

/** With a digest, the tag says nothing more, and not every engine takes both. */
function pinned(reference: ImageReference): ImageReference {
  const { tag: _tag, ...rest } = reference;
  return reference.digest === undefined ? reference : rest;
}

async function lookUpImage(door: Door, reference: ImageReference): Promise<RegistryImage> {
  const name = familiarReference(pinned(withTag(reference)));
  const { headers, secrets } = await readAuth(door, reference);
  const call = {
    method: 'GET',
    path: `/distribution/${encodePath(name)}/json`,
    headers,
    secrets,
    what: `look up ${name}`,
  } as const;
  try {
    const { Descriptor, Platforms } = await askJson(
      door,
      { ...call, deadline: door.deadlines.registry },
      schemas.distribution,
    );
    const architectures = Platforms.flatMap(({ architecture }) => architecture || []);
    return { digest: Descriptor.digest, architectures: [...new Set(architectures)].sort() };
  } catch (error) {
    throw registryFailure(error, name);
  }
}
