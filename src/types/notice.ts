import type { LocalCommand } from './hook.ts';
import type { OutcomeName } from './outcome-name.ts';

/** What somebody can be told of. */
export const NOTICED = [
  'deployed',
  'unchanged',
  'staged',
  'promoted',
  'aborted',
  'rolled-back',
  'removed',
  'undone',
  'failed',
] as const satisfies readonly OutcomeName[];
export type NoticedOutcome = (typeof NOTICED)[number];

/** Somebody who is to be told what came of a command. */
export type NoticeWish = {
  /** What it is called where it fails, such as `x-ctr-bg.notify[1].slack`: an address may be a secret. */
  readonly name: string;
  readonly on: readonly NoticedOutcome[];
  /** For all tries together, in ms. */
  readonly timeout: number;
  readonly way: NoticeWay;
};

/** `url` is read when it is needed, and is never printed. Rejects where it cannot be read. */
export type NoticeWay =
  LocalCommand | { readonly kind: 'webhook' | 'slack'; readonly url: () => Promise<string> };
