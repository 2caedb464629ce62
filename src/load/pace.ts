import { now } from './clock.ts';
import type { LoadOptions } from './options.ts';
import type { Stop } from './stop.ts';

export type Arrivals = NonNullable<LoadOptions['arrivals']>;

/** How much of a stall a capped rate makes up for, in ms; beyond it the arrivals that were missed are dropped. */
const CATCH_UP = 100;

/** Evenly spaced arrivals, `rate` per second, shared by everyone who waits on it. */
export class Pace {
  readonly #interval: number;
  readonly #stop: Stop;
  readonly #catchUp: number;
  #next: number | undefined;

  constructor(rate: number, stop: Stop, arrivals: Arrivals) {
    this.#interval = 1000 / rate;
    this.#stop = stop;
    this.#catchUp = arrivals === 'constant' ? Infinity : CATCH_UP;
  }

  /** Waits for the next free arrival, and says when it was due; does not wait at all when that has passed. */
  async turn(): Promise<number> {
    const at = now();
    const turn = Math.max(this.#next ?? at, at - this.#catchUp);
    this.#next = turn + this.#interval;
    if (turn > at) await this.#stop.sleep(turn - at);
    return turn;
  }

  /** How many of a constant rate were due when it was stopped, and nobody took. */
  left(): number {
    const { at } = this.#stop;
    if (this.#catchUp !== Infinity || at === undefined || this.#next === undefined) return 0;
    return Math.max(0, Math.ceil((at - this.#next) / this.#interval));
  }
}
