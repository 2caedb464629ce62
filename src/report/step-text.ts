import { elapsed } from './text.ts';
import type { ContainerView, Endpoint, GateStep, Generation, Publish, Step } from '../types/index.ts';

/** A step in the words of a person: what is done, or waited for. */
export function stepText(step: Step): string {
  switch (step.kind) {
    case 'image':
      return `pull ${step.image.reference}`;
    case 'network':
      return 'make the network';
    case 'proxy':
      return `run the proxy on ${publishText(step.publish)}`;
    case 'joined':
      return `put the proxy on network ${step.network}`;
    case 'run':
      return `start ${step.instance.name}`;
    case 'staged':
      return `test generation ${step.generation.id}`;
    case 'route':
      return step.generation ? routeText(step.generation) : `route nothing to ${step.project}`;
    case 'gone':
      return `remove ${step.container.name}`;
    case 'kept':
      return `keep release ${step.generation.release} running for ${elapsed(step.keep)}`;
    case 'pruned':
      return step.keep
        ? `forget generations of ${step.project} but ${[step.keep.id, ...step.beside].join(' and ')}`
        : `forget generations of ${step.project}`;
    case 'volume':
      return `make volume ${step.volume.name}`;
    case 'project-network':
      return `make network ${step.network.name}`;
    case 'project-network-gone':
      return `remove network ${step.network.name}`;
    case 'aside':
      return `stop ${step.container.name} to replace it`;
    case 'resumed':
      return `start ${step.container.name}`;
    case 'renamed':
      return `leave ${step.container.name} as it is`;
    case 'started':
      return `start ${step.instance.name}`;
    case 'completed':
      return `run ${step.instance.name} to its end`;
    case 'proxy-gone':
      return 'remove the proxy';
    case 'network-gone':
      return 'remove the network';
    default:
      return gateText(step);
  }
}

function gateText(step: GateStep): string {
  switch (step.kind) {
    case 'healthy':
      return `wait until ${step.service.name} answers on :${step.service.port}${step.service.probe.path}`;
    case 'ready':
      return `wait until ${step.service.name} is healthy`;
    case 'hook':
      return `run ${hookText(step)}`;
    case 'serving':
      return step.generation
        ? `see generation ${step.generation.id} answer`
        : `see ${step.project} answer no more`;
    case 'well':
      return `watch generation ${step.generation.id}${step.isBeside ? ' beside what serves' : ''} for ${elapsed(step.watch.duration)}`;
    case 'paused':
      return `wait ${elapsed(step.ms)}`;
    case 'drained':
      return `drain ${colorsOf(step.containers)}`;
    default:
      return step satisfies never;
  }
}

function routeText({ id, preview }: Generation): string {
  const { next, share, mirror } = preview ?? {};
  if (next && mirror) return `mirror ${percent(mirror.part)} of the requests to generation ${next.id}`;
  if (next === undefined || share === undefined) return `switch to generation ${id}`;
  return `give generation ${next.id} to ${percent(share.part)} of the clients`;
}

/** `5 %`, `0.5 %`. */
export const percent = (part: number): string => `${Math.round(part * 10_000) / 100} %`;

/** `pre-switch in web`, `post-switch (2) here`: never the command, in which a secret may have been filled in. */
function hookText({ hook, number }: Extract<GateStep, { kind: 'hook' }>): string {
  const which = number > 1 ? ` (${number})` : '';
  return `${hook.name}${which} ${hook.action.kind === 'local' ? 'here' : `in ${hook.action.service}`}`;
}

/** `:80`, `127.0.0.1:8080`, `[::1]:8080`, and the one for HTTPS if there is one: `:80 and :443`. */
export function publishText({ https, ...http }: Publish): string {
  return [http, https].flatMap((endpoint) => (endpoint ? [endpointText(endpoint)] : [])).join(' and ');
}

export function endpointText({ address = '', port }: Endpoint): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

function colorsOf(containers: readonly ContainerView[]): string {
  return [...new Set(containers.map(({ color }) => color))].sort().join(' and ') || 'what is left';
}
