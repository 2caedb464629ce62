import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type ConnectOptions, type Engine } from '../../../src/engine/index.ts';

/** A request as it came: the engine's answers are written by hand, byte by byte, so that they can be wrong. */
export type Seen = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};
export type Behave = (request: Seen, socket: Socket) => void;

export type FakeEngine = AsyncDisposable & {
  readonly path: string;
  /** Every request but the negotiation. */
  readonly seen: Seen[];
  connections(): number;
  /** The negotiation included. */
  requests(): number;
  open(options?: ConnectOptions): Promise<Engine>;
};

const VERSION = '{"ApiVersion":"1.41","MinAPIVersion":"1.12"}';

/** Listens on a unix socket, answers the negotiation, and behaves as told in everything else. */
export async function fakeEngine(behave: Behave, version = VERSION): Promise<FakeEngine> {
  const directory = await mkdtemp(join(tmpdir(), 'eng-'));
  const path = join(directory, 'engine.sock');
  const seen: Seen[] = [];
  const sockets = new Set<Socket>();
  const engines: Engine[] = [];
  let connections = 0;
  let requests = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    readRequests(socket, (request) => {
      requests += 1;
      if (request.url === '/version') return void socket.write(answer(200, version));
      seen.push(request);
      behave(request, socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    path,
    seen,
    connections: () => connections,
    requests: () => requests,
    async open(options = {}) {
      const engine = await connect(
        { kind: 'unix', name: `unix://${path}`, path },
        { environment: {}, ...options },
      );
      engines.push(engine);
      return engine;
    },
    async [Symbol.asyncDispose]() {
      for (const engine of engines) engine.close();
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(directory, { recursive: true });
    },
  };
}

/** A whole answer. */
export function answer(
  status: number,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Buffer {
  const lines = Object.entries({
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    ...headers,
  });
  const head = `HTTP/1.1 ${status} Status\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(body)]);
}

/** The beginning of an answer in chunks. */
export const CHUNKED =
  'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
export const LAST_CHUNK = '0\r\n\r\n';

export function chunk(text: string): string {
  return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
}

/** Docker's multiplexed framing. */
export function frame(type: number, payload: string | Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt8(type, 0);
  header.writeUInt32BE(Buffer.byteLength(payload), 4);
  return Buffer.concat([header, Buffer.from(payload)]);
}

export const UPGRADED =
  'HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n';

function readRequests(socket: Socket, onRequest: (request: Seen) => void): void {
  let buffer = '';
  socket.setEncoding('latin1');
  socket.on('data', (data: string) => {
    buffer += data;
    for (;;) {
      const end = buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const [first = '', ...lines] = buffer.slice(0, end).split('\r\n');
      const headers = Object.fromEntries(
        lines.map((line) => [
          line.slice(0, line.indexOf(':')).toLowerCase(),
          line.slice(line.indexOf(':') + 2),
        ]),
      );
      const length = Number(headers['content-length'] ?? 0);
      if (buffer.length < end + 4 + length) return;
      const [method = '', url = ''] = first.split(' ');
      const body = buffer.slice(end + 4, end + 4 + length);
      buffer = buffer.slice(end + 4 + length);
      onRequest({ method, url, headers, body });
    }
  });
}

/** Resolves with what a promise rejects with. */
export function rejection(
  promise: Promise<unknown>,
): Promise<Error & { code?: string; hint?: string; status?: number }> {
  return promise.then(
    (value) => Promise.reject(new Error(`it resolved with ${JSON.stringify(value)}`)),
    (error: Error) => error,
  );
}
