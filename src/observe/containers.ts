import { isLeaderless, type ContainerInspect, type Engine } from '../engine/index.ts';
import {
  LABEL,
  ROLE,
  SCHEMA,
  type ContainerState,
  type ContainerView,
  type HostView,
  type HookView,
  type SupportingView,
} from '../types/index.ts';
import { otherSchema } from './schema.ts';
import { observeServices } from './services.ts';

/**
 * The projects' containers that carry our labels; judged by inspect, since a listing can lie (FAILURES 42). Where
 * `hasTasks`, managers without a leader are an error, so that nobody takes what they cannot list for gone; those who
 * deploy containers go on without them, as containers do.
 */
export async function observeContainers(
  engine: Engine,
  hasTasks: () => boolean | Promise<boolean>,
): Promise<Pick<HostView, 'containers' | 'supporting' | 'hooks' | 'isSwarm'>> {
  const [listed, services] = await Promise.all([
    engine.listContainers([LABEL.project]),
    engine.swarm.services([LABEL.project]).catch(async (error: unknown) => {
      if (!isLeaderless(error) || (await hasTasks())) throw error;
      return undefined;
    }),
  ]);
  const inspected = await Promise.all(listed.map(({ Id }) => engine.inspectContainer(Id)));
  const found = inspected.flatMap((one) => one ?? []).sort((a, b) => (a.Name < b.Name ? -1 : 1));
  const ofRole = (role: string) => found.filter(({ Config }) => Config.Labels[LABEL.role] === role);
  const swarm = services && observeServices(services);
  return {
    containers: [...ofRole(ROLE.application).map(viewOf), ...(swarm?.containers ?? [])],
    supporting: [...ofRole(ROLE.supporting).map(supportingViewOf), ...(swarm?.supporting ?? [])],
    hooks: ofRole(ROLE.hook).map(hookViewOf),
    ...(swarm && { isSwarm: true }),
  };
}

function viewOf(found: ContainerInspect): ContainerView {
  const label = labelsOf(found);
  return {
    ...identityOf(found),
    color: label('color') === 'green' ? 'green' : 'blue',
    release: label('release'),
    address: label('address'),
  };
}

function supportingViewOf(found: ContainerInspect): SupportingView {
  const { ExitCode, StartedAt, Health } = found.State;
  const health = (['starting', 'healthy', 'unhealthy'] as const).find((known) => known === Health?.Status);
  return {
    ...identityOf(found),
    exitCode: ExitCode,
    startedAt: StartedAt,
    health: health ?? 'none',
    restart: labelsOf(found)('restart'),
  };
}

function hookViewOf(found: ContainerInspect): HookView {
  const { id, name, state, project, stopGrace } = identityOf(found);
  return { id, name, state, project, stopGrace };
}

type Label = (name: keyof typeof LABEL) => string;
const labelsOf =
  ({ Config }: ContainerInspect): Label =>
  (name) =>
    Config.Labels[LABEL[name]] ?? '';

/** What containers of both kinds say of themselves. */
function identityOf(found: ContainerInspect): Omit<ContainerView, 'color' | 'release' | 'address'> {
  const { Id, Name, State } = found;
  const label = labelsOf(found);
  if (label('schema') !== SCHEMA) throw otherSchema(`container ${Name}`, label('schema'));
  return {
    id: Id,
    name: Name.replace(/^\//, ''),
    state: State.Status as ContainerState,
    project: label('project'),
    service: label('service'),
    number: Number(label('number')),
    configHash: label('configHash'),
    image: { reference: label('image'), digest: label('digest') },
    stopGrace: Number(label('stopGrace')),
  };
}
