import { join } from 'node:path';
import { CtrBgError } from '../types/index.ts';
import { readOrRefuse } from './docker-config.ts';
import { configDirectory, type Environment, type Files } from './environment.ts';

/** PEM texts; without `ca` the system's own authorities are trusted. */
export type Tls = {
  readonly verify: boolean;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
};

/**
 * TLS as the docker CLI takes it from the environment: any non-empty DOCKER_TLS_VERIFY verifies, DOCKER_TLS alone
 * does not, DOCKER_CERT_PATH defaults to the directory of the docker config (ECOSYSTEM 3.1).
 */
export function tlsOfEnvironment(environment: Environment, files: Files): Tls {
  const verify = Boolean(environment['DOCKER_TLS_VERIFY']);
  const directory = environment['DOCKER_CERT_PATH'] || configDirectory(environment);
  // What docker was told by --tlscacert, --tlscert and --tlskey: said by ctr-bg as its plugin, not for users.
  const { CTR_BG_TLS_CA: ca, CTR_BG_TLS_CERT: cert, CTR_BG_TLS_KEY: key } = environment;
  const tls = readTls(directory, verify, files, { ca, cert, key });
  if (verify && tls.ca === undefined) {
    const missing = ca ? `no ${ca}` : `no ca.pem in ${directory}`;
    throw new CtrBgError('CONFIG', `DOCKER_TLS_VERIFY is set, but there is ${missing}`, {
      hint: 'DOCKER_CERT_PATH names the directory with ca.pem, cert.pem and key.pem.',
    });
  }
  return tls;
}

type TlsFiles = { readonly [name in 'ca' | 'cert' | 'key']?: string | undefined };

/**
 * ca.pem, cert.pem and key.pem of a directory, or the files that are named instead, as far as they are there; CONFIG
 * when only one of a pair is.
 */
export function readTls(directory: string, verify: boolean, files: Files, named: TlsFiles = {}): Tls {
  const read = (name: keyof TlsFiles): string | undefined =>
    readOrRefuse(named[name] || join(directory, `${name}.pem`), files)?.toString('utf8');
  const [ca, cert, key] = [read('ca'), read('cert'), read('key')];
  if ((cert === undefined) !== (key === undefined)) {
    throw new CtrBgError('CONFIG', `${directory} holds only one of cert.pem and key.pem`);
  }
  return {
    verify,
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined || key === undefined ? {} : { cert, key }),
  };
}
