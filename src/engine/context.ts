import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { CtrBgError, type ErrorCode } from '../types/index.ts';
import { parseDocument, readOrRefuse } from './docker-config.ts';
import { configDirectory, type Environment, type Files } from './environment.ts';
import { readTls, type Tls } from './tls.ts';

const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.+-]+$/;

const metaSchema = v.object({
  Endpoints: v.object({
    docker: v.object({ Host: v.nullish(v.string()), SkipTLSVerify: v.nullish(v.boolean()) }),
  }),
});

const nameSchema = v.object({ Name: v.string() });

/** `tls` is there when the context has TLS material or says that the certificate need not be verified. */
export type Context = { readonly host: string; readonly tls?: Tls };

/** Reads a context from the docker CLI's store: meta.json and PEM files under the sha256 of its name. */
export function readContext(
  name: string,
  source: string,
  code: ErrorCode,
  environment: Environment,
  files: Files,
): Context {
  const hint = '`docker context ls` shows the contexts that there are.';
  if (!NAME.test(name))
    throw new CtrBgError(code, `${source}: ${JSON.stringify(name)} cannot be the name of a context`, {
      hint,
    });
  const directory = join(configDirectory(environment), 'contexts');
  const hash = createHash('sha256').update(name).digest('hex');
  const path = join(directory, 'meta', hash, 'meta.json');
  const bytes = readOrRefuse(path, files);
  if (bytes === undefined)
    throw new CtrBgError(code, `${source}: there is no Docker context ${JSON.stringify(name)}`, { hint });
  const { Host, SkipTLSVerify } = parseDocument(bytes.toString('utf8'), path, metaSchema).Endpoints.docker;
  if (!Host) throw new CtrBgError('CONFIG', `the context ${name} names no Docker engine (${path})`, { hint });
  const tls = readTls(join(directory, 'tls', hash, 'docker'), !SkipTLSVerify, files);
  const isTls = Boolean(SkipTLSVerify) || tls.ca !== undefined || tls.cert !== undefined;
  return isTls ? { host: Host, tls } : { host: Host };
}

/** Names of the contexts in the docker CLI's store, sorted; a damaged one is passed over. */
export async function contextNames(environment: Environment): Promise<string[]> {
  const meta = join(configDirectory(environment), 'contexts', 'meta');
  const folders = await readdir(meta).catch(() => []);
  const read = folders.map(async (folder) => {
    const text = await readFile(join(meta, folder, 'meta.json'), 'utf8');
    return v.parse(nameSchema, JSON.parse(text)).Name;
  });
  const settled = await Promise.allSettled(read);
  return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])).sort();
}
