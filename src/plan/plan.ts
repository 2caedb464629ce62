import type {
  ContainerView,
  DrainSettings,
  Generation,
  HostName,
  HostView,
  Lane,
  MakeClaim,
  GateClaim,
  Plan,
  PlacedService,
  StageName,
  Step,
  Target,
  Wave,
  World,
} from '../types/index.ts';
import { matches } from './claim.ts';
import { longestDrain, publishOf, type ProxyRequest } from './proxy-wish.ts';

const DEFAULT_IMAGE = 'nginx:1.30';
/** For a container of which no generation tells the budget. */
const DEFAULT_DRAIN: DrainSettings = { http: 30_000, websockets: 30_000 };

type Stages = Readonly<Record<StageName, readonly Wave[]>>;
type Claim = MakeClaim | GateClaim;

/** The whole of deploy, undo and take-down: make every host serve its target, and only that. */
export function plan(project: string, target: Target, world: World, proxy: ProxyRequest): Plan {
  const hosts = [...target.keys()].sort();
  const stages = new Map(hosts.map((host) => [host, planHost(host, project, target, world, proxy)]));
  const stage = (name: StageName) => ({
    name,
    lanes: hosts.flatMap((host) => lane(host, stages.get(host)?.[name])),
  });
  return { reversible: [stage('prepare'), stage('switch')], final: [stage('retire')] };
}

function lane(host: HostName, waves: readonly Wave[] | undefined): Lane[] {
  const filled = (waves ?? []).filter((wave) => wave.length > 0);
  return filled.length > 0 ? [{ host, waves: filled }] : [];
}

function planHost(
  host: HostName,
  project: string,
  target: Target,
  world: World,
  proxy: ProxyRequest,
): Stages {
  const view = world.get(host);
  const generation = target.get(host) ?? null;
  if (view === undefined) return { prepare: [], switch: [], retire: [] };
  const step =
    (because: string) =>
    (claim: Claim): Step => ({ ...claim, host, because });
  return {
    prepare: generation ? prepare(generation, view, proxy, step) : [],
    switch: [
      [
        step(generation ? 'the release is prepared' : 'the project is taken down')({
          kind: 'route',
          project,
          generation,
        }),
      ],
      [step('nothing is believed that was not seen')({ kind: 'serving', project, generation })],
    ],
    retire: retire(project, generation, view, step),
  };
}

type Maker = (because: string) => (claim: Claim) => Step;

function prepare(generation: Generation, view: HostView, proxy: ProxyRequest, step: Maker): Wave[] {
  const { services } = generation;
  const instances = services.flatMap((service) =>
    service.instances.map((instance) => ({ service, instance })),
  );
  return [
    [
      ...imagesNeeded(services, view).map(({ image }) =>
        step('containers are made from it')({ kind: 'image', image }),
      ),
      step('static addresses need a network of ours')({ kind: 'network' }),
    ],
    [
      step('it routes the traffic')({
        kind: 'proxy',
        image: view.proxy?.image ?? proxy.image ?? DEFAULT_IMAGE,
        publish: view.proxy?.publish ?? publishOf(proxy),
        configuration: proxy.configuration,
      }),
    ],
    // Before the strays go: the generation on disk may be theirs, and nginx must be able to start from the disk.
    cutOffSwitch(generation, view).map((loaded) =>
      step('an interrupted deploy left another generation on disk')({
        kind: 'route',
        project: generation.project,
        generation: loaded,
      }),
    ),
    strays(generation, view).map((container) =>
      step('an earlier deploy left it at a name that is needed')({ kind: 'gone', container }),
    ),
    [
      ...instances.map(({ service, instance }) =>
        step(`${service.name} is to have ${service.instances.length}`)({
          kind: 'run',
          generation,
          service,
          instance,
        }),
      ),
      step('nginx -t before the switch')({ kind: 'staged', generation }),
    ],
    services.map((service) =>
      step('only what is healthy is routed to')({ kind: 'healthy', generation, service }),
    ),
  ];
}

function imagesNeeded(services: readonly PlacedService[], view: HostView): PlacedService[] {
  return services.filter((service) =>
    service.instances.some((instance) => !view.containers.some((found) => matches(found, service, instance))),
  );
}

/** Ours at a name that is needed, with other content or in a state that cannot be started again. */
function strays(generation: Generation, view: HostView): ContainerView[] {
  return generation.services.flatMap((service) =>
    service.instances.flatMap((instance) =>
      view.containers.filter(
        (found) =>
          found.project === generation.project &&
          found.name === instance.name &&
          (!matches(found, service, instance) || found.state === 'dead'),
      ),
    ),
  );
}

/** Disk and memory of nginx disagree: what is loaded is what serves, so the disk is brought back to it first. */
function cutOffSwitch({ project, id }: Generation, { proxy }: HostView): Generation[] {
  const onDisk = proxy?.onDisk.get(project);
  const loaded = proxy?.loaded.get(project);
  if (loaded === undefined || onDisk === loaded || onDisk === id) return [];
  return (
    proxy?.staged.filter((generation) => generation.project === project && generation.id === loaded) ?? []
  );
}

function retire(project: string, generation: Generation | null, view: HostView, step: Maker): Wave[] {
  const leftover = view.containers.filter(
    (found) => found.project === project && !isWanted(found, generation),
  );
  const running = leftover.filter(({ state }) => state === 'running');
  const budget = longestDrain(running.map((container) => drainBudget(container, generation, view)));
  const last = generation === null && isAlone(project, view);
  return [
    running.length > 0
      ? [step('requests under way may end')({ kind: 'drained', containers: running, budget })]
      : [],
    leftover.map((container) => step('it is not wanted any more')({ kind: 'gone', container })),
    view.proxy && !last
      ? [step('only what serves stays on disk')({ kind: 'pruned', project, keep: generation })]
      : [],
    last && view.proxy ? [step('no project is left on this host')({ kind: 'proxy-gone' })] : [],
    last && view.network.id !== undefined
      ? [step('no project is left on this host')({ kind: 'network-gone' })]
      : [],
  ];
}

function isWanted(found: ContainerView, generation: Generation | null): boolean {
  return (generation?.services ?? []).some((service) =>
    service.instances.some((instance) => matches(found, service, instance)),
  );
}

function isAlone(project: string, { proxy, containers }: HostView): boolean {
  const others = [...(proxy?.onDisk.keys() ?? []), ...containers.map((container) => container.project)];
  return others.every((other) => other === project);
}

function drainBudget(
  { project, service }: ContainerView,
  generation: Generation | null,
  view: HostView,
): DrainSettings {
  const known = [...(generation ? [generation] : []), ...(view.proxy?.staged ?? [])];
  const services = known.filter((one) => one.project === project).flatMap(({ services: placed }) => placed);
  return services.find(({ name }) => name === service)?.drain ?? DEFAULT_DRAIN;
}
