/** So many hosts are switched together, after one another; absent: all of them at once. */
export type RollingSettings = {
  readonly batch: BatchSize;
  /** From the end of one batch to the begin of the next, in ms. */
  readonly pause: number;
};

/** `part` of all hosts, above 0 and up to 1; `group`: those that have the same first group in the file. */
export type BatchSize =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'part'; readonly part: number }
  | { readonly kind: 'group' };

/** A host's place among the batches. */
export type Turn = {
  /** From 0; all hosts of one number switch together, a lower one first. */
  readonly batch: number;
  /** Waited after it, in ms. */
  readonly pause: number;
};
