import { checkManager, observeAll } from '../../apply/index.ts';
import type { FoundProject } from '../../config/index.ts';
import { noSupport } from '../../plan/index.ts';
import type { World } from '../../types/index.ts';
import type { Context } from '../context.ts';
import { runDeploy } from '../deploy.ts';
import { openLocks } from '../locks.ts';
import { withNotices } from '../notify.ts';
import type { CommandResult } from '../result.ts';
import { chooseProject, findHere } from './project.ts';

/** `ctr-bg down`: takes the project off the proxy, drains and removes it; the last one takes the proxy along. */
export async function down(context: Context): Promise<CommandResult> {
  const found = await findHere(context);
  return withNotices(context, { command: 'down', project: found.name, notify: found.notify }, () =>
    takeDown(context, found),
  );
}

/** The same, and nobody is told. */
export async function takeDown(context: Context, found: FoundProject): Promise<CommandResult> {
  const engines = await context.engines(found.hosts);
  const seen = await observeAll(engines, [], []);
  const project = chooseProject(found, seen);
  const locks = openLocks(context, engines, { command: 'down', project, images: imagesOf(project, seen) });
  try {
    // Where nothing is, nothing is locked and nothing done.
    const isThere = isAnythingThere(project, seen);
    if (isThere) await locks.take();
    const world = isThere ? await observeAll(engines, [], []) : seen;
    checkManager(project, world);
    const target = new Map([...world.keys()].map((host) => [host, { generation: null, support: noSupport }]));
    const interest = { sources: [], volumes: [] };
    const wanted = { project, target, world, proxy: { configuration: '' }, interest };
    return await runDeploy(context, 'down', wanted, {
      engines,
      locks,
      onUnreachable: found.onUnreachable,
    });
  } finally {
    await locks.release();
  }
}

function isAnythingThere(project: string, world: World): boolean {
  return [...world.values()].some(
    ({ proxy, network, networks, containers, supporting }) =>
      proxy !== null ||
      network.id !== undefined ||
      [...networks, ...containers, ...supporting].some((found) => found.project === project),
  );
}

function imagesOf(project: string, world: World): string[] {
  const found = [...world.values()].flatMap(({ containers, supporting }) => [...containers, ...supporting]);
  return found.filter((one) => one.project === project).map(({ image }) => image.reference);
}
