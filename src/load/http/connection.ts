import { connect, isIP, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { now } from '../clock.ts';
import type { Target } from '../options.ts';
import { versionHeader } from './head.ts';
import { Loss } from './loss.ts';
import { ResponseReader, type Response } from './response.ts';
import type { Request } from './request.ts';

/**
 * One buffer for every socket: what is read is taken apart before the next read, and an allocation for each
 * of thousands of reads a second is what the load would otherwise spend its time on.
 */
const SHARED = Buffer.allocUnsafe(64 * 1024);
const PIECE = 64 * 1024;

type Exchange = {
  readonly reader: ResponseReader;
  readonly settle: (result: Response | Loss) => void;
};

/**
 * A strict HTTP/1.1 client connection: one request at a time, no retries. Closed in order or reset while no
 * request is out, it is merely not usable any more. Any end while a request is out is a Loss.
 */
export class Connection {
  /** When it was begun. */
  readonly openedAt = now();
  /** Requests that were begun on it. */
  requests = 0;
  /** When the latest request's first byte was written; until then, when the connection was begun. */
  sentAt = this.openedAt;
  readonly #socket: Socket;
  readonly #versionHeader: string;
  readonly #onUnsolicited: (loss: Loss) => void;
  /** The event after which it may be written to. */
  readonly #ready: 'connect' | 'secureConnect';
  #exchange: Exchange | undefined;
  #connected = false;
  #usable = true;
  /** A request body is still going out. */
  #sending = false;

  /** `onUnsolicited` hears of bytes that come while no request is out. */
  constructor(target: Target, onUnsolicited: (loss: Loss) => void) {
    this.#onUnsolicited = onUnsolicited;
    const onread = { buffer: SHARED, callback: (count: number) => this.#read(count) };
    this.#versionHeader = versionHeader(target);
    const options = { host: target.host, port: target.port, noDelay: true, onread };
    this.#socket =
      target.secure === true
        ? connectSecurely({ ...options, servername: serverName(target), ALPNProtocols: ['http/1.1'] })
        : connect(options);
    this.#ready = target.secure === true ? 'secureConnect' : 'connect';
    this.#socket
      .on(this.#ready, () => (this.#connected = true))
      .on('end', () => this.#ended())
      .on('error', (error: NodeJS.ErrnoException) => this.#broken(error.code ?? error.message))
      .on('close', () => this.#broken('closed'));
  }

  /** Whether another request may be sent on it. */
  get usable(): boolean {
    return this.#usable;
  }

  /** Sends a request and waits for its whole answer; rejects with a Loss. `deadline` in ms from now, if any. */
  async exchange(request: Request, deadline?: number): Promise<Response> {
    this.requests += 1;
    const result = await this.#begin(request, deadline);
    if (result instanceof Loss || result.close || this.#sending) this.close();
    if (result instanceof Loss) throw result;
    return result;
  }

  /** Ends it from our side; an exchange under way rejects. */
  close(): void {
    this.#usable = false;
    this.#exchange?.settle(new Loss('reset', 'we closed the connection'));
    this.#socket.destroy();
  }

  #begin(request: Request, deadline: number | undefined): Promise<Response | Loss> {
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const settle = (value: Response | Loss): void => {
        clearTimeout(timer);
        this.#exchange = undefined;
        resolve(value);
      };
      const late = (): void => settle(new Loss('timeout', `no whole answer in ${deadline} ms`));
      if (deadline !== undefined) timer = setTimeout(late, deadline);
      this.#exchange = { reader: new ResponseReader(this.#versionHeader, request.onHead), settle };
      if (this.#connected) this.#send(request);
      else this.#socket.once(this.#ready, () => this.#send(request));
    });
  }

  #send({ head, body }: Request): void {
    this.sentAt = now();
    this.#socket.write(head);
    if (body === undefined) return;
    this.#sending = true;
    this.#sendBody(body, 0);
  }

  /** The next piece goes out when the kernel has taken the last one. */
  #sendBody(body: Buffer, offset: number): void {
    if (offset >= body.length) this.#sending = false;
    else {
      this.#socket.write(body.subarray(offset, offset + PIECE), (error) => {
        if (!error && this.#usable) this.#sendBody(body, offset + PIECE);
      });
    }
  }

  /** Called for each read with the count of bytes in SHARED; false would pause the socket. */
  #read(count: number): boolean {
    const text = SHARED.toString('latin1', 0, count);
    if (this.#exchange === undefined) this.#unsolicited(text);
    else this.#feed(this.#exchange, text);
    return true;
  }

  #feed({ reader, settle }: Exchange, text: string): void {
    try {
      if (reader.feed(text)) settle(reader.response());
    } catch (error) {
      if (!(error instanceof Loss)) throw error;
      settle(error);
    }
  }

  #unsolicited(text: string): void {
    if (!this.#usable) return;
    this.close();
    this.#onUnsolicited(new Loss('malformed', `${text.length} bytes that no request asked for`));
  }

  /** The server closed its side in order. */
  #ended(): void {
    this.#usable = false;
    if (this.#exchange === undefined) return;
    const { reader, settle } = this.#exchange;
    if (reader.end()) settle(reader.response());
    else if (reader.begun) settle(new Loss('truncated', 'closed in the middle of the answer'));
    else settle(new Loss('reset', `closed before the answer${this.#history()}`));
  }

  #broken(code: string): void {
    this.#usable = false;
    if (this.#exchange === undefined) return;
    const { reader, settle } = this.#exchange;
    if (!this.#connected) settle(new Loss('refused', `no connection: ${code}`));
    else
      settle(
        new Loss(
          'reset',
          `${code} ${reader.begun ? 'in the middle of' : 'before'} the answer${this.#history()}`,
        ),
      );
  }

  #history(): string {
    return ` to request ${this.requests} of a connection of ${(now() - this.openedAt).toFixed(0)} ms`;
  }
}

/** What the certificate is to be right for; addresses are not told to the server as a name. */
export function serverName({ host, hostHeader }: Target): string {
  const name = hostHeader?.replace(/:\d+$/, '') ?? host;
  return isIP(name) === 0 ? name : '';
}
