import type { IncomingMessage } from 'node:http';
import type { RawData, WebSocket } from 'ws';
import { now } from '../clock.ts';
import { quote, versionHeader } from '../http/head.ts';
import type { FailureKind } from '../report.ts';
import { complain } from './ask.ts';
import type { Context } from './context.ts';

type Message = { readonly text: string; readonly sentAt: number };

/** One WebSocket: what was said on it and has not come back. */
export class Conversation {
  readonly #context: Context;
  readonly #socket: WebSocket;
  readonly #echoes: boolean;
  readonly #openedAt = now();
  /** In the order in which they were sent, which is the order in which they have to come back. */
  readonly #outstanding: Message[] = [];
  #version = '';
  #open = false;
  /** The reason of its end is in the tally already. */
  #told = false;
  #finishing = false;
  #number = 0;

  /** `echoes`: what is said comes back as a message; else it is a ping. */
  constructor(context: Context, socket: WebSocket, echoes: boolean) {
    this.#context = context;
    this.#socket = socket;
    this.#echoes = echoes;
    socket
      .on('upgrade', (response) => this.#upgraded(response))
      .on('unexpected-response', (_, response) => this.#refusedUpgrade(response))
      .on('open', () => this.#opened())
      .on('message', (data) => (echoes ? this.#echo(data) : context.tally.message()))
      .on('pong', (data) => this.#echo(data))
      .on('error', (error) => this.#error(error))
      .on('close', (code) => this.#closed(code));
  }

  /** Says the next thing, and looks whether one that was said is overdue. */
  tick(): void {
    const { tally, deadline } = this.#context;
    const oldest = this.#outstanding[0];
    if (oldest !== undefined && now() - oldest.sentAt > deadline) this.#giveUp();
    if (this.#finishing || this.#socket.readyState !== this.#socket.OPEN) return;
    const message = { text: `message ${++this.#number} of ${this.#openedAt}`, sentAt: now() };
    tally.sent += 1;
    this.#outstanding.push(message);
    if (this.#echoes) this.#socket.send(message.text);
    else this.#socket.ping(message.text);
  }

  /** Says nothing more, and closes once everything has come back, or the oldest is overdue. */
  finish(): void {
    this.#finishing = true;
    if (this.#open && this.#outstanding.length === 0) this.#socket.terminate();
  }

  #giveUp(): void {
    const { deadline } = this.#context;
    for (const { text, sentAt } of this.#outstanding.splice(0)) {
      this.#fail('timeout', `no echo of ${quote(text)} in ${deadline} ms`, sentAt);
    }
    this.#socket.terminate();
  }

  #upgraded({ headers }: IncomingMessage): void {
    const { tally, target } = this.#context;
    this.#version = String(headers[versionHeader(target)] ?? '');
    tally.answered(this.#version, { sentAt: this.#openedAt, openedAt: this.#openedAt, fresh: true });
  }

  #opened(): void {
    const { tally } = this.#context;
    this.#open = true;
    const complaint = complain({ status: 200, version: this.#version, location: '' }, this.#context);
    if (complaint === undefined) tally.right(this.#openedAt);
    else tally.wrong(complaint.kind, complaint.detail, this.#openedAt);
    if (this.#finishing) this.finish();
  }

  #refusedUpgrade({ statusCode = 0 }: IncomingMessage): void {
    const detail = `status ${statusCode} to a WebSocket handshake`;
    if (statusCode >= 500) this.#fail('5xx', detail, this.#openedAt);
    else {
      this.#told = true;
      this.#context.tally.wrong('status', detail, this.#openedAt);
    }
    this.#socket.terminate();
  }

  #echo(data: RawData): void {
    const { tally } = this.#context;
    const text = (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Buffer)).toString();
    const place = this.#outstanding.findIndex((message) => message.text === text);
    if (place < 0) {
      tally.wrong(
        'echo',
        `${quote(text)} came back, which was not said`,
        this.#outstanding[0]?.sentAt ?? now(),
      );
      return;
    }
    const [message, ...lost] = this.#outstanding.splice(0, place + 1).reverse();
    // One pong may answer all pings that came before it.
    for (const { sentAt } of this.#echoes ? [] : lost) tally.right(sentAt);
    for (const { text, sentAt } of this.#echoes ? lost : [])
      tally.failed('echo-lost', `no echo of ${quote(text)}`, sentAt);
    if (message !== undefined) tally.right(message.sentAt);
    tally.message();
    if (this.#finishing) this.finish();
  }

  #error(error: NodeJS.ErrnoException): void {
    if (this.#open || this.#told) return;
    const refused = error.syscall === 'connect';
    const kind = refused ? 'refused' : /timed out/.test(error.message) ? 'timeout' : handshakeLoss(error);
    this.#fail(kind, error.message, this.#openedAt);
  }

  #closed(code: number): void {
    const { tally } = this.#context;
    const outstanding = this.#outstanding.length;
    if (this.#told || !this.#open || (this.#finishing && outstanding === 0)) return;
    tally.cut({ age: now() - this.#openedAt, version: this.#version, how: String(code), outstanding });
  }

  #fail(kind: FailureKind, detail: string, sentAt: number): void {
    this.#told = true;
    this.#context.tally.failed(kind, detail, sentAt);
  }
}

function handshakeLoss({ code = '', message }: NodeJS.ErrnoException): FailureKind {
  return code === 'ECONNRESET' || code === 'EPIPE' || /hang up/.test(message) ? 'reset' : 'malformed';
}
