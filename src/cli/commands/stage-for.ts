import { observeAll, watchStaged, type Locks } from '../../apply/index.ts';
import { durationFlag } from '../../config/flags.ts';
import { liveGeneration } from '../../plan/index.ts';
import { errorDocument } from '../../report/index.ts';
import { CtrBgError, type Project } from '../../types/index.ts';
import type { Context } from '../context.ts';
import { checkFits } from '../fits.ts';
import type { DeployFlags } from '../flags.ts';
import type { CommandResult } from '../result.ts';
import { abortStaged, promoteStaged } from './stage.ts';
import { deployFound, surveyProject, withWanted } from './up.ts';

/** `ctr-bg up --stage-for DURATION`: stages, watches what is staged for so long, and promotes it if it stays healthy. */
export async function stageFor(
  context: Context,
  image: string | undefined,
  flags: DeployFlags,
  text: string,
): Promise<CommandResult> {
  const duration = durationFlag('--stage-for', text);
  checkFits(context, '--stage-for', duration);
  return withWanted(context, 'up', { image, flags }, async (project, locks) => {
    if (project.canary ?? project.shadow) throw eitherOr();
    return run(context, project, flags, { locks, duration });
  });
}

type Means = { readonly locks: Locks; readonly duration: number };

async function run(
  context: Context,
  project: Project,
  flags: DeployFlags,
  { locks, duration }: Means,
): Promise<CommandResult> {
  const engines = await context.engines();
  // What this looks at is of before the lock; what is decided by it is looked at again under it.
  const seen = await observeAll(engines, [], []);
  const isLive = [...seen.values()].some((view) => liveGeneration(view, project.name) !== null);
  const found = await surveyProject(context, project, flags, { locks, stage: isLive });
  if (!isLive) {
    context.warn('nothing serves yet, so there is nothing to stage beside: it is deployed at once');
    return deployFound(context, 'up', found, { locks, project });
  }
  const staged = await deployFound(context, 'stage', found, { locks, project });
  if (staged.error !== undefined) return named(staged);
  const world = await observeAll(engines, [], []);
  const means = {
    project: project.name,
    engines,
    world,
    locks,
    hooks: project.hooks ?? [],
    watch: project.watch,
    rolling: project.rolling,
    hosts: project.hosts,
    onUnreachable: project.onUnreachable,
  };
  try {
    await watchStaged({ ...context, ...means, duration });
  } catch (error) {
    return turnBack(context, means, error as Error);
  }
  return named(await promoteStaged(context, means));
}

/** Whatever ended the watch must not end the way back. */
async function turnBack(
  context: Context,
  means: Parameters<typeof abortStaged>[1],
  error: Error,
): Promise<CommandResult> {
  context.emit({ kind: 'turning-back', because: error.message });
  const world = await observeAll(means.engines, [], []);
  const result = await abortStaged(context, { ...means, world, signal: new AbortController().signal });
  if (result.error !== undefined) return named(result);
  const document = { ...result.document, ok: false, outcome: 'undone' as const, error: errorDocument(error) };
  return named({ document, error });
}

/** It is one command, and tells of itself as one. */
function named({ document, ...rest }: CommandResult): CommandResult {
  const outcome = document.outcome === 'promoted' ? 'deployed' : document.outcome;
  return { ...rest, document: { ...document, command: 'up', ...(outcome && { outcome }) } };
}

function eitherOr(): CtrBgError {
  return new CtrBgError(
    'USAGE',
    '--stage-for lets green go live at once, and a canary or shadow step by step',
    {
      hint: "Take one of them: '--canary 100%' and '--shadow 0%' are none. 'ctr-bg stage --share 5%' stages it for a part of the clients.",
    },
  );
}
