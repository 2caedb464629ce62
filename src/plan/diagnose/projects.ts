import {
  CtrBgError,
  type ContainerView,
  type Cure,
  type Examination,
  type Generation,
  type Goal,
  type HookView,
  type HostView,
  type MakeStep,
  type SupportingView,
} from '../../types/index.ts';
import { holds, isGate, matches } from '../claim.ts';
import { isDue, keptGenerations } from '../kept.ts';
import { liveGeneration } from '../live.ts';
import { plan } from '../plan.ts';
import { stagedGeneration } from '../preview.ts';
import { goalInTime } from '../support.ts';
import { person, type Symptom } from './symptom.ts';

type Case = { readonly project: string; readonly view: HostView; readonly goal: Goal };

/**
 * What keeps a host from being like what it serves, and only that: the claims of the plan for it that do not hold.
 * Whatever serves is the goal, so that establishing it removes nothing that serves.
 */
export function diagnoseProjects({ view, atWork }: Examination): Symptom[] {
  if (view === undefined) return [];
  // What a command is about to make or to remove looks like what an interrupted one has left; an outage is one.
  return casesOf(view).flatMap((one) =>
    symptomsOf(one).filter(({ severity }) => severity === 'outage' || !atWork.includes(one.project)),
  );
}

/** Ids of the containers that are routed to. */
export function liveContainers({ view }: Examination): ReadonlySet<string> {
  if (view === undefined) return new Set();
  const generations = casesOf(view).flatMap(({ goal }) => goal.generation ?? []);
  return new Set(generations.flatMap((generation) => membersOf(generation, view).map(({ id }) => id)));
}

const membersOf = ({ project, services }: Generation, { containers }: HostView): ContainerView[] =>
  containers.filter(
    (found) =>
      found.project === project &&
      services.some((service) => service.instances.some((instance) => matches(found, service, instance))),
  );

/** Not those of which nobody can tell what serves: without a proxy, or without a document. */
function casesOf(view: HostView): Case[] {
  const { proxy, containers, supporting, hooks } = view;
  const names = [
    ...(proxy?.onDisk.keys() ?? []),
    ...(proxy?.loaded.keys() ?? []),
    ...[...(proxy?.staged ?? []), ...(proxy?.unreadable ?? [])].map(({ project }) => project),
    ...(proxy === null ? supporting : [...containers, ...supporting, ...hooks]).map(({ project }) => project),
  ];
  const orphaned = proxy === null ? containers.map(({ project }) => project) : [];
  return [...new Set(names)]
    .filter((project) => !orphaned.includes(project))
    .sort()
    .flatMap((project) => {
      const goal = goalOf(view, project);
      return goal === undefined ? [] : [{ project, view, goal }];
    });
}

function goalOf(view: HostView, project: string): Goal | undefined {
  try {
    liveGeneration(view, project);
    return goalInTime(view, project);
  } catch (error) {
    if (error instanceof CtrBgError) return undefined;
    throw error;
  }
}

function symptomsOf({ project, view, goal }: Case): Symptom[] {
  const host = '';
  const request = { configuration: view.proxy?.configuration ?? '' };
  const { reversible, final } = plan(project, new Map([[host, goal]]), new Map([[host, view]]), request);
  const steps = [...reversible, ...final].flatMap(({ lanes }) => lanes.flatMap(({ waves }) => waves.flat()));
  const unmet = steps.flatMap((step) => (isGate(step) || holds(step, view) ? [] : [step]));
  const found = unmet.flatMap((step) => symptomOf(step, view, project));
  const isHopeless = view.network.id === undefined || found.some(({ cure }) => cure.kind === 'person');
  const isKnown = new Set<string>();
  return found
    .map((one) => (isHopeless && one.cure.kind === 'establish' ? { ...one, cure: byUp(project) } : one))
    .filter(({ code, where }) => !isKnown.has(`${code} ${where}`) && isKnown.add(`${code} ${where}`));
}

const byUp = (project: string): Cure => person(`'ctr-bg up' of ${project}`);

/** What has a finding of its own elsewhere is passed over: the proxy, its network, images of what is to be made. */
function symptomOf(step: MakeStep, view: HostView, project: string): Symptom[] {
  const establish = (text: string): Cure => ({ kind: 'establish', project, text });
  const isRunning = view.proxy?.state === 'running';
  switch (step.kind) {
    case 'run':
      return [down(step, view, project)];
    case 'gone':
      if (!('configHash' in step.container)) return [hookLeft(step.container, establish('it is removed'))];
      return [
        overdue(step.container, view, project, establish('it is drained and removed')) ??
          stray(step.container, view, project, establish('it is removed')),
      ];
    case 'route':
      return isRunning ? [pointer(view, project, establish('the pointer is set to what nginx serves'))] : [];
    case 'pruned':
      return stale(view, project, [step.keep?.id ?? '', ...step.beside], establish('they are removed'));
    default:
      return [];
  }
}

/** Of one that never ran, its settings are gone with the command that had them. */
function down(
  { instance: { name }, generation }: Extract<MakeStep, { kind: 'run' }>,
  view: HostView,
  project: string,
): Symptom {
  const state = view.containers.find((found) => found.name === name && found.project === project)?.state;
  const where = `container ${name}`;
  const isWhole = state === 'exited' || state === 'paused';
  const text = state === 'paused' ? `docker unpause ${name}` : `docker start ${name}`;
  const isStaged = stagedGeneration(view, project)?.id === generation.id;
  const anew = isStaged
    ? `'ctr-bg abort' of ${project} gives it up, 'ctr-bg stage' makes it anew`
    : `'ctr-bg up' of ${project}, which makes it anew`;
  const cure: Cure = isWhole ? { kind: 'establish', project, text } : person(anew);
  const is = `it is ${state ?? 'gone'}, and`;
  return isStaged
    ? { code: 'staged-down', severity: 'leftover', where, message: `${is} is staged`, cure }
    : { code: 'live-down', severity: 'outage', where, message: `${is} the proxy routes to it`, cure };
}

/** Kept generations whose time is over, as far as containers of them are left. */
const overdueGenerations = (view: HostView, project: string): Generation[] =>
  keptGenerations(view, project).filter((kept) => isDue(kept, view) && membersOf(kept, view).length > 0);

function overdue(
  { id, name }: ContainerView | SupportingView,
  view: HostView,
  project: string,
  cure: Cure,
): Symptom | undefined {
  const kept = overdueGenerations(view, project).find((one) =>
    membersOf(one, view).some((of) => of.id === id),
  );
  const mark = kept && view.proxy?.kept.get(kept.id);
  if (mark === undefined) return undefined;
  const until = new Date(mark.until * 1000).toISOString();
  const message = `it was kept running to go back to until ${until}, which has passed`;
  return { code: 'kept-overdue', severity: 'leftover', where: `container ${name}`, message, cure };
}

const hookLeft = ({ name }: HookView, cure: Cure): Symptom => ({
  code: 'hook',
  severity: 'leftover',
  where: `container ${name}`,
  message: 'a hook was run in it, and the command that waited for it is gone',
  cure,
});

const STATES: Readonly<Record<ContainerView['state'], string>> = {
  running: 'it runs beside what serves: a deploy was interrupted',
  created: 'it was made and never started: a deploy was interrupted',
  exited: 'it has ended, and nothing is routed to it',
  dead: 'it is dead: the engine ended while it was removed',
  restarting: 'it ends again and again, and nothing is routed to it',
  paused: 'it is paused, and nothing is routed to it',
  removing: 'it is being removed',
};

/** What runs while nothing of its project is routed may be all that is left of it: a person says what becomes of it. */
function stray(
  { name, state }: ContainerView | SupportingView,
  { proxy }: HostView,
  project: string,
  cure: Cure,
): Symptom {
  const where = `container ${name}`;
  if (state === 'running' && !proxy?.onDisk.has(project) && !proxy?.loaded.has(project)) {
    const message = `it runs, and nothing of ${project} is routed to`;
    const text = `'ctr-bg up' of ${project} deploys it, 'ctr-bg down --project ${project}' removes it`;
    return { code: 'stray', severity: 'risk', where, message, cure: person(text) };
  }
  return { code: 'stray', severity: 'leftover', where, message: STATES[state], cure };
}

function pointer({ proxy }: HostView, project: string, cure: Cure): Symptom {
  const [disk = 'none', loaded = 'none'] = [proxy?.onDisk.get(project), proxy?.loaded.get(project)];
  const message = `nginx serves generation ${loaded}, and would serve ${disk} after a restart`;
  return { code: 'pointer', severity: 'risk', where: `file projects/${project}/live`, message, cure };
}

/** One whose containers run beyond their time is told of with them. */
function stale(view: HostView, project: string, keep: readonly string[], cure: Cure): Symptom[] {
  const told = overdueGenerations(view, project).map(({ id }) => id);
  const found = [...(view.proxy?.staged ?? []), ...(view.proxy?.unreadable ?? [])];
  const all = found.flatMap((one) => (one.project === project && !keep.includes(one.id) ? [one.id] : []));
  const ids = all.filter((id) => !told.includes(id));
  if (all.length > 0 && ids.length === 0) return [];
  const message =
    ids.length > 0
      ? `nothing serves ${ids.join(', ')}`
      : 'an interrupted deploy was about to keep what serves still';
  const where = `file projects/${project}/generations`;
  return [{ code: 'generation-stale', severity: 'leftover', where, message, cure }];
}
