import { type IncomingMessage, request as httpRequest } from 'node:http';
import { type Duplex, pipeline, Readable, type Writable } from 'node:stream';
import { ConnectionFailure } from './cause.ts';
import type { Prepared } from './plain-modem.ts';

/** An answer whose headers have come, or a connection that was taken over. */
export type Reply =
  | { readonly kind: 'answer'; readonly response: IncomingMessage }
  | { readonly kind: 'upgraded'; readonly socket: Duplex };

/** Sends a request and resolves with its headers; once the signal aborts, the connection is destroyed. */
export function send({ options, data }: Prepared, signal: AbortSignal): Promise<Reply> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    // The agent would work a server name out of the Host header, and compile its patterns of IP addresses for that (5 ms).
    const request = httpRequest(Object.assign(options, { servername: '' }));
    const destroy = (): void => void request.destroy();
    signal.addEventListener('abort', destroy, { once: true });
    request.once('close', () => signal.removeEventListener('abort', destroy));
    request.once('response', (response) => resolve({ kind: 'answer', response }));
    request.once('upgrade', (_response, socket, head) => {
      if (head.length > 0) socket.unshift(head);
      resolve({ kind: 'upgraded', socket });
    });
    // Stays after the answer: a late error must not end the process, the response reports it.
    request.on('error', (error) => reject(new ConnectionFailure(error)));
    if (data instanceof Readable) upload(data, request, reject);
    else request.end(data);
  });
}

/** What the source of a body fails with is the error of the call; what the connection fails with comes as its own. */
function upload(body: Readable, request: Writable, reject: (error: Error) => void): void {
  body.once('error', reject);
  pipeline(body, request, () => undefined);
}
