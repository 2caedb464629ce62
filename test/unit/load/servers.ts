import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer, type AddressInfo, type Server as NetServer, type Socket } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

export type TestServer = AsyncDisposable & { readonly port: number };

/** A whole, right answer. */
export const RIGHT = 'HTTP/1.1 200 OK\r\nContent-Length: 7\r\nx-version: 1\r\n\r\nhello 1';

/** `turn` counts the requests of the server from 1, `onConnection` those of the connection. */
type Answer = (socket: Socket, turn: number, onConnection: number) => void;

/** Answers requests without a body with raw bytes, or does worse. */
export async function rawServer(answer: Answer): Promise<TestServer> {
  const sockets = new Set<Socket>();
  let turn = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    let onConnection = 0;
    let rest = '';
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.on('data', (bytes) => {
      rest += bytes.toString('latin1');
      if (!rest.endsWith('\r\n\r\n')) return;
      rest = '';
      answer(socket, ++turn, ++onConnection);
    });
  });
  return listening(server, () => sockets.forEach((socket) => socket.destroy()));
}

export type Behaviour = {
  /** Read again for each answer. */
  readonly version: () => string;
  readonly onEcho?: (socket: WebSocket, text: string) => void;
  /** The id of the nth event. */
  readonly eventId?: (n: number) => number;
};

/** The application that behaves, with the routes of the laboratory's own. */
export async function goodServer({ version, onEcho, eventId = (n) => n }: Behaviour): Promise<TestServer> {
  const server = createHttpServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('x-version', version());
    const hash = createHash('sha256');
    let bytes = 0;
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      hash.update(part);
    });
    request.on('end', () => {
      if (url.pathname === '/slow') {
        setTimeout(() => response.end('slow'), Number(url.searchParams.get('ms')));
      } else if (url.pathname === '/upload') {
        response.end(JSON.stringify({ bytes, sha256: hash.digest('hex') }));
      } else if (url.pathname === '/sse') {
        let n = 0;
        const timer = setInterval(() => response.write(`id: ${eventId(++n)}\ndata: x\n\n`), 20);
        response.on('close', () => clearInterval(timer));
      } else response.end(`hello ${version()}`);
    });
  });
  const sockets = new WebSocketServer({ server, path: '/ws' });
  sockets.on('headers', (headers) => headers.push(`x-version: ${version()}`));
  sockets.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => (onEcho ?? reply)(socket, data.toString()));
  });
  return listening(server, () => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
  });
}

export function reply(socket: WebSocket, text: string): void {
  socket.send(text);
}

async function listening(server: Server | NetServer, closeAll: () => void): Promise<TestServer> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      server.close();
      closeAll();
      await once(server, 'close');
    },
  };
}
