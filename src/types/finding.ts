import type { Generation } from './release.ts';
import type { Publish } from './routing.ts';
import type { HostName } from './world.ts';

/**
 * `outage`: clients get errors, or what serves is not safe; `risk`: it serves, and may not after the next restart or
 * deploy; `leftover`: in nobody's way.
 */
export type Severity = 'outage' | 'risk' | 'leftover';

/** One thing that is wrong on a host. */
export type Finding = {
  readonly host: HostName;
  /** In one word that scripts may match. */
  readonly code: FindingCode;
  readonly severity: Severity;
  /** `container shop-web-blue-1`, `network ctr-bg`, `file projects/shop/live`. */
  readonly where: string;
  readonly message: string;
  readonly cure: Cure;
};

export type FindingCode =
  | 'engine-unreachable'
  | 'hosts-disagree'
  | 'unusable'
  | 'clock'
  | 'disk'
  | 'name-taken'
  | 'proxy-missing'
  | 'proxy-down'
  | 'proxy-idle'
  | 'proxy-image'
  | 'port-taken'
  | 'restart-policy'
  | 'generation-unreadable'
  | 'generation-lost'
  | 'generation-stale'
  | 'pointer'
  | 'files'
  | 'live-down'
  | 'staged-down'
  | 'stray'
  | 'kept-overdue'
  | 'aside'
  | 'hook'
  | 'schema'
  | 'network-missing'
  | 'network-twice'
  | 'network-subnet'
  | 'network-overlap'
  | 'network-idle'
  | 'address-taken';

/** `project`: whose lock is held meanwhile; empty for the proxy itself. `text` is a command, or says what `--fix` does. Only `person` is left alone by it. */
export type Cure = { readonly text: string } & (
  | { readonly kind: 'person' }
  | { readonly kind: 'start-proxy'; readonly image: string; readonly publish: Publish }
  | { readonly kind: 'write-document'; readonly generation: Generation }
  /** Makes the host like what it serves of the project, and only that. */
  | { readonly kind: 'establish'; readonly project: string }
  | { readonly kind: 'set-restart'; readonly project: string; readonly container: string }
  | { readonly kind: 'remove-network'; readonly id: string }
  | { readonly kind: 'remove-files'; readonly project: string; readonly paths: readonly string[] }
);

/** What `doctor` tells of a finding. */
export type FindingDocument = Pick<Finding, 'host' | 'code' | 'severity' | 'where' | 'message'> & {
  readonly cure: string;
  /** Whether `--fix` does it. */
  readonly fixable: boolean;
  /** Of `--fix`: whether it is no more; absent where nothing was tried. */
  readonly fixed?: boolean;
  /** Why it could not be fixed. */
  readonly failure?: string;
};
