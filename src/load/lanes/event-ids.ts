/** Reads an event stream for its ids: each must be the one after the last; the first may be any. */
export class EventIds {
  readonly #onEvent: () => void;
  readonly #onGap: (gap: string) => void;
  #rest = '';
  #last: number | undefined;

  constructor(onEvent: () => void, onGap: (gap: string) => void) {
    this.#onEvent = onEvent;
    this.#onGap = onGap;
  }

  feed(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#take(line);
  }

  #take(line: string): void {
    const [, digits] = /^id:\s*(\d+)\s*$/.exec(line) ?? [];
    if (digits === undefined) return;
    const id = Number(digits);
    if (this.#last !== undefined && id !== this.#last + 1) this.#onGap(`event ${id} after ${this.#last}`);
    this.#last = id;
    this.#onEvent();
  }
}
