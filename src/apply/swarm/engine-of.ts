import { liveGeneration } from '../../plan/index.ts';
import {
  CtrBgError,
  hasTasks,
  onHost,
  type EngineKind,
  type Project,
  type Target,
  type World,
} from '../../types/index.ts';

/**
 * What runs the containers of a project: as the file says, or else what runs them already. Throws CONFIG where that is a
 * Swarm, and nobody answers for one, or what the project has elsewhere is out of its reach.
 */
export function engineOf(project: Project, world: World): EngineKind {
  const kind = project.engine ?? kindNow(project.name, world);
  checkSupporting(project, kind, world);
  if (kind === 'docker') return kind;
  if (!hasManager(world)) throw noManager('is to run', world.size);
  if (project.onUnreachable === 'continue-without') throw noneIsLeftBehind();
  return kind;
}

/** Throws CONFIG where what serves are tasks of a Swarm, and nobody answers for it: they would be left behind. */
export function checkManager(project: string, world: World): void {
  if (kindNow(project, world) === 'swarm' && !hasManager(world)) throw noManager('runs', world.size);
}

const hasManager = (world: World): boolean => [...world.values()].some(({ isSwarm }) => isSwarm);

function kindNow(project: string, world: World): EngineKind {
  const lives = [...world.values()].map((view) => liveGeneration(view, project));
  return lives.some((live) => live?.services.some(hasTasks)) ? 'swarm' : 'docker';
}

/** Data do not move by themselves, and neither side reaches the other one's services by their names. */
function checkSupporting({ name: project, services }: Project, kind: EngineKind, world: World): void {
  for (const [host, { supporting }] of world) {
    const found = supporting.find(
      (one) =>
        one.project === project &&
        (one.tasks === undefined) === (kind === 'swarm') &&
        services.some(({ name, routing }) => name === one.service && routing === undefined) &&
        one.state === 'running',
    );
    if (found === undefined) continue;
    const [is, reached] =
      kind === 'swarm'
        ? ['a container of this host', 'the tasks of a Swarm']
        : ['a Swarm service', 'containers of a host'];
    const message = `${found.service} of ${project} runs as ${is}, where ${reached} do not find it`;
    const wrong = new CtrBgError('CONFIG', message, {
      hint: `Bring its data to where they are to be, and remove ${found.name}: the next 'ctr-bg up' starts it anew there. Or keep the project where it is: x-ctr-bg: { engine: ${kind === 'swarm' ? 'docker' : 'swarm'} }.`,
    });
    throw onHost(host, wrong);
  }
}

function noManager(runs: 'runs' | 'is to run', hosts: number): CtrBgError {
  const where = hosts === 1 ? 'the host is no manager of one' : 'none of the hosts is a manager of one';
  const hint = {
    runs: "Name a manager among the hosts: 'docker node ls' on one shows them.",
    'is to run':
      "Make one with 'docker swarm init' there, or name a manager among the hosts ('docker node ls' shows them); x-ctr-bg: { engine: docker } runs it on containers.",
  };
  return new CtrBgError('CONFIG', `the project ${runs} on a Swarm, and ${where}`, { hint: hint[runs] });
}

function noneIsLeftBehind(): CtrBgError {
  return new CtrBgError('CONFIG', "on a Swarm the hosts share their colours: 'continue-without' cannot be", {
    hint: "A host that is left out would go on passing requests to blue, which the others remove. Use 'undo', or take the host out of the file.",
  });
}

/** Throws HOSTS_DISAGREE where hosts would need two colours at once: the Swarm has one blue and one green for all. */
export function checkColours(project: string, target: Target): void {
  const wanted = new Map<string, { readonly host: string; readonly instance: string }>();
  for (const [host, { generation }] of target) {
    for (const { name, instances } of generation?.services.filter(hasTasks) ?? []) {
      const instance = instances[0]?.name ?? '';
      const first = wanted.get(name);
      if (first !== undefined && first.instance !== instance) {
        throw new CtrBgError(
          'HOSTS_DISAGREE',
          `${first.host} and ${host} serve different releases of ${project}, and a Swarm has two colours for all hosts`,
          {
            hint: "Bring them together first: 'ctr-bg up' or 'ctr-bg rollback' to one of the two that serve ('ctr-bg status' shows them).",
          },
        );
      }
      wanted.set(name, first ?? { host, instance });
    }
  }
}
