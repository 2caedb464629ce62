import { setTimeout as sleep } from 'node:timers/promises';
import type { Load } from '../load/index.ts';
import * as invariants from './invariants.ts';
import type { Stage, Version } from './stage.ts';
import type { Seen } from './world.ts';

/** How old a report of a load under way may be, and a little more; in ms. */
const FRESH = 150;
/** In ms. */
const SESSION_END = 3000;

export type Recovery = {
  readonly project: string;
  /** The one plain command, and what it reaches. */
  readonly args: readonly string[];
  readonly wanted: invariants.Wanted;
  /** How the world was when the struck command had ended, and how it is to be now. */
  readonly struck: Seen;
  readonly clean: Seen;
  /** The version that must not answer any more after that, and who asks. */
  readonly old?: { readonly version: Version; readonly load: Load } | undefined;
};

/** One plain command reaches what is wanted with nothing left over, and a second one has nothing to do. */
export async function recover(stage: Stage, recovery: Recovery): Promise<string[]> {
  const { project, args, wanted, struck, clean, old } = recovery;
  const first = await stage.start(args).ended;
  const returned = performance.timeOrigin + performance.now();
  if (first.exitCode !== 0)
    return [`the next command ends with ${first.exitCode}: ${first.stdout}${first.stderr}`];
  const seen = await lookWhenQuiet(stage, project);
  const second = await stage.start(args).ended;
  const outcome = invariants.documentOf(second.stdout)?.outcome;
  await sleep(FRESH);
  return [
    ...invariants.routedIsReady(seen),
    ...invariants.othersUntouched(seen, { project, foreign: struck }),
    ...invariants.nothingLeft(seen, clean, project),
    ...(invariants.isSame(invariants.served(seen), wanted)
      ? []
      : ['the next command ends with 0, and what is wanted is not live']),
    ...(second.exitCode === 0 && outcome === 'unchanged'
      ? []
      : [`once more, it says "${outcome}" and ends with ${second.exitCode}: ${second.stderr}`]),
    ...(old ? answersOf(old.version, old.load, returned) : []),
  ];
}

/** A session ends a moment after the command to which it belongs. */
export async function lookWhenQuiet(stage: Stage, project: string): Promise<Seen> {
  const end = performance.now() + SESSION_END;
  for (;;) {
    const seen = await stage.look(project);
    if (seen.sessions === 0 || performance.now() > end) return seen;
    await sleep(FRESH);
  }
}

/** New connections that got the old version although the command had ended. */
export function answersOf(old: Version, load: Load, since: number): string[] {
  const late = load.snapshot().lanes.filter(({ versions }) => (versions[old]?.lastOpened ?? 0) > since);
  return late.map(
    ({ name }) => `${name}: a new connection was answered by ${old} after the deploy had ended`,
  );
}
