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
  const head = requestHead(context.target, `GET ${lane.path}`, ['Accept: text/event-stream']);
  await workers(lane.connections, context.stop, async () => {
    await new Stream(lane, context, open(context)).follow(head);
    await context.stop.sleep(REST);
  });
}

/** One stream from its request to its end. */
class Stream {
  readonly #lane: SseLane;
  readonly #context: Context;
  readonly #connection: Connection;
  readonly #ids: EventIds;
  #head: Head | undefined;
  /** It is in the tally already as failed or wrong. */
  #told = false;
  #silence: NodeJS.Timeout | undefined;
  #events = 0;

  constructor(lane: SseLane, context: Context, connection: Connection) {
    this.#lane = lane;
    this.#context = context;
    this.#connection = connection;
    const gap = (detail: string): void => context.tally.wrong('gap', detail, connection.sentAt);
    this.#ids = new EventIds(() => this.#event(), gap);
  }

  async follow(head: Buffer): Promise<void> {
    this.#context.tally.sent += 1;
    this.#listen(this.#context.deadline);
    const request: Request = { head, onHead: (answer) => this.#begun(answer) };
    const forget = this.#context.stop.onStop(() => this.#leave());
    const how = await this.#connection.exchange(request).then(() => 'end' as const, lossOf);
    forget();
    clearTimeout(this.#silence);
    this.#connection.close();
    this.#ended(how);
  }

  #begun(head: Head): ((text: string) => void) | undefined {
    const { tally } = this.#context;
    const { sentAt, openedAt } = this.#connection;
    this.#head = head;
    tally.answered(head.version, { sentAt, openedAt, fresh: true });
    const complaint = complain(head, this.#context);
    this.#told = complaint !== undefined;
    if (head.status >= 500) tally.failed('5xx', `status ${head.status}`, sentAt);
    else if (complaint !== undefined) tally.wrong(complaint.kind, complaint.detail, sentAt);
    else if (this.#lane.ids !== true) {
      tally.right(openedAt);
      this.#listen(this.#lane.silence);
      if (this.#context.stop.stopped) this.#connection.close();
    }
    if (this.#told) return undefined;
    return this.#lane.ids === true ? (text) => this.#ids.feed(text) : () => this.#event();
  }

  #event(): void {
    const { tally } = this.#context;
    this.#events += 1;
    if (this.#events === 1 && this.#lane.ids === true) tally.right(this.#connection.openedAt);
    tally.message();
    this.#listen(this.#lane.silence);
    this.#leave();
  }

  /** Once the load is stopped, a stream is left as soon as it has shown that it works. */
  #leave(): void {
    if (this.#context.stop.stopped && this.#hasShown) this.#connection.close();
  }

  /** That it works: by its first event, or by its head where events may be rare. */
  get #hasShown(): boolean {
    return this.#lane.ids === true ? this.#events > 0 : this.#head !== undefined;
  }

  /** From now on it may be silent for so long; absent: for ever. */
  #listen(longest: number | undefined): void {
    const { tally } = this.#context;
    clearTimeout(this.#silence);
    if (longest === undefined) return;
    this.#silence = setTimeout(() => {
      this.#told = true;
      tally.failed('timeout', `no event in ${longest} ms`, this.#connection.sentAt);
      this.#connection.close();
    }, longest);
  }

  #ended(how: Loss | 'end'): void {
    const { tally, stop } = this.#context;
    const { sentAt, openedAt } = this.#connection;
    if (this.#told || (stop.stopped && this.#hasShown)) return;
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
