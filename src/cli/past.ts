import { liveGeneration, pastCommands } from '../plan/index.ts';
import type {
  HostName,
  HostView,
  JournalEntry,
  PastCommand,
  PastCommandDocument,
  ResultDocument,
} from '../types/index.ts';

export type HostJournal = {
  readonly host: HostName;
  readonly view: HostView;
  readonly entries: readonly JournalEntry[];
};

/** What `history` tells: host by host, the latest first. */
export function historyDocument(project: string, journals: readonly HostJournal[]): ResultDocument {
  const history = journals.flatMap(({ host, view, entries }) => {
    const live = liveGeneration(view, project)?.release ?? null;
    const recorded = view.proxy?.recorded.get(project) ?? [];
    return pastCommands(entries)
      .map((past) => ({
        ...pastDocument(host, past),
        isLive: past.to !== null && past.to === live,
        isRecorded: past.to !== null && recorded.includes(past.to),
      }))
      .toReversed();
  });
  return { ok: true, command: 'history', project, history };
}

function pastDocument(host: HostName, past: PastCommand): Omit<PastCommandDocument, 'isLive' | 'isRecorded'> {
  const { id, at, command, by, from, to, services, outcome } = past;
  return {
    host,
    id,
    at: new Date(at).toISOString(),
    command,
    by,
    ...(to === null ? {} : { release: to }),
    ...(from === null ? {} : { previous: from }),
    services,
    outcome: outcomeOf(past),
    ...(outcome && { timings: outcome.timings }),
    ...(outcome?.receipt && { receipt: outcome.receipt }),
    ...(outcome?.error && { error: outcome.error }),
    ...(outcome && outcome.leftovers.length > 0 && { leftovers: outcome.leftovers }),
  };
}

const DONE: Readonly<Record<string, PastCommandDocument['outcome']>> = {
  rollback: 'rolled-back',
  down: 'removed',
  doctor: 'cured',
};

function outcomeOf({ command, outcome }: PastCommand): PastCommandDocument['outcome'] {
  if (outcome === undefined) return 'unfinished';
  if (outcome.outcome !== 'deployed') return outcome.outcome;
  return DONE[command] ?? 'deployed';
}
