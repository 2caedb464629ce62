import {
  interestOfRecord,
  nothingStaged,
  observeAll,
  surveyAbort,
  surveyPromotion,
  type Engines,
  type Locks,
} from '../../apply/index.ts';
import { durationFlag } from '../../config/flags.ts';
import type { FoundProject } from '../../config/index.ts';
import { watchFor } from '../../config/extension/watch.ts';
import { renderingId } from '../../proxy/index.ts';
import type {
  Hook,
  HostWish,
  OnUnreachable,
  RollingSettings,
  WatchSettings,
  World,
} from '../../types/index.ts';
import type { Context } from '../context.ts';
import { checkFits } from '../fits.ts';
import { runDeploy } from '../deploy.ts';
import type { PromoteFlags } from '../flags.ts';
import { openLocks } from '../locks.ts';
import { withNotices } from '../notify.ts';
import type { CommandResult } from '../result.ts';
import { chooseProject, findHere } from './project.ts';

/** `ctr-bg promote`: what is staged goes live. */
export function promote(context: Context, flags: PromoteFlags): Promise<CommandResult> {
  const keep = flags.keep === undefined ? undefined : durationFlag('--keep', flags.keep);
  const wish = flags.watch === undefined ? undefined : durationFlag('--watch', flags.watch);
  return underLocks(context, 'promote', (staged) => {
    const watch = wish === undefined ? staged.watch : watchFor(wish);
    if (watch) checkFits(context, '--watch', watch.duration);
    return promoteStaged(context, { ...staged, watch }, keep);
  });
}

/** `ctr-bg abort`: what is staged is given up and removed. */
export function abort(context: Context): Promise<CommandResult> {
  return underLocks(context, 'abort', (staged) => abortStaged(context, staged));
}

/** What both need to know; the locks are held. */
export type Staged = {
  readonly project: string;
  readonly engines: Engines;
  readonly world: World;
  readonly locks: Locks;
  /** Those of the file that are run on this machine. */
  readonly hooks: readonly Hook[];
  /** How it is watched when it goes live. */
  readonly watch?: WatchSettings | undefined;
  /** How hosts go live one after another, and what the file says of each. */
  readonly rolling?: RollingSettings | undefined;
  readonly hosts: readonly HostWish[];
  /** What becomes of several hosts when one of them goes away. */
  readonly onUnreachable?: OnUnreachable | undefined;
  /** What may turn it back; absent: the signal of the command. */
  readonly signal?: AbortSignal;
};

async function underLocks(
  context: Context,
  command: string,
  work: (staged: Staged) => Promise<CommandResult>,
): Promise<CommandResult> {
  const here = await findHere(context);
  const told = { command, project: here.name, notify: here.notify };
  return withNotices(context, told, () => underLocksOf(here, context, command, work));
}

async function underLocksOf(
  here: FoundProject,
  context: Context,
  command: string,
  work: (staged: Staged) => Promise<CommandResult>,
): Promise<CommandResult> {
  const engines = await context.engines(here.hosts);
  const seen = await observeAll(engines, [], []);
  const project = chooseProject(here, seen);
  // Where no proxy is, nothing is locked and nothing staged.
  if ([...seen.values()].every(({ proxy }) => proxy === null)) throw nothingStaged(project);
  const locks = openLocks(context, engines, { command, project, images: [] });
  try {
    await locks.take();
    return await work({
      project,
      engines,
      world: await observeAll(engines, [], []),
      locks,
      hooks: here.hooks,
      watch: here.watch,
      rolling: here.rolling,
      hosts: here.hosts,
      onUnreachable: here.onUnreachable,
    });
  } finally {
    await locks.release();
  }
}

export async function promoteStaged(
  context: Context,
  { project, engines, world, locks, hooks, watch, rolling, hosts, onUnreachable }: Staged,
  keep?: number,
): Promise<CommandResult> {
  const found = await surveyPromotion({ project, engines, world, keep, hooks, watch, rolling, hosts });
  const goal = { ...found, project, interest: interestOfRecord(found.record) };
  return runDeploy(context, 'promote', goal, { engines, locks, onUnreachable });
}

export async function abortStaged(
  context: Context,
  { project, engines, world, locks, signal, onUnreachable }: Staged,
): Promise<CommandResult> {
  const proxy = { configuration: renderingId() };
  const target = surveyAbort(project, world, proxy.configuration);
  const goal = { project, target, world, proxy, interest: { sources: [], volumes: [] } };
  const result = await runDeploy(context, 'abort', goal, {
    engines,
    locks,
    onUnreachable,
    ...(signal && { signal }),
  });
  // What an interrupted command has left is given up too, so whether there was anything shows only now.
  if (result.outcome.kind === 'unchanged') throw nothingStaged(project);
  return result;
}
