/** How a container is made, in the engine's words, without what its image brings: for telling two apart. */
export type Makeup = {
  readonly image: { readonly reference: string; readonly digest: string };
  /** Values are compared, and never shown. */
  readonly environment: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** Keys of `Config` and `HostConfig` (Docker API) that say something. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly networks: readonly string[];
};

/** What a deploy would do with one service of one host. */
export type ChangeDocument = {
  readonly host: string;
  readonly service: string;
  /**
   * Of a swapped service: `create`, `switch` (to another colour), `reroute` (the same containers, other routes or
   * replicas), `remove`. Of a supporting one: `create`, `start`, `replace`, `rerun` (a one-off), `leave` (it differs,
   * and nobody named it, or it is no longer in the file). Of either: `keep`.
   */
  readonly action: ChangeAction;
  /** From what to what, in words such as `blue → green`. */
  readonly text?: string;
  readonly details: readonly DifferenceDocument[];
};

export type ChangeAction =
  'create' | 'switch' | 'reroute' | 'remove' | 'start' | 'replace' | 'rerun' | 'leave' | 'keep';

/** One difference between two makeups; a side that is absent was or will be unset. Values that may be secret are `…`. */
export type DifferenceDocument = {
  /** `image`, `environment NAME`, `label NAME`, `command`, or the engine's own word such as `Memory`. */
  readonly what: string;
  readonly from?: string;
  readonly to?: string;
};

/** A network or volume of the project that was made by another definition than the file's, and is left alone. */
export type OutdatedDocument = {
  readonly host: string;
  readonly kind: 'network' | 'volume';
  readonly name: string;
  readonly text: string;
};

/** The configuration of nginx, live against next; empty when nothing changes. */
export type NginxDiffDocument = { readonly host: string; readonly diff: string };
