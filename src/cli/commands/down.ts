import { deploy, observeAll } from '../../apply/index.ts';
import { noSupport } from '../../plan/index.ts';
import type { Context } from '../context.ts';
import { deployDocument } from '../documents.ts';
import type { CommandResult } from '../run.ts';
import { chooseProject, findHere } from './project.ts';
import { dockerFleet } from './up.ts';

/** `ctr-bg down`: takes the project off the proxy, drains and removes it; the last one takes the proxy along. */
export async function down(context: Context): Promise<CommandResult> {
  const found = await findHere(context);
  const engines = await context.engines(found.hosts);
  const world = await observeAll(engines, [], []);
  const project = chooseProject(found, world);
  const fleet = dockerFleet(context, engines, { sources: [], volumes: [] });
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
  });
  return {
    document: deployDocument({ command: 'down', project, world, target, outcome }),
    error: outcome.because,
  };
}
