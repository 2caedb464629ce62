import { deploy, dockerHost, survey, type Fleet, type Survey } from '../../apply/index.ts';
import { loadProject } from '../../config/index.ts';
import type { Engine } from '../../engine/index.ts';
import { holds, isGate, plan } from '../../plan/index.ts';
import { planDocument } from '../../report/index.ts';
import type { HostName, Project, ResultDocument, Step, World } from '../../types/index.ts';
import type { Context } from '../context.ts';
import { deployDocument } from '../documents.ts';
import type { DeployFlags } from '../flags.ts';
import type { CommandResult } from '../run.ts';

/** `ctr-bg up [IMAGE]`, and with --dry-run the same as `plan`. */
export async function up(
  context: Context,
  image: string | undefined,
  flags: DeployFlags,
): Promise<CommandResult> {
  if (flags.dryRun) return showPlan(context, image, flags);
  const found = await surveyProject(context, image, flags, true);
  const { release, world, target, proxy } = found;
  const fleet = dockerFleet(context, await context.engines(), sourcesOf(found));
  const { emit, signal, now } = context;
  const outcome = await deploy({
    project: release.project,
    to: target,
    world,
    fleet,
    proxy,
    emit,
    signal,
    now,
    startedAt: 0,
  });
  return {
    document: deployDocument({ command: 'up', project: release.project, world, target, outcome }),
    error: outcome.because,
  };
}

/** `ctr-bg plan [IMAGE]`: what `up` would do; changes nothing. */
export async function showPlan(
  context: Context,
  image: string | undefined,
  flags: DeployFlags,
): Promise<CommandResult> {
  const { release, world, target, proxy } = await surveyProject(context, image, flags, false);
  const steps = planDocument(plan(release.project, target, world, proxy), (step) => stateOf(step, world));
  const document: ResultDocument = {
    ok: true,
    command: 'plan',
    project: release.project,
    release: release.id,
    outcome: 'planned',
    plan: steps,
  };
  return { document };
}

function stateOf(step: Step, world: World): 'holds' | 'make' | 'witness' {
  if (isGate(step)) return 'witness';
  const view = world.get(step.host);
  return view && holds(step, view) ? 'holds' : 'make';
}

async function surveyProject(
  context: Context,
  image: string | undefined,
  flags: DeployFlags,
  mayPull: boolean,
): Promise<Survey> {
  const project = await loadWanted(context, image, flags);
  const { emit, signal } = context;
  return survey({ project, engines: await context.engines(), mayPull, emit, signal });
}

function loadWanted(context: Context, image: string | undefined, flags: DeployFlags): Promise<Project> {
  const { flags: global, directory, environment, warn } = context;
  return loadProject({
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
}

const sourcesOf = ({ release }: Survey): string[] => release.services.map(({ image }) => image.source);

export function dockerFleet(
  context: Context,
  engines: ReadonlyMap<HostName, Engine>,
  sources: readonly string[],
): Fleet {
  const { emit, now } = context;
  return new Map(
    [...engines].map(([name, engine]) => [name, dockerHost(engine, { name, sources, emit, now })]),
  );
}
