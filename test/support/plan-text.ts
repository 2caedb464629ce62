import { holds, isGate, plan } from '../../src/plan/index.ts';
import type { Goal, HostView, Step, Target, World } from '../../src/types/index.ts';

/** The plan for project shop on a host `a` as text for golden tests: `STAGE WAVE + or ? KIND SUBJECT`, what is to be done. */
export function planText(goal: Goal, view: HostView): string[] {
  return planTextOf(new Map([['a', goal]]), new Map([['a', view]]));
}

/** The same for several hosts. */
export function planTextOf(target: Target, world: World): string[] {
  const { reversible, final } = plan('shop', target, world, { configuration: 'test' });
  return [...reversible, ...final].flatMap(({ name, lanes }) =>
    lanes.flatMap(({ host, waves }) =>
      waves.flatMap((wave, index) =>
        wave
          .map((step) => ({ step, mark: markOf(step, world) }))
          .filter(({ mark }) => mark !== '=')
          .map(({ step, mark }) => `${name} ${host}.${index + 1} ${mark} ${step.kind}${subject(step)}`),
      ),
    ),
  );
}

function markOf(step: Step, world: World): string {
  if (isGate(step)) return '?';
  const view = world.get(step.host);
  return view && holds(step, view) ? '=' : '+';
}

function subject(step: Step): string {
  switch (step.kind) {
    case 'run':
      return ` ${step.instance.name} ${step.instance.address}`;
    case 'gone':
    case 'aside':
    case 'resumed':
    case 'renamed':
      return ` ${step.container.name}`;
    case 'started':
    case 'completed':
      return ` ${step.instance.name}`;
    case 'ready':
      return ` ${step.service.name}`;
    case 'kept':
      return ` ${step.keep}ms`;
    case 'volume':
      return ` ${step.volume.name}`;
    case 'project-network':
    case 'project-network-gone':
      return ` ${step.network.name}`;
    case 'healthy':
      return ` ${step.service.name} ${step.service.color}`;
    case 'drained':
      return ` ${step.containers.map(({ name }) => name).join(' ')} ${step.budget.http}ms`;
    case 'hook':
      return ` ${step.hook.name} ${step.hook.action.kind === 'local' ? 'here' : step.hook.action.service}`;
    case 'image':
      return ` ${step.image.reference}`;
    case 'route':
    case 'serving':
      return step.generation ? '' : ' nothing';
    default:
      return '';
  }
}
