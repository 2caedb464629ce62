import pRetry from 'p-retry';
import type { Door } from './door.ts';
import type { PullProgress } from './engine.ts';
import { brokenAnswer } from './failure.ts';
import { send } from './http.ts';
import { createNdjsonReader } from './ndjson.ts';
import { familiarName, familiarReference, type ImageReference, withTag } from './reference.ts';
import { encodeCredentials, findCredentials } from './registry-auth.ts';
import { fromWords, isPassing, registryFailure } from './registry-failure.ts';
import { type Call, check, throwUnlessGood, withoutSecrets } from './answer.ts';
import { guarded } from './guard.ts';
import * as schemas from './schemas.ts';
import { readBody } from './streams.ts';

export type PullOptions = {
  readonly platform?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PullProgress) => void;
};

/** In ms; a pull that was broken off goes on where it was. */
const RETRIES = { retries: 2, minTimeout: 1000, maxTimeout: 5000, randomize: true };

/** Headers with the credentials for an image's registry, and what of them must never be shown. */
export async function readAuth(
  door: Door,
  reference: ImageReference,
): Promise<{ headers: Record<string, string>; secrets: string[] }> {
  const { environment, files, deadlines } = door;
  const credentials = await findCredentials(reference, {
    environment,
    files,
    deadline: deadlines.credentialHelper,
  });
  if (credentials === undefined) return { headers: {}, secrets: [] };
  const { serveraddress: _address, ...secret } = credentials;
  const secrets = Object.entries(secret)
    .filter(([name]) => name !== 'username')
    .map(([, value]) => value);
  return { headers: { 'X-Registry-Auth': encodeCredentials(credentials) }, secrets };
}

/** Pulls an image (Docker API, POST /images/create); what its stream reports as an error is one. */
export async function pullImage(door: Door, reference: ImageReference, options: PullOptions): Promise<void> {
  const { headers, secrets } = await readAuth(door, reference);
  const { tag, digest } = withTag(reference);
  const query = {
    fromImage: familiarName(reference),
    tag: digest ?? tag ?? 'latest',
    ...(options.platform === undefined ? {} : { platform: options.platform }),
  };
  const name = familiarReference(withTag(reference));
  const call = {
    method: 'POST',
    path: '/images/create',
    query,
    headers,
    secrets,
    what: `pull ${name}`,
  } as const;
  const pull = (): Promise<void> =>
    follow(door, { ...call, deadline: door.deadlines.pullSilence, signal: options.signal }, name, options);
  const retries = options.signal === undefined ? RETRIES : { ...RETRIES, signal: options.signal };
  await pRetry(pull, { ...retries, shouldRetry: ({ error }) => isPassing(error) });
}

/** One try. The deadline begins anew with every byte: a pull may be long, but not silent. */
async function follow(door: Door, call: Call, name: string, { onProgress }: PullOptions): Promise<void> {
  try {
    await guarded(door, call, async (signal, restart) => {
      const reply = await send(door.modem.prepare(call), signal);
      if (reply.kind === 'upgraded') throw brokenAnswer(call.what, 'the connection was upgraded unasked');
      await throwUnlessGood(reply.response, call);
      const layers = createLayers(onProgress);
      const reader = createNdjsonReader(call.what, (value) => {
        const line = check(value, call.what, schemas.progress);
        const words = line.errorDetail?.message || line.error;
        if (words) throw fromWords(withoutSecrets(words, call.secrets ?? []), name);
        layers.update(
          line.id ?? '',
          line.status ?? '',
          line.progressDetail?.current ?? 0,
          line.progressDetail?.total ?? 0,
        );
      });
      await readBody(reply.response, (chunk) => {
        restart();
        reader.write(chunk);
      });
      reader.end();
    });
  } catch (error) {
    throw registryFailure(error, name);
  }
}

/** Adds up the layers' downloads, in bytes; the total grows as layers become known. */
function createLayers(onProgress: PullOptions['onProgress']): {
  update(id: string, status: string, current: number, total: number): void;
} {
  const layers = new Map<string, PullProgress>();
  return {
    update(id, status, current, total) {
      if (onProgress === undefined) return;
      const known = layers.get(id);
      if (status === 'Downloading' && total > 0) layers.set(id, { current, total });
      else if (/^(?:Download complete|Pull complete)$/.test(status) && known !== undefined)
        layers.set(id, { current: known.total, total: known.total });
      else return;
      const sum = (key: keyof PullProgress): number =>
        [...layers.values()].reduce((whole, layer) => whole + layer[key], 0);
      onProgress({ current: sum('current'), total: sum('total') });
    },
  };
}
