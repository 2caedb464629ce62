import type { Lookup } from '../interpolate.ts';
import type { Located } from '../located.ts';

/** A file of the user: where it is, the name under which errors show it, and its documents as they were written. */
export type SourceFile = {
  readonly path: string;
  readonly name: string;
  readonly documents: readonly Located[];
};

/** What loading shares: how files are read and named, what variables hold, whom to warn. */
export type Loading = {
  readonly lookup: Lookup;
  /** Tells each message once. */
  readonly warn: (message: string) => void;
  /** Where the command runs: names of files are shown from here. */
  readonly directory: string;
  /** Relative paths of the files are from here. */
  readonly projectDirectory: string;
  /** Files that are being read: one among them again is a circle. */
  readonly open: readonly string[];
};
