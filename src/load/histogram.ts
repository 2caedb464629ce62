import type { Latency } from './report.ts';

/** Buckets grow by 2 %, so a quantile is at most that much too high; from 1 µs to beyond any deadline. */
const GROWTH = Math.log(1.02);
const BUCKETS = 1200;

/** Counts durations in constant memory. */
export class Histogram {
  readonly #counts = new Uint32Array(BUCKETS);
  #total = 0;
  #max = 0;

  /** `duration` in milliseconds. */
  add(duration: number): void {
    const bucket = Math.ceil(Math.log(Math.max(duration * 1000, 1)) / GROWTH);
    const index = Math.min(bucket, BUCKETS - 1);
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    this.#total += 1;
    this.#max = Math.max(this.#max, duration);
  }

  latency(): Latency {
    return { p50: this.#quantile(0.5), p95: this.#quantile(0.95), p99: this.#quantile(0.99), max: this.#max };
  }

  #quantile(share: number): number {
    let left = Math.ceil(this.#total * share);
    if (left === 0) return 0;
    const bucket = this.#counts.findIndex((count) => (left -= count) <= 0);
    return Math.min(Math.exp(bucket * GROWTH) / 1000, this.#max);
  }
}
