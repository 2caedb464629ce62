import { createHash } from 'node:crypto';
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
