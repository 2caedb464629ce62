import type { Readable } from 'node:stream';
import { CtrBgError } from '../types/index.ts';
import { type Call, check, expectAnswer, throwUnlessGood, withoutSecrets } from './answer.ts';
import type { Door } from './door.ts';
import type { BuildOptions } from './engine.ts';
import { brokenAnswer } from './failure.ts';
import { guarded } from './guard.ts';
import { send } from './http.ts';
import { isImageId } from './names.ts';
import { createNdjsonReader } from './ndjson.ts';
import { readRegistryConfig } from './registry-config.ts';
import * as schemas from './schemas.ts';
import { readBody } from './streams.ts';

/** Of the output of a build that failed. */
const LAST_LINES = 15;

/** Builds an image (Docker API, POST /build); what its stream reports as an error is one. Never sent twice. */
export async function buildImage(
  door: Door,
  context: Readable | undefined,
  { query, bases, what, signal, onOutput }: BuildOptions,
): Promise<string> {
  const { headers, secrets } = await readRegistryConfig(door, bases);
  const call: Call = {
    method: 'POST',
    path: '/build',
    query,
    ...(context && { body: context }),
    headers: { 'Content-Type': 'application/x-tar', ...headers },
    secrets,
    what,
    deadline: door.deadlines.buildSilence,
    signal,
  };
  return guarded(door, call, (life, restart) => follow(door, call, { life, restart, onOutput }));
}

type Following = {
  readonly life: AbortSignal;
  /** Begins the deadline anew: with every byte that goes or comes. */
  readonly restart: () => void;
  readonly onOutput: BuildOptions['onOutput'];
};

async function follow(door: Door, call: Call, { life, restart, onOutput }: Following): Promise<string> {
  const { body, what } = call;
  if (body !== undefined && 'on' in body) body.on('data', restart);
  const response = expectAnswer(await send(door.modem.prepare(call), life), call);
  await throwUnlessGood(response, call);
  const last: string[] = [];
  let id = '';
  const reader = createNdjsonReader(what, (value) => {
    const line = check(value, what, schemas.built);
    const words = line.errorDetail?.message || line.error;
    if (words) throw buildFailure(what, withoutSecrets(words, call.secrets ?? []), last);
    id = line.aux?.ID ?? id;
    for (const text of (line.stream ?? '').split(/[\r\n]+/).filter((part) => part.trim() !== '')) {
      last.splice(0, last.length - LAST_LINES + 1);
      last.push(text);
      onOutput?.(text);
    }
  });
  await readBody(response, (chunk) => {
    restart();
    reader.write(chunk);
  });
  reader.end();
  if (!isImageId(id)) throw brokenAnswer(what, 'it does not name the image');
  return id;
}

function buildFailure(what: string, words: string, last: readonly string[]): CtrBgError {
  const needsBuildKit = /buildkit|unknown flag: mount|unknown instruction/i.test(words);
  return new CtrBgError('BUILD_FAILED', `${what}: ${words.trim()}`, {
    hint: needsBuildKit
      ? "Build it with 'docker compose build' or 'docker buildx build', and name the image with 'image'."
      : 'The last lines of the build usually say why. Nothing was changed.',
    ...(last.length > 0 && { details: ['last lines of the build:', ...last.map((line) => `  ${line}`)] }),
  });
}
