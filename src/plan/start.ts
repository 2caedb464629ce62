import type {
  Dependencies,
  Dependency,
  Generation,
  Goal,
  HostView,
  PlacedService,
  PlacedSupport,
  Step,
  SupportingInstance,
  Wave,
} from '../types/index.ts';
import { isTheSame, runs } from './claim.ts';
import { levelsOf } from './levels.ts';
import type { Maker } from './maker.ts';
import { previewServices } from './preview.ts';

/** A service of either kind, with what its claims need. */
type Node =
  | {
      readonly kind: 'swapped';
      readonly service: PlacedService;
      readonly generation: Generation;
      /** It serves after the switch; else it is only looked at. */
      readonly serves: boolean;
    }
  | { readonly kind: 'supporting'; readonly service: PlacedSupport };

/**
 * Starts what is wanted, level by level of what waits for what; between two levels stand the gates that somebody
 * waits for. Every swapped service is a gate of the switch, at the latest after the last level.
 */
export function startInOrder(project: string, goal: Goal, view: HostView, step: Maker): Wave[] {
  const nodes = nodesOf(goal);
  const { dependencies } = goal.support;
  const levels = levelsOf([...new Set(nodes.map(({ service }) => service.name))], dependencies);
  const waves = levels.map((names) => nodes.filter(({ service }) => names.includes(service.name)));
  const gates = gatesOf(dependencies);
  const judged = (node: Node): boolean => node.kind === 'supporting' || isJudged(node, goal, view);
  return [
    ...waves.flatMap((level): Wave[] => [
      level.flatMap((node) => asides(node, step)),
      level.flatMap((node) => starts(node, project, step)),
      level.filter(judged).flatMap((node) => gate(node, project, gates.get(node.service.name), step)),
    ]),
    // The next generation is tested while green gets ready, not while it is started: that takes all the processor.
    [
      ...nodes
        .filter(judged)
        .flatMap((node) =>
          node.kind === 'swapped' && !gates.has(node.service.name) ? [healthy(node, step)] : [],
        ),
      ...staged(goal, step),
    ],
    // One after another: they share a folder for what comes in.
    ...(goal.canary ?? []).map(({ generation }) => staged({ ...goal, generation }, step)),
  ];
}

function nodesOf({ generation, support }: Goal): Node[] {
  const swapped = (services: readonly PlacedService[], of: Generation, serves: boolean): Node[] =>
    services.map((service) => ({ kind: 'swapped', service, generation: of, serves }));
  const supporting = support.services.map((service) => ({ kind: 'supporting', service }) as const);
  if (generation === null) return supporting;
  const { services, preview } = generation;
  const staged = preview ? swapped(previewServices(generation), preview.next, false) : [];
  return [...supporting, ...swapped(services, generation, true), ...staged];
}

/** Whose health is waited for, and whether anybody insists on it. */
function gatesOf(dependencies: Dependencies): Map<string, { required: boolean }> {
  const gates = new Map<string, { required: boolean }>();
  for (const { service, required } of Object.values(dependencies).flat().filter(awaitsHealth)) {
    gates.set(service, { required: required || (gates.get(service)?.required ?? false) });
  }
  return gates;
}

const awaitsHealth = ({ condition }: Dependency): boolean => condition === 'healthy';

function asides(node: Node, step: Maker): Step[] {
  if (node.kind === 'swapped') return [];
  const { name, oneOff, instances } = node.service;
  const why = oneOff ? `${name} has changed, and is run again` : `--service ${name}, which has changed`;
  return instances.flatMap(({ replaces }) =>
    replaces ? [step(why)({ kind: 'aside', container: replaces })] : [],
  );
}

function starts(node: Node, project: string, step: Maker): Step[] {
  if (node.kind === 'supporting') {
    const { service } = node;
    return service.instances.map((instance) => startSupporting(service, instance, project, step));
  }
  const { service, generation } = node;
  const why = `${service.name} is to have ${service.instances.length}`;
  return service.instances.map((instance) => step(why)({ kind: 'run', generation, service, instance }));
}

function startSupporting(
  service: PlacedSupport,
  instance: SupportingInstance,
  project: string,
  step: Maker,
): Step {
  const claim = { project, service, instance };
  if (service.oneOff) {
    const isFinal = service.migration?.reversible === false;
    const why = isFinal ? 'others wait for its good end; it is irreversible' : 'others wait for its good end';
    return step(why)({ kind: 'completed', ...claim });
  }
  const { existing } = instance;
  if (existing && instance.rests)
    return step('it is left as it is')({ kind: 'renamed', container: existing });
  if (existing) return step('it is left as it is')({ kind: 'resumed', container: existing });
  return step(`${service.name} stands behind what is swapped`)({ kind: 'started', ...claim });
}

function staged({ generation, record }: Goal, step: Maker): Step[] {
  if (generation === null) return [];
  return [step('nginx -t before the switch')({ kind: 'staged', generation, ...(record && { record }) })];
}

function gate(node: Node, project: string, awaited: { required: boolean } | undefined, step: Maker): Step[] {
  if (awaited === undefined) return [];
  if (node.kind === 'swapped') return [healthy(node, step)];
  const { required } = awaited;
  return [
    step('others wait until it is healthy')({ kind: 'ready', project, service: node.service, required }),
  ];
}

function healthy({ generation, service }: Extract<Node, { kind: 'swapped' }>, step: Maker): Step {
  return step('only what is healthy is routed to')({ kind: 'healthy', generation, service });
}

/**
 * What was there before is not judged again while it serves: there is nothing better, and blue may well be ill while
 * its database is away, or because it is what the staged release is to mend.
 */
function isJudged(node: Extract<Node, { kind: 'swapped' }>, goal: Goal, view: HostView): boolean {
  const wasThere = goal.fallback === true;
  if (!node.serves) return !wasThere;
  const stays = wasThere || goal.generation?.preview !== undefined;
  return !stays || !stillServes(node, view);
}

function stillServes(
  { generation: { project }, service }: Extract<Node, { kind: 'swapped' }>,
  { proxy, containers }: HostView,
): boolean {
  const id = proxy?.loaded.get(project);
  const loaded = proxy?.staged.find((one) => one.project === project && one.id === id);
  if (loaded === undefined || proxy?.onDisk.get(project) !== id) return false;
  return service.instances.every(
    (instance) =>
      loaded.services.some((old) =>
        old.instances.some((one) => isTheSame({ service: old, instance: one }, { service, instance })),
      ) && containers.some((found) => runs(found, service, instance)),
  );
}
