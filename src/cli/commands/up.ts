import {
  findChanges,
  findOutdated,
  findSupportingChanges,
  retainReleases,
  survey,
  tellOfCutOff,
  type Locks,
  type Survey,
} from '../../apply/index.ts';
import { loadProject } from '../../config/index.ts';
import { countBatches, holds, isGate, liveGeneration, plan } from '../../plan/index.ts';
import { readNginxFiles, renderNginxFiles } from '../../proxy/index.ts';
import { differenceText, nginxDiff, planDocument } from '../../report/index.ts';
import type { HostName, NginxDiffDocument, Project, ResultDocument, Step, World } from '../../types/index.ts';
import type { Context } from '../context.ts';
import { runDeploy } from '../deploy.ts';
import { checkFits } from '../fits.ts';
import { hasLostLock, thereOf } from '../documents.ts';
import type { DeployFlags } from '../flags.ts';
import { openLocks } from '../locks.ts';
import { withNotices } from '../notify.ts';
import type { CommandResult } from '../result.ts';
import { leaveAbsentOut, withAbsent } from './absent.ts';

type Command = 'up' | 'stage';

/** `ctr-bg up [IMAGE]` and `ctr-bg stage [IMAGE]`; with --dry-run they only say what they would do. */
export async function deployImage(
  context: Context,
  command: Command,
  image: string | undefined,
  flags: DeployFlags,
): Promise<CommandResult> {
  if (flags.dryRun) return showPlan(context, image, flags, command);
  return withWanted(context, command, { image, flags }, async (project, locks) => {
    const found = await surveyProject(context, project, flags, { locks, stage: command === 'stage' });
    return deployFound(context, command, found, { locks, project });
  });
}

type Asked = { readonly image: string | undefined; readonly flags: DeployFlags };

/** What is wanted, with the locks of its hosts, which are not taken yet; they are given back before anybody is told. */
export async function withWanted(
  context: Context,
  command: Command,
  { image, flags }: Asked,
  work: (project: Project, locks: Locks) => Promise<CommandResult>,
): Promise<CommandResult> {
  const project = await loadWanted(context, image, flags);
  return withNotices(context, { command, project: project.name, notify: project.notify }, async () => {
    const absent = await leaveAbsentOut(context, project);
    const engines = await context.engines(project.hosts);
    if (command === 'up') checkWatchesFit(context, project, [...engines.keys()]);
    const locks = openLocks(context, engines, {
      command,
      project: project.name,
      images: project.services.map(({ image: reference }) => reference),
      proxyImage: project.proxy.image,
    });
    try {
      return withAbsent(await work(project, locks), absent);
    } finally {
      await locks.release();
    }
  });
}

function checkWatchesFit(context: Context, project: Project, names: readonly HostName[]): void {
  const { canary, shadow, rolling, hosts } = project;
  const flag = canary ? '--canary' : shadow ? '--shadow' : rolling ? '--rolling' : '--watch';
  const all = watched(project, countBatches(names, rolling, hosts));
  if (all > 0) checkFits(context, flag, all);
}

/** How long is watched and waited in all, in ms. */
function watched({ watch, canary, shadow, rolling }: Project, batches: number): number {
  const steps = (canary?.parts.length ?? 0) * (canary?.watch.duration ?? 0);
  const last = (watch ?? canary?.watch)?.duration ?? 0;
  const pauses = (batches - 1) * (rolling?.pause ?? 0);
  return (shadow?.watch.duration ?? 0) + steps + batches * last + pauses;
}

export async function deployFound(
  context: Context,
  command: Command,
  found: Survey,
  { locks, project: { onUnreachable } }: { readonly locks: Locks; readonly project: Project },
): Promise<CommandResult> {
  await warnOfDifferences(context, found);
  const { release, world, target, proxy, retain } = found;
  const { project } = release;
  const engines = await context.engines();
  await tellOfCutOff({ project, engines, world, target, emit: context.emit });
  const wanted = { project, world, target, proxy, retain, interest: interestOf(found) };
  const { outcome, ...result } = await runDeploy(context, command, wanted, { engines, locks, onUnreachable });
  if (!hasLostLock(outcome))
    await retainReleases({
      project,
      engines: thereOf(engines, outcome),
      world,
      retain,
      release: release.id,
      emit: context.emit,
    });
  return result;
}

/** `ctr-bg plan [IMAGE]`: what `up` would do, or `stage` with --dry-run; changes nothing. */
export async function showPlan(
  context: Context,
  image: string | undefined,
  flags: DeployFlags,
  command: Command = 'up',
): Promise<CommandResult> {
  const project = await loadWanted(context, image, flags);
  const found = await surveyProject(context, project, flags, { stage: command === 'stage' });
  const { release, world, target, proxy } = found;
  const steps = planDocument(plan(release.project, target, world, proxy), (step) => stateOf(step, world));
  const document: ResultDocument = {
    ok: true,
    command: 'plan',
    project: release.project,
    release: release.id,
    outcome: 'planned',
    plan: steps,
    changes: await onEachHost(context, found, (question) => findChanges(ofWhatIsStaged(question))),
    outdated: await onEachHost(context, found, async (question) => findOutdated(question)),
    nginx: await onEachHost(context, found, nginxDiffOf),
  };
  return { document };
}

type Question = Parameters<typeof findChanges>[0];

/** What would become of the services is told of the release that is staged: what serves stays as it is. */
function ofWhatIsStaged({ goal, ...question }: Question): Question {
  return { ...question, goal: { ...goal, generation: goal.generation?.preview?.next ?? goal.generation } };
}

/** Asks every host, one after another, so that the answers are in order. */
async function onEachHost<Answer>(
  context: Context,
  { release: { project }, world, target }: Survey,
  ask: (question: Question) => Promise<Answer[]>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const [host, engine] of await context.engines()) {
    const [view, goal] = [world.get(host), target.get(host)];
    if (view && goal) answers.push(...(await ask({ engine, host, view, project, goal })));
  }
  return answers;
}

async function nginxDiffOf({ engine, host, view, project, goal }: Question): Promise<NginxDiffDocument[]> {
  const live = liveGeneration(view, project);
  const before = live && view.proxy ? await readNginxFiles(engine, view.proxy, live) : {};
  const after = goal.generation ? renderNginxFiles(goal.generation) : {};
  return [{ host, diff: await nginxDiff(before, after) }];
}

async function warnOfDifferences(context: Context, found: Survey): Promise<void> {
  const left = (await onEachHost(context, found, findSupportingChanges)).filter(
    ({ action }) => action === 'leave',
  );
  for (const { host, service, text = '', details } of left) {
    const what = details.length > 0 ? ` (${details.map(differenceText).join('; ')})` : '';
    context.warn(`${service}: ${text}${what}`, host);
  }
  const outdated = await onEachHost(context, found, async (question) => findOutdated(question));
  for (const { host, kind, name, text } of outdated) context.warn(`${kind} ${name}: ${text}`, host);
}

function stateOf(step: Step, world: World): 'holds' | 'make' | 'witness' {
  if (isGate(step)) return 'witness';
  const view = world.get(step.host);
  return view && holds(step, view) ? 'holds' : 'make';
}

/** With locks they are held when the world is looked at, and images may be pulled. */
export async function surveyProject(
  context: Context,
  project: Project,
  flags: DeployFlags,
  { locks, stage }: { readonly locks?: Locks; readonly stage: boolean },
): Promise<Survey> {
  const { emit, signal } = context;
  return survey({
    project,
    engines: await context.engines(project.hosts),
    replace: new Set(flags.service === undefined ? [] : [flags.service]),
    stage,
    mayPull: locks !== undefined,
    ...(locks && { beforeLooking: locks.take }),
    emit,
    signal,
  });
}

async function loadWanted(context: Context, image: string | undefined, flags: DeployFlags): Promise<Project> {
  const { flags: global, directory, environment, warn, shape } = context;
  const project = await loadProject({
    files: global.file,
    directory,
    image,
    projectName: global.project,
    envFiles: global.envFile,
    profiles: global.profile,
    environment,
    flags,
    warn,
  });
  return shape === undefined ? project : shape(project);
}

const interestOf = ({ release: { services, supporting, volumes } }: Survey) => ({
  sources: [...services, ...supporting].map(({ image }) => image.source),
  volumes: volumes.map(({ name }) => name),
});
