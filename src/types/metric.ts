/** What Prometheus calls a metric family, with the labels of each of its samples in the order in which they are told. */
export type MetricFamily = {
  readonly name: string;
  readonly help: string;
  readonly type: 'gauge' | 'histogram';
  readonly samples: readonly MetricSample[];
};

export type MetricSample = {
  /** Of a histogram: `_bucket`, `_sum` or `_count`. */
  readonly suffix?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
};
