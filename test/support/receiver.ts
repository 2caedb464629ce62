import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Received = {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly path: string;
};

export type Receiver = AsyncDisposable & { readonly origin: string; readonly received: readonly Received[] };

/** Takes what is POSTed, and answers with one status after another, the last one again and again. */
export async function openReceiver(
  statuses: readonly number[] = [200],
  headers: Readonly<Record<string, string>> = {},
): Promise<Receiver> {
  const received: Received[] = [];
  const answer = async (response: ServerResponse, status: number): Promise<void> => {
    response.writeHead(status, headers).end('a word that nobody should see');
    await once(response, 'close');
  };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ headers: request.headers, body, path: request.url ?? '' });
      return answer(response, statuses[Math.min(received.length, statuses.length) - 1] ?? 200);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    received,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
