import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { pack, type Pack } from 'tar-stream';
import type { EngineApi } from '../engine-api.ts';
import { sha256, type Layer } from './cache.ts';

const LOAD_DEADLINE = 120_000;

/** `Config` is the API's: Env, Cmd, Entrypoint, ExposedPorts, … */
export type Image = {
  readonly reference: string;
  /** As Docker names it: `amd64`, `arm64`. */
  readonly architecture: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly layers: readonly Layer[];
};

/**
 * Makes an image of layers and a configuration, as `docker load` would. The layers themselves are sent only
 * when the engine does not have them: another version of an application costs a few milliseconds.
 */
export async function loadImage(api: EngineApi, image: Image): Promise<void> {
  const thin = await load(api, image, false);
  if (thin === undefined) return;
  const error = await load(api, image, true);
  if (error !== undefined) throw new Error(`the engine did not take the image ${image.reference}: ${error}`);
}

/** Returns the engine's complaint. */
async function load(api: EngineApi, image: Image, withLayers: boolean): Promise<string | undefined> {
  const body = pack();
  const written = write(body, image, withLayers);
  written.catch((error: Error) => body.destroy(error));
  const answer = await api.call('POST', '/images/load?quiet=1', { body, deadline: LOAD_DEADLINE });
  // An engine that refuses does not read to the end, so what it says comes before what became of the writing.
  if (answer.status >= 400) return answer.body;
  await written;
  return answer.body.split('\n').find((line) => line.includes('"error"'));
}

async function write(body: Pack, image: Image, withLayers: boolean): Promise<void> {
  const config = JSON.stringify({
    architecture: image.architecture,
    os: 'linux',
    created: new Date(0).toISOString(),
    config: image.config,
    rootfs: { type: 'layers', diff_ids: image.layers.map(({ diffId }) => diffId) },
    history: image.layers.map(() => ({ created: new Date(0).toISOString() })),
  });
  const name = `${sha256(config)}.json`;
  const layers = image.layers.map((layer) => ({
    ...layer,
    path: `${layer.diffId.replace('sha256:', '')}.tar`,
  }));
  const manifest = [{ Config: name, RepoTags: [image.reference], Layers: layers.map(({ path }) => path) }];
  body.entry({ name: 'manifest.json' }, JSON.stringify(manifest));
  body.entry({ name }, config);
  for (const { path, file } of withLayers ? layers : []) {
    const { size } = await stat(file);
    await pipeline(createReadStream(file), body.entry({ name: path, size }));
  }
  body.finalize();
}
