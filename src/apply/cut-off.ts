import { cutOffAfterSwitch, cutOffWhileWatched, liveGeneration, pastCommands } from '../plan/index.ts';
import { readJournal } from '../proxy/index.ts';
import type { Emit, Goal, HostView, PastCommand, ReleaseId, Target, World } from '../types/index.ts';
import type { Engines } from './survey.ts';

type Asked = {
  readonly project: string;
  readonly engines: Engines;
  /** Under the lock, so that no command is at work. */
  readonly world: World;
  readonly target: Target;
  readonly emit: Emit;
};

/**
 * Tells what the command before was cut off in and nobody makes up for. Its `post-switch` hooks are not run again: what
 * one has done of its work only a person knows. Its watch is not gone on with: a deploy goes back to what serves when it
 * begins. Asked where there is such a hook or watch, and nowhere else.
 */
export async function tellOfCutOff({ project, engines, world, target, emit }: Asked): Promise<void> {
  for (const [host, engine] of engines) {
    const [view, goal] = [world.get(host), target.get(host)];
    if (view?.proxy?.state !== 'running' || !view.proxy.onDisk.has(project)) continue;
    if (goal === undefined || !(isHooked(goal) || goal.watch)) continue;
    const past = pastCommands(await readJournal(engine, view.proxy, project));
    for (const message of losses(past, goal, liveReleaseOn(view, project)))
      emit({ kind: 'warning', host, message });
  }
}

const isHooked = ({ hooks = [] }: Goal): boolean => hooks.some(({ name }) => name === 'post-switch');

const liveReleaseOn = (view: HostView, project: string): ReleaseId | undefined =>
  liveGeneration(view, project)?.release;

/** In words. */
function losses(past: readonly PastCommand[], goal: Goal, live: ReleaseId | undefined): string[] {
  const hooked = isHooked(goal) ? cutOffAfterSwitch(past) : undefined;
  const watched = goal.watch ? cutOffWhileWatched(past, live) : undefined;
  return [
    ...(hooked
      ? [
          `${nameOf(hooked)} was cut off after its switch: its hook post-switch may not have come to its end, and is not run again`,
        ]
      : []),
    ...(watched
      ? [
          `${nameOf(watched)} was cut off while ${live} was watched: it serves, and is not watched on; 'ctr-bg rollback' goes back`,
        ]
      : []),
  ];
}

const nameOf = ({ command, by }: PastCommand): string => `'${command}' of ${by.user}@${by.machine}`;
