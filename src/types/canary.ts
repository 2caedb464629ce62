import type { WatchSettings } from './watch.ts';

/** The clients of the public that get what is staged. */
export type Share = {
  /** Above 0 and up to 1, in steps of 0.0001. */
  readonly part: number;
  readonly key: ShareKey;
};

/**
 * By what a client is told from others, so that it always gets the same: `own`, a cookie that nginx sets; its address;
 * or a cookie or header of the application's, without which it gets what serves.
 */
export type ShareKey =
  { readonly kind: 'own' | 'address' } | { readonly kind: 'cookie' | 'header'; readonly name: string };

/** How a release goes live step by step. */
export type CanarySettings = {
  /** From a smaller one to a larger, each below 1. */
  readonly parts: readonly number[];
  readonly key: ShareKey;
  /** Of each step. */
  readonly watch: WatchSettings;
};

/** The requests of the public that what is staged gets as well; nobody gets its answers. */
export type Mirror = {
  /** As that of a share. */
  readonly part: number;
  readonly methods: readonly string[];
};

/** How a release is tried before any client gets it. */
export type ShadowSettings = { readonly mirror: Mirror; readonly watch: WatchSettings };
