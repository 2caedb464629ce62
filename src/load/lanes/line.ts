import type { Connection } from '../http/connection.ts';
import { ask, open, type Question } from './ask.ts';
import { RAMP, REST, type Context } from './context.ts';

/** One client that keeps its connection as long as the other side does. */
export class Line {
  readonly #context: Context;
  #connection: Connection | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Asks once; after a loss it rests. */
  async ask(question: Question): Promise<void> {
    const connection = this.#connection?.usable === true ? this.#connection : open(this.#context);
    this.#connection = connection;
    if (!(await ask(this.#context, connection, question))) await this.#context.stop.sleep(REST);
  }

  close(): void {
    this.#connection?.close();
  }
}

/**
 * `count` lines side by side; each waits for its turn, which says when it was due, and then does `work`, until the
 * load is stopped.
 */
export async function lines(
  count: number,
  context: Context,
  turn: () => Promise<number>,
  work: (line: Line, due: number | undefined) => Promise<void>,
): Promise<void> {
  const run = async (_: unknown, index: number): Promise<void> => {
    const line = new Line(context);
    await context.stop.sleep(index * RAMP);
    for (let due = await turn(); !context.stop.stopped; due = await turn())
      await work(line, context.arrivals === 'constant' ? due : undefined);
    line.close();
  };
  await Promise.all(Array.from({ length: count }, run));
}
