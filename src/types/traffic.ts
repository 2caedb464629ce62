import type { Color, GenerationId } from './release.ts';

/** How many requests took how long: upper bounds of times in ms to counts. Neighbouring bounds are 5 % apart. */
export type Latencies = ReadonlyMap<number, number>;

/** What nginx recorded of the requests to one service of one generation. */
export type ServiceTraffic = {
  readonly generation: GenerationId;
  readonly service: string;
  readonly color: Color;
  readonly requests: number;
  /** Answered with 5xx by nginx itself, since the application gave no answer. */
  readonly failedByProxy: number;
  /** Answered with 5xx by the application. */
  readonly failedByApplication: number;
  /** Ended by the client before there was an answer. */
  readonly left: number;
  /** Answered at a second try, by another container or on another connection. */
  readonly retried: number;
  /** Until the application's first byte, of the requests that it answered. */
  readonly latencies: Latencies;
};

/** What nginx recorded of a project's requests in some time. */
export type Traffic = {
  readonly services: readonly ServiceTraffic[];
  /** In ms: the longest time in which no request ended, between the first and the last one. */
  readonly longestGap: number;
};

/** The same as it is told: times in ms. */
export type TrafficSummary = {
  readonly requests: number;
  readonly failedByProxy: number;
  readonly failedByApplication: number;
  readonly left: number;
  readonly retried: number;
  readonly longestGapMs: number;
  readonly services: readonly ServiceSummary[];
};

export type ServiceSummary = Pick<
  ServiceTraffic,
  'service' | 'color' | 'generation' | 'requests' | 'failedByProxy' | 'failedByApplication'
> & {
  /** Until the first byte; absent when the application answered none. */
  readonly p50Ms?: number;
  readonly p95Ms?: number;
  readonly p99Ms?: number;
};
