import { request as httpRequest, type RequestOptions } from 'node:http';
import type { Readable } from 'node:stream';

export type Answer = { readonly status: number; readonly body: string };

export type CallOptions = {
  /** Sent as JSON, or as a tar when it is a stream. */
  readonly body?: object | Readable;
  /** Milliseconds for the whole call; default 30,000. */
  readonly deadline?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The few raw calls that the laboratory itself makes. It uses nothing of ctr-bg: a judge needs its own eyes. */
export type EngineApi = {
  readonly endpoint: string;
  /** Any status is an answer; rejects when none comes. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** As `call`, parsed; rejects with the engine's message on an error status. Undefined for an empty answer. */
  json(method: string, path: string, options?: CallOptions): Promise<unknown>;
  isAnswering(): Promise<boolean>;
};

/** @throws when the endpoint is neither `unix:///…` nor `tcp://host:port`. */
export function engineApi(endpoint: string): EngineApi {
  const address = parseEndpoint(endpoint);
  const call: EngineApi['call'] = (method, path, options = {}) => send({ ...address, method, path }, options);
  return {
    endpoint,
    call,
    async json(method, path, options) {
      const { status, body } = await call(method, path, options);
      if (status < 400) return body.trim() === '' ? undefined : (JSON.parse(body) as unknown);
      throw new Error(`${method} ${path} was answered ${status}: ${body.trim()}`);
    },
    async isAnswering() {
      const answer = await call('GET', '/_ping', { deadline: 2000 }).catch(() => undefined);
      return answer?.status === 200;
    },
  };
}

function parseEndpoint(endpoint: string): RequestOptions {
  const unix = /^unix:\/\/(\/.+)$/.exec(endpoint)?.[1];
  if (unix) return { socketPath: unix };
  const tcp = /^(?:tcp|http):\/\/([^/:]+):(\d+)\/?$/.exec(endpoint);
  if (tcp) return { host: tcp[1], port: Number(tcp[2]) };
  throw new Error(
    `the laboratory cannot use the engine at ${endpoint}: it knows unix:///… and tcp://host:port`,
  );
}

function send(
  target: RequestOptions,
  { body, deadline = 30_000, headers = {} }: CallOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(deadline);
    const type = isStream(body) ? 'application/x-tar' : 'application/json';
    const allHeaders = { ...headers, ...(body ? { 'content-type': type } : {}) };
    const request = httpRequest({ ...target, signal, agent: false, headers: allHeaders });
    // Stays after the answer: the engine may die while it is read.
    request.on('error', reject);
    request.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.once('error', reject);
      response.once('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    if (isStream(body)) body.once('error', (error) => request.destroy(error)).pipe(request);
    else request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function isStream(body: object | undefined): body is Readable {
  return body !== undefined && 'pipe' in body;
}
