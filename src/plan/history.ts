import type { JournalEntry, PastCommand, ReleaseId } from '../types/index.ts';
import { runsAfterSwitch } from './hooks.ts';

/** The commands that a journal tells of, oldest first; notes whose beginning is lost are passed over. */
export function pastCommands(entries: readonly JournalEntry[]): PastCommand[] {
  const commands = new Map<string, PastCommand>();
  for (const entry of entries) {
    const known = commands.get(entry.id);
    if (entry.kind === 'intent') {
      const { kind: _kind, ...intent } = entry;
      commands.set(entry.id, intent);
    } else if (known !== undefined) {
      commands.set(
        entry.id,
        entry.kind === 'decision' ? { ...known, decision: entry } : { ...known, outcome: entry },
      );
    }
  }
  return [...commands.values()];
}

/**
 * Releases that have served, the latest first, each once. What was decided forward had been seen to serve; and what a
 * command found serving did, also when the command that brought it was cut off before it was decided.
 */
export function servedReleases(past: readonly PastCommand[]): ReleaseId[] {
  const served = past.flatMap(({ from, to, decision }) => [from, decision?.way === 'forward' ? to : null]);
  return [...new Set(served.filter((release) => release !== null).toReversed())];
}

/** The last command, when it was cut off after its switch while its hooks may have been at work. */
export function cutOffAfterSwitch(past: readonly PastCommand[]): PastCommand | undefined {
  const last = past.at(-1);
  const isCutOff = last?.decision?.way === 'forward' && last.outcome === undefined;
  return isCutOff && runsAfterSwitch(last.command) ? last : undefined;
}

/** The last command, when it was cut off before it was decided and what it was to bring serves: while it was watched. */
export function cutOffWhileWatched(
  past: readonly PastCommand[],
  live: ReleaseId | undefined,
): PastCommand | undefined {
  const last = past.at(-1);
  const isCutOff = last !== undefined && last.decision === undefined && last.outcome === undefined;
  return isCutOff && last.to === live && last.from !== live ? last : undefined;
}

/** How many releases of before can be gone back to, where nobody says otherwise. */
export const RETAIN = 5;

/** What the latest command said that had the project's file. */
export function retainOf(past: readonly PastCommand[]): number {
  return past.findLast(({ retain }) => retain !== undefined)?.retain ?? RETAIN;
}

/**
 * The commands since a release served last that have run a migration which the release before could not serve on; one
 * that was cut off may have.
 */
export function irreversibleSince(past: readonly PastCommand[], release: ReleaseId): readonly PastCommand[] {
  const served = past.findLastIndex(({ to, decision }) => to === release && decision?.way === 'forward');
  return past
    .slice(Math.max(0, served))
    .filter(({ to, staged }) => (staged ?? to) !== release)
    .filter(({ irreversible, outcome }) => outcome?.irreversible ?? irreversible ?? false);
}

export type Retention = {
  readonly served: readonly ReleaseId[];
  readonly recorded: readonly ReleaseId[];
  /** Whatever their age: what serves, what is kept running, what was just tried. */
  readonly needed: readonly (ReleaseId | null)[];
  /** How many others. */
  readonly retain: number;
};

/** The recorded releases that nobody is to go back to any more: older ones than so many, and those that never served. */
export function obsoleteReleases({ served, recorded, needed, retain }: Retention): ReleaseId[] {
  const isAway = (id: ReleaseId): boolean => !needed.includes(id) && recorded.includes(id);
  const retained = served.filter(isAway).slice(0, retain);
  return recorded.filter((id) => isAway(id) && !retained.includes(id));
}
