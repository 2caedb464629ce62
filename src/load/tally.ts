import { now } from './clock.ts';
import { Gap } from './gap.ts';
import { Histogram } from './histogram.ts';
import type { Timeline } from './timeline.ts';
import type { Cut, FailureKind, LaneReport, Marker, Sample, WrongKind } from './report.ts';
import { Versions, type Asked } from './versions.ts';

const MAX_SAMPLES = 20;
const MAX_CUTS = 200;

/** Counts what one lane sees. It judges nothing: lanes say what was what. */
export class Tally {
  readonly #name: string;
  readonly #timeline: Timeline;
  readonly #isTimed: boolean;
  readonly #gap = new Gap(now());
  readonly #latencies = new Histogram();
  readonly #versions = new Versions();
  readonly #failures = new Map<FailureKind, number>();
  readonly #wrongs = new Map<WrongKind, number>();
  readonly #samples: Sample[] = [];
  readonly #cuts: Omit<Cut, 'since'>[] = [];
  #succeeded = 0;
  #cut = 0;
  #messages = 0;
  sent = 0;
  /** That were due before the end, and were not sent. */
  unsent = 0;
  /** That were begun. */
  connections = 0;

  /** `isTimed`: its latencies are drawn. */
  constructor(name: string, timeline: Timeline, isTimed: boolean) {
    this.#name = name;
    this.#timeline = timeline;
    this.#isTimed = isTimed;
  }

  /** A whole answer, right or not: who gave it. */
  answered(version: string, asked: Asked): void {
    this.#versions.add(version, asked, now());
  }

  /** The right answer; the time since `begunAt` is its latency. */
  right(begunAt: number): void {
    const at = now();
    this.#succeeded += 1;
    this.#latencies.add(at - begunAt);
    this.#gap.good(at);
    this.#timeline.answered(at, this.#isTimed ? at - begunAt : undefined);
  }

  /** An event came, or an echo came back. */
  message(): void {
    this.#messages += 1;
    this.#gap.good(now());
  }

  wrong(kind: WrongKind, detail: string, sentAt: number): void {
    this.#wrongs.set(kind, (this.#wrongs.get(kind) ?? 0) + 1);
    this.#sample(kind, detail, sentAt);
  }

  failed(kind: FailureKind, detail: string, sentAt: number): void {
    this.#failures.set(kind, (this.#failures.get(kind) ?? 0) + 1);
    this.#sample(kind, detail, sentAt);
  }

  cut(cut: Omit<Cut, 'since' | 'at'>): void {
    this.#cut += 1;
    if (this.#cuts.length < MAX_CUTS) this.#cuts.push({ ...cut, at: now() });
  }

  /** `until`: when the load was stopped; a silence after that is no gap. */
  report(markers: readonly Marker[], until = now()): LaneReport {
    return {
      name: this.#name,
      sent: this.sent,
      unsent: this.unsent,
      succeeded: this.#succeeded,
      failed: sum(this.#failures),
      wrong: sum(this.#wrongs),
      cut: this.#cut,
      messages: this.#messages,
      connections: this.connections,
      failures: Object.fromEntries(this.#failures),
      wrongs: Object.fromEntries(this.#wrongs),
      samples: [...this.#samples],
      cuts: this.#cuts.map((cut) => ({ ...cut, since: sinceMarkers(cut.at, markers) })),
      versions: this.#versions.report(markers),
      longestGap: this.#gap.upTo(until),
      latency: this.#latencies.latency(),
    };
  }

  #sample(kind: FailureKind | WrongKind, detail: string, sentAt: number): void {
    const at = now();
    this.#timeline.lost(at);
    if (this.#samples.length < MAX_SAMPLES) this.#samples.push({ at, sentAt, kind, detail });
  }
}

function sinceMarkers(at: number, markers: readonly Marker[]): Record<string, number> {
  const before = markers.filter((marker) => marker.at <= at);
  return Object.fromEntries(before.map((marker) => [marker.name, at - marker.at]));
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
