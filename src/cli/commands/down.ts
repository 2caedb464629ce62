import { deploy, observeAll } from '../../apply/index.ts';
import { noSupport } from '../../plan/index.ts';
import type { World } from '../../types/index.ts';
import type { Context } from '../context.ts';
import { deployDocument, failureOf } from '../documents.ts';
import { openLocks } from '../locks.ts';
import { occasionOf } from '../occasion.ts';
import type { CommandResult } from '../run.ts';
import { chooseProject, findHere } from './project.ts';
import { dockerFleet } from './up.ts';

/** `ctr-bg down`: takes the project off the proxy, drains and removes it; the last one takes the proxy along. */
export async function down(context: Context): Promise<CommandResult> {
  const found = await findHere(context);
  const engines = await context.engines(found.hosts);
  const seen = await observeAll(engines, [], []);
  const project = chooseProject(found, seen);
  const locks = openLocks(context, engines, { command: 'down', project, images: imagesOf(project, seen) });
  try {
    // Where nothing is, nothing is locked and nothing done.
    const isThere = isAnythingThere(project, seen);
    if (isThere) await locks.take();
    const world = isThere ? await observeAll(engines, [], []) : seen;
    const fleet = dockerFleet(context, engines, { sources: [], volumes: [] }, locks);
    const target = new Map([...world.keys()].map((host) => [host, { generation: null, support: noSupport }]));
    const { emit, signal, now } = context;
    const outcome = await deploy({
      project,
      to: target,
      world,
      fleet,
      proxy: { configuration: '' },
      emit,
      signal,
      now,
      startedAt: 0,
      occasion: occasionOf('down', context.environment),
    });
    return {
      document: deployDocument({ command: 'down', project, world, target, outcome }),
      error: failureOf(outcome),
    };
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
