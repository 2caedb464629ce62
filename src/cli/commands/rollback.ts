import {
  interestOfRecord,
  observeAll,
  readPasts,
  retainReleases,
  surveyRollback,
  type Rollback,
  type RollbackOptions,
} from '../../apply/index.ts';
import { durationFlag } from '../../config/flags.ts';
import type { FoundProject } from '../../config/index.ts';
import type { CheckDocument, ResultDocument } from '../../types/index.ts';
import type { Context } from '../context.ts';
import { runDeploy } from '../deploy.ts';
import { hasLostLock, thereOf } from '../documents.ts';
import type { RollbackFlags } from '../flags.ts';
import { openLocks } from '../locks.ts';
import { withNotices } from '../notify.ts';
import type { CommandResult } from '../result.ts';
import { chooseProject, findHere } from './project.ts';

/** `ctr-bg rollback [RELEASE]`: makes every host serve a release of before; with --check it only says how. */
export async function rollback(
  context: Context,
  wanted: string | undefined,
  flags: RollbackFlags,
): Promise<CommandResult> {
  const keep = flags.keep === undefined ? 0 : durationFlag('--keep', flags.keep);
  const here = await findHere(context);
  const given = { wanted, keep, mayCross: context.flags.yes, hooks: here.hooks };
  const notify = flags.check ? [] : here.notify;
  return withNotices(context, { command: 'rollback', project: here.name, notify }, () =>
    goBack(context, here, flags, given),
  );
}

async function goBack(
  context: Context,
  here: FoundProject,
  flags: RollbackFlags,
  given: Pick<RollbackOptions, 'wanted' | 'keep' | 'mayCross' | 'hooks'>,
): Promise<CommandResult> {
  const engines = await context.engines(here.hosts);
  // Whose project is named, and whose proxy was seen to run, need not look before it has the lock.
  const isKnown = here.name !== undefined && [...engines.values()].every((engine) => engine.openedShell());
  const seen = isKnown && !flags.check ? undefined : await observeAll(engines, [], []);
  const project = chooseProject(here, seen ?? new Map());
  // Where no proxy is, nothing is locked: there is nothing to go back to, and this says so.
  if (seen && (flags.check || [...seen.values()].every(({ proxy }) => proxy === null))) {
    const past = await readPasts(engines, project);
    const found = await surveyRollback({ project, engines, world: seen, past, ...given });
    return { document: checkDocument(project, found) };
  }
  const locks = openLocks(context, engines, { command: 'rollback', project, images: [] });
  try {
    await locks.take();
    const [world, past] = await Promise.all([observeAll(engines, [], []), readPasts(engines, project)]);
    const found = await surveyRollback({ project, engines, world, past, ...given });
    const { record, target, proxy, retain } = found;
    const goal = { project, target, world: found.world, proxy, interest: interestOfRecord(record) };
    const { outcome, ...result } = await runDeploy(context, 'rollback', goal, {
      engines,
      locks,
      onUnreachable: here.onUnreachable,
    });
    const retention = {
      project,
      engines: thereOf(engines, outcome),
      world: found.world,
      retain,
      release: record.id,
      emit: context.emit,
    };
    if (!hasLostLock(outcome)) await retainReleases(retention);
    return result;
  } finally {
    await locks.release();
  }
}

function checkDocument(project: string, { record, world, ways }: Rollback): ResultDocument {
  const check = [...ways].map(([host, way]): CheckDocument => {
    const images = world.get(host)?.images;
    const missing = record.services.filter(({ image }) => !images?.has(image.source));
    const pull = way === 'removed' ? missing.map(({ image }) => image.source) : [];
    const services = record.services.map(({ name, image: { reference, digest } }) => ({
      name,
      image: reference,
      digest,
    }));
    return { host, way, services, pull };
  });
  return { ok: true, command: 'rollback', project, release: record.id, outcome: 'planned', check };
}
