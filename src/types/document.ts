import type { ChangeDocument, NginxDiffDocument, OutdatedDocument } from './change.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { ErrorCode, SourceLocation } from './error.ts';
import type { Author, JournalService, JournalTraffic } from './journal.ts';
import type { FindingDocument } from './finding.ts';
import type { HookResult, MigrationRun } from './hook.ts';
import type { MetricFamily } from './metric.ts';
import type { Receipt, Skew, Timings } from './outcome.ts';
import type { OutcomeName } from './outcome-name.ts';
import type { StageName, Step } from './plan.ts';
import type { ProofDocument } from './proof.ts';
import type { PreviewPort, Publish } from './routing.ts';
import type { Readiness } from './readiness.ts';
import type { Color } from './release.ts';
import type { TrafficSummary } from './traffic.ts';

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
  /** How far apart several hosts switched. */
  readonly skew?: Skew;
  readonly plan?: readonly PlanStepDocument[];
  /** Of `plan`: what would become of each service. */
  readonly changes?: readonly ChangeDocument[];
  /** Of `plan`: what differs and is left alone beside services. */
  readonly outdated?: readonly OutdatedDocument[];
  /** Of `plan`: a unified diff for each host. */
  readonly nginx?: readonly NginxDiffDocument[];
  /** Hooks that were run, and migrations that were begun. */
  readonly hooks?: readonly HookDocument[];
  readonly migrations?: readonly MigrationRun[];
  /** Of `init`: what it wrote, and what may be done next. */
  readonly files?: readonly string[];
  readonly hint?: string;
  /** Of `rollback --check`: how each host would get back. */
  readonly check?: readonly CheckDocument[];
  /** Of `history`: what was done, the latest first. */
  readonly history?: readonly PastCommandDocument[];
  /** Of `doctor`. */
  readonly findings?: readonly FindingDocument[];
  /** Of `metrics`. */
  readonly metrics?: readonly MetricFamily[];
  /** Of `prove`, beside what its command found out or did. */
  readonly proof?: ProofDocument;
  readonly error?: ErrorDocument;
};

export type HookDocument = HookResult & { readonly ok: boolean };

export type HostDocument = {
  readonly host: string;
  /** Of `status`: what this host serves, which may be another release than the others'. */
  readonly release?: string;
  /** What became of this host. */
  readonly outcome?: OutcomeName;
  /** What went wrong on this host, so that all were turned back. */
  readonly error?: ErrorDocument;
  readonly services: readonly ServiceDocument[];
  /** Of a host that may be unlike the others: what was there before, or what was to be; `unknown` when nobody can tell. */
  readonly serves?: 'before' | 'after' | 'unknown';
  /** Of `doctor`: the version of the engine. */
  readonly engine?: string;
  /** Of which something is there: of `doctor`, and of `status` where nothing is of the one that was asked for. */
  readonly projects?: readonly string[];
  /** Of `doctor`, where nothing of ctr-bg is: what a first deploy meets. */
  readonly ready?: Readiness;
  /** Of `status`: what stands behind those. */
  readonly supporting?: readonly SupportingDocument[];
  readonly receipt?: Receipt;
  /** What nginx recorded of the project's requests while it was deployed. */
  readonly traffic?: TrafficSummary;
  /** Where the proxy listens. */
  readonly publish?: Publish;
  /** What runs beside what serves to be looked at, and goes live by `promote`. */
  readonly staged?: StagedDocument;
  /** What is kept running beside what serves, to go back to at once. */
  readonly kept?: readonly KeptDocument[];
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

/** Of `status`, `stage` and `up --stage-for`. */
export type StagedDocument = {
  readonly release: string;
  readonly services: readonly ServiceDocument[];
  readonly preview: PreviewDocument;
};

/** How what is staged can be looked at: never the key. */
export type PreviewDocument = {
  /** The part of the public that gets it, 0 to 1; absent: none. */
  readonly share?: number;
  /** The part of the requests that are mirrored to it, 0 to 1; absent: none. */
  readonly mirror?: number;
  /** Name of the header that is to have the key as its value. */
  readonly header?: string;
  readonly host?: string;
  /** Whether a link can open it. */
  readonly cookie: boolean;
  /** Of the Docker host, where no key is needed. */
  readonly port?: PreviewPort;
  /** Of `stage`: where a browser is let in until `until`; whoever has one is let in. */
  readonly links?: readonly string[];
  readonly until?: string;
};

export type SupportingDocument = {
  readonly name: string;
  readonly image: string;
  readonly digest: string;
  readonly replicas: number;
  /** `running`, `running, healthy`, `exited (0)`, one for each container. */
  readonly state: string;
};

/** Of `status`: `until` when (by the proxy's clock), and whether that `isDue`; of `up`: `keepMs` from the switch on. */
export type KeptDocument = {
  readonly release: string;
  readonly services: readonly { readonly name: string; readonly color: Color }[];
  readonly until?: string;
  readonly isDue?: boolean;
  readonly keepMs?: number;
};

export type PreviousDocument = { readonly release: string; readonly color: Color; readonly digest: string };

/**
 * `live`: it serves. `warm`: its containers run, and going back is one reload. `stopped`: they are started and probed.
 * `removed`: they are made anew, by the images as they were, of which `pull` are not on the host.
 */
export type CheckDocument = {
  readonly host: string;
  readonly way: 'live' | 'warm' | 'stopped' | 'removed';
  readonly services: readonly Pick<ServiceDocument, 'name' | 'image' | 'digest'>[];
  readonly pull: readonly string[];
};

/** One command of the past on one host. */
export type PastCommandDocument = {
  readonly host: string;
  readonly id: string;
  /** When it began to change something, by the clock of the proxy. */
  readonly at: string;
  readonly command: string;
  readonly by: Author;
  /** Absent when it was to serve nothing any more. */
  readonly release?: string;
  /** What served before. */
  readonly previous?: string;
  readonly services: readonly JournalService[];
  /** `cured`: a doctor removed what was left over; `unfinished`: it is under way, or was cut off. */
  readonly outcome: OutcomeName | 'cured' | 'unfinished';
  readonly timings?: Timings;
  readonly receipt?: Receipt;
  readonly skew?: Skew;
  readonly traffic?: JournalTraffic;
  readonly error?: { readonly code: string; readonly message: string };
  readonly leftovers?: readonly string[];
  /** It ran a migration that the release before could not serve on, or may have. */
  readonly irreversible?: boolean;
  /** Whether its release serves now. */
  readonly isLive: boolean;
  /** Whether the host has what brings its release back. */
  readonly isRecorded: boolean;
};

/** One line of a plan. */
export type PlanStepDocument = {
  readonly stage: StageName;
  /** Which one of those of its name, from 1, where there are several: the steps of a canary, the batches of hosts. */
  readonly round?: number;
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
  /** Of a container that did not become healthy. */
  readonly diagnosis?: Diagnosis;
};

/** A result as it leaves the house: without what containers wrote, and without links that let somebody in. */
export type NoticeDocument = ResultDocument & { readonly by: Author };
