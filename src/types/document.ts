import type { ChangeDocument, NginxDiffDocument, OutdatedDocument } from './change.ts';
import type { ErrorCode, SourceLocation } from './error.ts';
import type { Receipt, Timings } from './outcome.ts';
import type { StageName, Step } from './plan.ts';
import type { Publish } from './routing.ts';
import type { Color } from './release.ts';

/**
 * What a command found out or did: `--json` prints it as it is, and the text for people is made of it alone, so that
 * the two cannot differ. Fixed contract: fields may be added, never renamed or removed. Holds no secrets.
 */
export type ResultDocument = {
  readonly ok: boolean;
  readonly command: string;
  readonly project?: string;
  readonly release?: string;
  readonly outcome?: OutcomeName;
  readonly hosts?: readonly HostDocument[];
  readonly timings?: Timings;
  readonly plan?: readonly PlanStepDocument[];
  /** Of `plan`: what would become of each service. */
  readonly changes?: readonly ChangeDocument[];
  /** Of `plan`: what differs and is left alone beside services. */
  readonly outdated?: readonly OutdatedDocument[];
  /** Of `plan`: a unified diff for each host. */
  readonly nginx?: readonly NginxDiffDocument[];
  /** Of `init`: what it wrote, and what may be done next. */
  readonly files?: readonly string[];
  readonly hint?: string;
  readonly error?: ErrorDocument;
};

export type OutcomeName =
  | 'deployed'
  | 'unchanged'
  | 'staged'
  | 'promoted'
  | 'aborted'
  | 'rolled-back'
  | 'removed'
  | 'undone'
  | 'failed'
  | 'planned';

export type HostDocument = {
  readonly host: string;
  /** Of `status`: what this host serves, which may be another release than the others'. */
  readonly release?: string;
  /** What became of this host. */
  readonly outcome?: OutcomeName;
  /** What went wrong on this host, so that all were turned back. */
  readonly error?: ErrorDocument;
  readonly services: readonly ServiceDocument[];
  /** Of `status`: what stands behind those. */
  readonly supporting?: readonly SupportingDocument[];
  readonly receipt?: Receipt;
  /** Where the proxy listens. */
  readonly publish?: Publish;
  /** What could not be cleaned up, in words. */
  readonly leftovers?: readonly string[];
};

export type ServiceDocument = {
  readonly name: string;
  readonly image: string;
  readonly digest: string;
  readonly color: Color;
  readonly replicas: number;
  readonly previous?: PreviousDocument;
  /** Of `status`: how the containers are, in words such as `running` or `1 of 2 running`. */
  readonly state?: string;
  /** Host names, `*` for every other, each with its path prefix if it has one. */
  readonly routes?: readonly string[];
};

export type SupportingDocument = {
  readonly name: string;
  readonly image: string;
  readonly digest: string;
  readonly replicas: number;
  /** `running`, `running, healthy`, `exited (0)`, one for each container. */
  readonly state: string;
};

export type PreviousDocument = { readonly release: string; readonly color: Color; readonly digest: string };

/** One line of a plan. */
export type PlanStepDocument = {
  readonly stage: StageName;
  readonly host: string;
  readonly kind: Step['kind'];
  /** It is so already; it is to be made so; it has to be witnessed. */
  readonly state: 'holds' | 'make' | 'witness';
  readonly text: string;
  readonly because: string;
};

export type ErrorDocument = {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string;
  readonly where?: SourceLocation;
  readonly details?: readonly string[];
};
