import type { Agent, RequestOptions } from 'node:http';
import type { Readable } from 'node:stream';
import type { Endpoint } from './host.ts';

export type Request = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Without version and query; every variable part already validated and encoded. */
  readonly path: string;
  /** A list goes as the same name several times. */
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  /** An object goes as JSON, a Buffer or a stream as it is. Always in the body, never in the URL (FACTS 16). */
  readonly body?: object | Buffer | Readable;
  readonly headers?: Readonly<Record<string, string>>;
  /** Take the connection over for a raw stream in both directions. */
  readonly upgrade?: boolean;
};

export type Prepared = {
  readonly options: RequestOptions;
  readonly data: string | Buffer | Readable | undefined;
};

/** Makes HTTP requests out of API calls. */
export type Modem = { prepare(request: Request): Prepared };

/**
 * Makes what is asked before a version is agreed on, and dockerode loaded: calls without a query, whose body is small
 * and JSON. Without a version in its path a call means the engine's newest.
 */
export function plainModem(endpoint: Endpoint, agent: Agent): Modem {
  const host = endpoint.kind === 'tcp' ? endpoint.host : 'docker';
  return {
    prepare({ method, path, body, upgrade = false }) {
      const data = body === undefined ? undefined : JSON.stringify(body);
      const headers = {
        ...(data === undefined
          ? {}
          : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(data) }),
        ...(upgrade ? { Connection: 'Upgrade', Upgrade: 'tcp' } : {}),
      };
      return { options: { host, method, path, agent, headers }, data };
    },
  };
}
