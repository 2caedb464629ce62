/**
 * What is left out before two canonical projects are compared: the one table of documented differences between
 * `ctr-bg config --json` and `docker compose config --format json`. docs/compose.md holds the same, in words.
 */
import type { Verdict } from './judge.ts';

type Json = Record<string, unknown>;

export type Difference = {
  /** As docs/compose.md has it. */
  readonly reason: string;
  /** Changes a project in place, so that both tools' are alike. */
  readonly even: (project: Project) => void;
};

type Project = Json & {
  readonly services?: Readonly<Record<string, Json>>;
  readonly networks?: Readonly<Record<string, Json>>;
};

export const DIFFERENCES: readonly Difference[] = [
  {
    reason: '`x-ctr-bg` is ours: it is checked and completed, where Compose hands it through.',
    even: (project) => {
      for (const part of [project, ...Object.values(project.services ?? {})]) delete part['x-ctr-bg'];
    },
  },
  {
    reason:
      "Extensions below the top (`x-*` of a service, a network, …): Compose's JSON loses them, though its YAML shows them. We keep them.",
    even: (project) => {
      for (const [key, part] of Object.entries(project)) if (!key.startsWith('x-')) dropExtensions(part);
    },
  },
  {
    reason: "`models` at the top: Compose's JSON loses it, though its YAML shows it. We keep it.",
    even: (project) => {
      delete project['models'];
    },
  },
  {
    reason:
      '`ipam.options` of a network: the specification has it and the engine takes it, Compose drops it. We keep it.',
    even: ({ networks = {} }) => {
      for (const { ipam } of Object.values(networks)) delete (ipam as Json | undefined)?.['options'];
    },
  },
];

/** Cases that Compose takes and we refuse, with the reason: also in docs/compose.md. */
export const STRICTER: Readonly<Record<string, string>> = {
  'files/odd-unknown-tag': 'a tag of YAML that nobody knows is a mistake',
  'files/odd-over-type-mismatch': 'a text where a mapping belongs is a mistake, in an override too',
};

function dropExtensions(part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    if (key.startsWith('x-') && !Array.isArray(part)) delete (part as Json)[key];
    else dropExtensions(value);
  }
}

/** A copy without what may differ. */
export function normal(project: unknown): unknown {
  const copy = structuredClone(project) as Project;
  for (const { even } of DIFFERENCES) even(copy);
  return copy;
}

/** What is compared: the project, or that there is none. */
export function comparable(verdict: Verdict): unknown {
  return verdict.kind === 'project' ? normal(verdict.project) : { refused: true };
}
