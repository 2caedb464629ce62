import { goalBefore, stagedGeneration, withoutPreview } from '../plan/index.ts';
import {
  CtrBgError,
  type Generation,
  type HostName,
  type Target,
  type WatchSettings,
  type World,
} from '../types/index.ts';
import { readPasts, surveyRecorded, type Recorded, type RecordedSurvey } from './rollback.ts';

export type PromotionOptions = Omit<Recorded, 'past' | 'keep' | 'isNew'> & {
  /** How long what serves now is kept running, in ms; undefined: as it was said when it was staged. */
  readonly keep?: number | undefined;
  /** How it is watched when it goes live. */
  readonly watch?: WatchSettings | undefined;
};

/**
 * Finds out how each host gets to what is staged: to the release that was recorded when it was. Changes nothing.
 * Throws NOTHING_STAGED, also when hosts have staged different releases.
 */
export async function surveyPromotion(options: PromotionOptions): Promise<RecordedSurvey> {
  const { project, engines, world } = options;
  const staged = stagedOn(world, project);
  const [first, ...others] = [...new Set([...staged.values()].map(({ release }) => release))];
  if (first === undefined) throw nothingStaged(project);
  if (others.length > 0) throw severalStaged(staged);
  const [host = ''] = staged.keys();
  const wanted = keepOn(host, world, project);
  const past = await readPasts(engines, project);
  const found = await surveyRecorded(first, { ...options, past, keep: options.keep ?? wanted, isNew: true });
  return { ...found, target: watched(found.target, options.watch) };
}

function watched(target: Target, watch: WatchSettings | undefined): Target {
  return watch === undefined
    ? target
    : new Map([...target].map(([host, goal]) => [host, { ...goal, watch }]));
}

/** What each host is to be like when what is staged is given up: what serves stays, and nothing else. */
export function surveyAbort(project: string, world: World, rendering: string): Target {
  const goals = [...world].flatMap(([host, view]) => {
    const goal = goalBefore(view, project);
    const { generation } = goal;
    if (generation === null) return [];
    return [[host, { ...goal, generation: withoutPreview(generation, rendering) }] as const];
  });
  if (goals.length === 0) throw nothingStaged(project);
  return new Map(goals);
}

/** By host; those on which nothing is staged are not in it. */
function stagedOn(world: World, project: string): ReadonlyMap<HostName, Generation> {
  const found = [...world].flatMap(([host, view]) => {
    const staged = stagedGeneration(view, project);
    return staged === null ? [] : [[host, staged] as const];
  });
  return new Map(found);
}

function keepOn(host: HostName, world: World, project: string): number {
  const view = world.get(host);
  return (view && goalBefore(view, project).generation?.preview?.keep) ?? 0;
}

export function nothingStaged(project: string): CtrBgError {
  return new CtrBgError('NOTHING_STAGED', `nothing of ${project} is staged`, {
    hint: "'ctr-bg stage' brings a release up beside what serves; 'ctr-bg status' shows what is there.",
  });
}

function severalStaged(staged: ReadonlyMap<HostName, Generation>): CtrBgError {
  const texts = [...staged].map(([host, { release }]) => `${release} on ${host}`);
  return new CtrBgError('NOTHING_STAGED', `the hosts have staged different releases: ${texts.join(', ')}`, {
    hint: "Stage the one that is meant again: 'ctr-bg stage' brings all hosts in line.",
  });
}
