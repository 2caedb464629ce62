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
  const tls = readTls(directory, verify, files);
  if (verify && tls.ca === undefined) {
    throw new CtrBgError('CONFIG', `DOCKER_TLS_VERIFY is set, but there is no ca.pem in ${directory}`, {
      hint: 'DOCKER_CERT_PATH names the directory with ca.pem, cert.pem and key.pem.',
    });
  }
  return tls;
}

/** ca.pem, cert.pem and key.pem of a directory, as far as they are there; CONFIG when only one of a pair is. */
export function readTls(directory: string, verify: boolean, files: Files): Tls {
  const read = (name: string): string | undefined =>
    readOrRefuse(join(directory, name), files)?.toString('utf8');
  const [ca, cert, key] = [read('ca.pem'), read('cert.pem'), read('key.pem')];
  if ((cert === undefined) !== (key === undefined)) {
    throw new CtrBgError('CONFIG', `${directory} holds only one of cert.pem and key.pem`);
  }
  return {
    verify,
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined || key === undefined ? {} : { cert, key }),
  };
}
