import type {
  ContainerView,
  DrainSettings,
  Generation,
  Goal,
  HostView,
  PlacedService,
  SupportingView,
  Wave,
} from '../types/index.ts';
import { matches, standsFor } from './claim.ts';
import { isWhole } from './kept.ts';
import type { Maker } from './maker.ts';
import { servicesOf } from './preview.ts';
import { longestDrain } from './proxy-wish.ts';

/** For a container of which no generation tells the budget. */
const DEFAULT_DRAIN: DrainSettings = { http: 30_000, websockets: 30_000 };

/** What is not wanted is drained and removed. */
export function retire(
  project: string,
  goal: Goal,
  view: HostView,
  { step, shared }: { readonly step: Maker; readonly shared: readonly PlacedService[] },
): Wave[] {
  const { generation } = goal;
  const kept = (goal.kept ?? []).filter((one) => isWhole(one.generation, view));
  const wanted = [...servicesOf(generation), ...kept.flatMap((one) => one.generation.services), ...shared];
  const leftover = view.containers.filter((found) => found.project === project && !isWanted(found, wanted));
  const running = leftover.filter(({ state }) => state === 'running');
  const budget = longestDrain(running.map((container) => drainBudget(container, generation, view)));
  const last = generation === null && isAlone(project, view);
  const gone = (container: ContainerView | SupportingView) =>
    step('it is not wanted any more')({ kind: 'gone', container });
  return [
    running.length > 0
      ? [step('requests under way may end')({ kind: 'drained', containers: running, budget })]
      : [],
    leftover.map(gone),
    // After those that use it.
    view.supporting.filter((found) => found.project === project && !isSupport(found, goal)).map(gone),
    view.networks
      .filter((network) => network.project === project && !isNetworkWanted(network, goal))
      .map((network) => step('it is not wanted any more')({ kind: 'project-network-gone', network })),
    view.proxy && !last
      ? [
          step('only what serves, or is kept, stays on disk')({
            kind: 'pruned',
            project,
            keep: generation,
            beside: kept.map((one) => one.generation.id),
          }),
        ]
      : [],
    last && view.proxy ? [step('no project is left on this host')({ kind: 'proxy-gone' })] : [],
    last && view.network.id !== undefined
      ? [step('no project is left on this host')({ kind: 'network-gone' })]
      : [],
  ];
}

function isWanted(found: ContainerView, wanted: readonly PlacedService[]): boolean {
  return wanted.some((service) => service.instances.some((instance) => matches(found, service, instance)));
}

function isSupport(found: SupportingView, { support }: Goal): boolean {
  const { project } = found;
  return (
    support.bystanders.has(found.id) ||
    support.services.some((service) =>
      service.instances.some((instance) => standsFor(found, { project, service, instance })),
    )
  );
}

function isNetworkWanted({ id, name }: HostView['networks'][number], { support }: Goal): boolean {
  return support.bystanders.has(id) || support.networks.some((wanted) => wanted.name === name);
}

function isAlone(project: string, { proxy, containers }: HostView): boolean {
  // What runs somewhere in a Swarm is no reason to keep this host's proxy.
  const here = containers.filter(({ tasks }) => tasks === undefined);
  const others = [...(proxy?.onDisk.keys() ?? []), ...here.map((container) => container.project)];
  return others.every((other) => other === project);
}

export function drainBudget(
  { project, service }: ContainerView,
  generation: Generation | null,
  view: HostView,
): DrainSettings {
  const known = [...(generation ? [generation] : []), ...(view.proxy?.staged ?? [])];
  const services = known.filter((one) => one.project === project).flatMap(servicesOf);
  return services.find(({ name }) => name === service)?.drain ?? DEFAULT_DRAIN;
}
