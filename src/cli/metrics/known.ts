import type { HostName, HostView, JournalEntry, MetricSample, Traffic } from '../../types/index.ts';

/** What is known of one project on one host. */
export type Known = {
  readonly host: HostName;
  readonly project: string;
  readonly view: HostView;
  readonly journal: readonly JournalEntry[];
  /** Absent where the record of requests cannot be read. */
  readonly traffic?: Traffic;
};

export type Labels = MetricSample['labels'];

/** Where a project is: the first labels of every sample. */
export const placeOf = ({ host, project }: Known): Labels => ({ host, project });
