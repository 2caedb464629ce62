import { liveGeneration, pastCommands } from '../plan/index.ts';
import type {
  HostName,
  HostView,
  JournalEntry,
  PastCommand,
  PastCommandDocument,
  ReleaseId,
  ResultDocument,
} from '../types/index.ts';
import { DONE } from './documents.ts';

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
        ...standing(past.staged ?? past.to, live, recorded),
      }))
      .toReversed();
  });
  return { ok: true, command: 'history', project, history };
}

function standing(release: ReleaseId | null, live: ReleaseId | null, recorded: readonly ReleaseId[]) {
  return {
    isLive: release !== null && release === live,
    isRecorded: release !== null && recorded.includes(release),
  };
}

function pastDocument(host: HostName, past: PastCommand): Omit<PastCommandDocument, 'isLive' | 'isRecorded'> {
  const { id, at, command, by, from, services, outcome } = past;
  const to = past.staged ?? past.to;
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
    ...((outcome?.irreversible ?? past.irreversible) && { irreversible: true }),
    ...(outcome && endDocument(outcome)),
  };
}

function endDocument({
  timings,
  receipt,
  skew,
  traffic,
  error,
  leftovers,
}: NonNullable<PastCommand['outcome']>) {
  return {
    timings,
    ...(receipt && { receipt }),
    ...(skew && { skew }),
    ...(traffic && { traffic }),
    ...(error && { error }),
    ...(leftovers.length > 0 && { leftovers }),
  };
}

export function outcomeOf({ command, outcome }: PastCommand): PastCommandDocument['outcome'] {
  if (outcome === undefined) return 'unfinished';
  if (outcome.outcome !== 'deployed') return outcome.outcome;
  return command === 'doctor' ? 'cured' : (DONE[command] ?? 'deployed');
}
