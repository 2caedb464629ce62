import type { Agent, RequestOptions } from 'node:http';
import { Readable } from 'node:stream';
import { CtrBgError } from '../types/index.ts';
import type { Endpoint } from './host.ts';
import type { Modem, Prepared, Request } from './plain-modem.ts';

/** What of docker-modem is used: it makes HTTP requests out of API calls. */
type DockerModem = {
  version?: string;
  dial(options: object, callback: (error: Error | null, result: unknown) => void): void;
  buildRequest(
    options: RequestOptions,
    context: object,
    data: unknown,
    callback: (error: null, result: Prepared) => void,
  ): void;
};

type VersionedModem = Modem & { setVersion(version: string): void };

/**
 * dockerode as the maker of requests. Sending and reading is ours: docker-modem follows redirects to any host, prints
 * registry passwords under DEBUG, and does not settle when an answer is cut (FACTS 15). Loaded late (FACTS 21).
 */
export async function loadModem(endpoint: Endpoint, agent: Agent): Promise<VersionedModem> {
  const { default: Docker } = await import('dockerode');
  // `agent` is missing from the type only.
  const settings: object = { ...origin(endpoint), agent };
  const modem = withoutDockerVariables(() => new Docker(settings).modem as unknown as DockerModem);
  modem.buildRequest = (options, _context, data, callback) => callback(null, { options, data: toData(data) });
  return {
    setVersion: (version) => void (modem.version = `v${version}`),
    prepare: (request) => prepare(modem, request),
  };
}

function prepare(modem: DockerModem, request: Request): Prepared {
  let prepared: Prepared | undefined;
  const { method, path, query = {}, body, headers = {}, upgrade = false } = request;
  const isRaw = Buffer.isBuffer(body) || body instanceof Readable;
  modem.dial(
    {
      method,
      path: Object.keys(query).length === 0 ? path : `${path}?`,
      options: { _query: query, _body: isRaw ? {} : (body ?? {}) },
      headers: { ...headers },
      statusCodes: {},
      hijack: upgrade,
      ...(isRaw ? { file: body } : {}),
    },
    (_error, result) => (prepared = result as Prepared),
  );
  if (prepared === undefined) throw new CtrBgError('INTERNAL', 'docker-modem did not prepare a request');
  return prepared;
}

/** The connection is the agent's affair; of the address only the Host header is made. */
function origin(endpoint: Endpoint): { host: string; port: number; protocol: 'http' } {
  if (endpoint.kind !== 'tcp') return { host: 'http://docker', port: 80, protocol: 'http' };
  const host = endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host;
  return { host: `http://${host}`, port: endpoint.port, protocol: 'http' };
}

/** docker-modem reads DOCKER_* while it is made, and lets them win over what it is told. */
function withoutDockerVariables<T>(make: () => T): T {
  const hidden = Object.entries(process.env).filter(([name]) => name.startsWith('DOCKER_'));
  for (const [name] of hidden) delete process.env[name];
  try {
    return make();
  } finally {
    Object.assign(process.env, Object.fromEntries(hidden));
  }
}

function toData(data: unknown): Prepared['data'] {
  return typeof data === 'string' || Buffer.isBuffer(data) || data instanceof Readable ? data : undefined;
}
