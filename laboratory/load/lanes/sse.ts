import type { Connection } from '../http/connection.ts';
import type { Head } from '../http/head.ts';
import { Loss } from '../http/loss.ts';
import { requestHead, type Request } from '../http/request.ts';
import { now } from '../clock.ts';
import type { SseLane } from '../options.ts';
import { complain, open } from './ask.ts';
import { REST, workers, type Context } from './context.ts';
import { EventIds } from './event-ids.ts';

/** Streams that are opened anew whenever the other side ended them. */
export async function sse(lane: SseLane, context: Context): Promise<void> {
  const head = requestHead(context.target, 'GET /sse', ['Accept: text/event-stream']);
  await workers(lane.connections, context.stop, async () => {
    await new Stream(context, open(context)).follow(head);
    await context.stop.sleep(REST);
  });
}

/** One stream from its request to its end. */
class Stream {
  readonly #context: Context;
  readonly #connection: Connection;
  readonly #ids: EventIds;
  #head: Head | undefined;
  /** It is in the tally already as failed or wrong. */
  #told = false;
  #silence: NodeJS.Timeout | undefined;
  #events = 0;

  constructor(context: Context, connection: Connection) {
    this.#context = context;
    this.#connection = connection;
    const gap = (detail: string): void => context.tally.wrong('gap', detail, connection.sentAt);
    this.#ids = new EventIds(() => this.#event(), gap);
  }

  async follow(head: Buffer): Promise<void> {
    this.#context.tally.sent += 1;
    this.#listen();
    const request: Request = { head, onHead: (answer) => this.#begun(answer) };
    const forget = this.#context.stop.onStop(() => this.#leave());
    const how = await this.#connection.exchange(request).then(() => 'end' as const, lossOf);
    forget();
    clearTimeout(this.#silence);
    this.#connection.close();
    this.#ended(how);
  }

  #begun(head: Head): ((text: string) => void) | undefined {
    const { tally, versions } = this.#context;
    const { sentAt, openedAt } = this.#connection;
    this.#head = head;
    tally.answered(head.version, { sentAt, openedAt, fresh: true });
    const complaint = complain(head, versions);
    this.#told = complaint !== undefined;
    if (head.status >= 500) tally.failed('5xx', `status ${head.status}`, sentAt);
    else if (complaint !== undefined) tally.wrong(complaint.kind, complaint.detail, sentAt);
    return head.status === 200 ? (text) => this.#ids.feed(text) : undefined;
  }

  #event(): void {
    const { tally } = this.#context;
    this.#events += 1;
    if (this.#events === 1 && !this.#told) tally.right(this.#connection.openedAt);
    tally.message();
    this.#listen();
    this.#leave();
  }

  /** Once the load is stopped, a stream is left as soon as it has shown that it works. */
  #leave(): void {
    if (this.#context.stop.stopped && this.#events > 0) this.#connection.close();
  }

  /** The next event has the deadline from now on. */
  #listen(): void {
    const { tally, deadline } = this.#context;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#told = true;
      tally.failed('timeout', `no event in ${deadline} ms`, this.#connection.sentAt);
      this.#connection.close();
    }, deadline);
  }

  #ended(how: Loss | 'end'): void {
    const { tally, stop } = this.#context;
    const { sentAt, openedAt } = this.#connection;
    if (this.#told || (stop.stopped && this.#events > 0)) return;
    if (how !== 'end' && (this.#head === undefined || how.kind === 'malformed')) {
      tally.failed(how.kind, how.message, sentAt);
    } else {
      const word = how === 'end' ? how : how.kind;
      tally.cut({ age: now() - openedAt, version: this.#head?.version ?? '', how: word, outstanding: 0 });
    }
  }
}

function lossOf(error: unknown): Loss {
  if (error instanceof Loss) return error;
  throw error;
}
