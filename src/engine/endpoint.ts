import { join } from 'node:path';
import { CtrBgError, type ErrorCode } from '../types/index.ts';
import { readContext } from './context.ts';
import { readDockerConfig } from './docker-config.ts';
import { type Environment, type Files, homeOf, realFiles } from './environment.ts';
import { DEFAULT_SOCKET, type Endpoint, parseHost } from './host.ts';
import { type Tls, tlsOfEnvironment } from './tls.ts';

export type EndpointOptions = {
  /** --context */
  readonly context?: string;
  /** --host */
  readonly host?: string;
  readonly environment: Environment;
  readonly files?: Files;
  /** Of the user, for the rootless socket; absent where there are none. */
  readonly uid?: number | undefined;
};

/**
 * Finds the engine in the docker CLI's order: --context, --host, DOCKER_HOST, DOCKER_CONTEXT, currentContext,
 * default (FACTS 20). Throws USAGE for what a flag says wrong and CONFIG for a variable or a file.
 */
export function resolveEndpoint(options: EndpointOptions): Endpoint {
  const { environment, files = realFiles } = options;
  const context = options.context || undefined;
  const host = options.host || undefined;
  if (context !== undefined && host !== undefined) {
    throw new CtrBgError('USAGE', '--context and --host exclude each other', {
      hint: 'Leave one of them out.',
    });
  }
  if (context !== undefined) return fromContext(context, '--context', 'USAGE', options, files);
  if (host !== undefined) return endpointOf(host, { source: '--host', code: 'USAGE' }, options);
  if (environment['DOCKER_HOST'])
    return fromHost(environment['DOCKER_HOST'], 'DOCKER_HOST', 'CONFIG', environment, files);
  const named = environment['DOCKER_CONTEXT'];
  if (named) return fromContext(named, 'DOCKER_CONTEXT', 'CONFIG', options, files);
  const current = readDockerConfig(environment, files).currentContext;
  if (current) return fromContext(current, 'currentContext of the docker config', 'CONFIG', options, files);
  return defaultEndpoint(options, files);
}

/** Who wrote an address, and the code of the error for one that is wrong. */
export type Source = { readonly source: string; readonly code: ErrorCode };
const CONTEXT = /^context:/i;

/** The engine at an address of the user: a Docker host, or `context:NAME`. */
export function endpointOf(text: string, { source, code }: Source, options: EndpointOptions): Endpoint {
  const { environment, files = realFiles } = options;
  return CONTEXT.test(text)
    ? fromContext(text.replace(CONTEXT, ''), source, code, options, files)
    : fromHost(text, source, code, environment, files);
}

function fromContext(
  name: string,
  source: string,
  code: ErrorCode,
  options: EndpointOptions,
  files: Files,
): Endpoint {
  const { environment } = options;
  if (name === 'default') {
    // The context `default` is what holds without contexts.
    const host = environment['DOCKER_HOST'];
    return host
      ? fromHost(host, 'DOCKER_HOST', 'CONFIG', environment, files)
      : defaultEndpoint(options, files);
  }
  const context = readContext(name, source, code, environment, files);
  const address = parseHost(context.host, `the context ${name}`, 'CONFIG', context.tls !== undefined);
  return complete(address, context.tls, environment, 'CONFIG');
}

function fromHost(
  text: string,
  source: string,
  code: ErrorCode,
  environment: Environment,
  files: Files,
): Endpoint {
  const wantsTls = Boolean(environment['DOCKER_TLS_VERIFY'] || environment['DOCKER_TLS']);
  const address = parseHost(text, source, code, wantsTls);
  const tls = address.kind === 'tcp' && wantsTls ? tlsOfEnvironment(environment, files) : undefined;
  return complete(address, tls, environment, code);
}

function complete(
  address: Endpoint,
  tls: Tls | undefined,
  environment: Environment,
  code: ErrorCode,
): Endpoint {
  if (address.kind !== 'tcp') return address;
  if (tls !== undefined) return { ...address, tls };
  if (isLoopback(address.host) || environment['CTR_BG_INSECURE_TCP'] === '1') return address;
  throw new CtrBgError(
    code,
    `${address.name} would be used without TLS: whoever can reach or overhear it is root on that host`,
    {
      hint: 'Set DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH, or use ssh://. In a closed network CTR_BG_INSECURE_TCP=1 allows it.',
    },
  );
}

function isLoopback(host: string): boolean {
  return host.toLowerCase() === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function defaultEndpoint({ environment, uid = process.getuid?.() }: EndpointOptions, files: Files): Endpoint {
  const path =
    [DEFAULT_SOCKET, ...rootlessSockets(environment, uid)].find((socket) => files.exists(socket)) ??
    DEFAULT_SOCKET;
  return { kind: 'unix', name: `unix://${path}`, path };
}

/** Where rootless Docker and Docker Desktop listen. */
function rootlessSockets(environment: Environment, uid: number | undefined): string[] {
  const runtime = environment['XDG_RUNTIME_DIR'];
  const home = homeOf(environment);
  return [
    ...(runtime ? [join(runtime, 'docker.sock')] : []),
    join(home, '.docker/run/docker.sock'),
    join(home, '.docker/desktop/docker.sock'),
    ...(uid === undefined ? [] : [`/run/user/${uid}/docker.sock`]),
  ];
}
