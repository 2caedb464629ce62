import { now } from './clock.ts';
import type { Stop } from './stop.ts';

/** How much of a stall of our own is made up for; beyond it the arrivals that were missed are dropped. */
const CATCH_UP = 100;

/** Evenly spaced arrivals, `rate` per second, shared by everyone who waits on it. */
export class Pace {
  readonly #interval: number;
  readonly #stop: Stop;
  #next: number | undefined;

  constructor(rate: number, stop: Stop) {
    this.#interval = 1000 / rate;
    this.#stop = stop;
  }

  /** Waits for the next free arrival; does not wait at all when it is due. */
  async turn(): Promise<void> {
    const at = now();
    const turn = Math.max(this.#next ?? at, at - CATCH_UP);
    this.#next = turn + this.#interval;
    if (turn > at) await this.#stop.sleep(turn - at);
  }
}
