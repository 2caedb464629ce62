/** How a release is watched after the switch, and what is worse enough to go back. Durations are in ms. */
export type WatchSettings = {
  readonly duration: number;
  /** Times of the first requests are not judged: what has just started is slow. */
  readonly warmUp: number;
  readonly limits: WatchLimits;
  /** How many watches a deploy has, which share the likelihood of a false alarm; absent: one. */
  readonly among?: number;
};

export type WatchLimits = {
  /** Green fails so much more of its requests than blue did, 0 to 1. */
  readonly failures: number;
  /** Green's 95th percentile is so many times that of blue. */
  readonly slower: number;
  /** Less requests than so many tell nothing. */
  readonly minimum: number;
};
