/** The longest time between two good moments. */
export class Gap {
  #last: number;
  #longest: { ms: number; from: number };

  /** `start` counts as a good moment. */
  constructor(start: number) {
    this.#last = start;
    this.#longest = { ms: 0, from: start };
  }

  good(at: number): void {
    this.#longest = this.upTo(at);
    this.#last = Math.max(this.#last, at);
  }

  /** With the one that is still open at `at`. */
  upTo(at: number): { ms: number; from: number } {
    const open = at - this.#last;
    return open > this.#longest.ms ? { ms: open, from: this.#last } : this.#longest;
  }
}
