import { keptGenerations, liveGeneration, publishOf, type ProxyRequest } from '../plan/index.ts';
import { errorDocument } from '../report/index.ts';
import {
  CtrBgError,
  type Generation,
  type HostDocument,
  type HostView,
  type KeptDocument,
  type KeptGoal,
  type Outcome,
  type OutcomeName,
  type ResultDocument,
  type SupportingDocument,
  type SupportingView,
  type Target,
  type World,
} from '../types/index.ts';
import { projectsOf } from './commands/project.ts';
import { replicasIn, routedService, serviceDocument } from './service-document.ts';
import { stagedDocument } from './staged.ts';

/** What a command that went forward has done. */
export const DONE: Readonly<Record<string, OutcomeName>> = {
  down: 'removed',
  rollback: 'rolled-back',
  stage: 'staged',
  promote: 'promoted',
  abort: 'aborted',
};

type Deployed = {
  readonly command: string;
  readonly project: string;
  readonly world: World;
  readonly target: Target;
  /** What a host without a proxy gets. */
  readonly proxy: ProxyRequest;
  readonly outcome: Outcome;
};

/** What `up` and `down` tell. `world` is what was before. */
export function deployDocument({
  command,
  project,
  world,
  target,
  proxy,
  outcome,
}: Deployed): ResultDocument {
  const error = failureOf(outcome);
  const generations = [...world].map(([host, view]) => {
    const before = liveGeneration(view, project);
    const to = target.get(host)?.generation ?? null;
    const back = outcome.because !== undefined && outcome.stragglers.get(host)?.serves !== 'after';
    // What is staged is what a command that stages is about.
    const after = back ? before : command === 'stage' ? (to?.preview?.next ?? to) : to;
    const staged = back || command !== 'stage' ? {} : stagedDocument(to, view, { isSeen: false });
    const kept = back ? [] : (target.get(host)?.kept ?? []);
    return { host, before, after, kept, staged };
  });
  const first = generations.find(({ after }) => after !== null);
  const release =
    (command === 'abort' ? first?.before?.preview?.next : undefined)?.release ?? first?.after?.release;
  const name = outcome.kind === 'deployed' ? (DONE[command] ?? 'deployed') : outcome.kind;
  return {
    ok: error === undefined,
    command,
    project,
    ...(release === undefined ? {} : { release }),
    outcome: name,
    hosts: generations.map((one) => hostDocument(one, { command, outcome, proxy }, world.get(one.host))),
    timings: outcome.timings,
    ...(outcome.skew && { skew: outcome.skew }),
    ...told(outcome),
    ...(error ? { error: errorDocument(error) } : {}),
  };
}

function told({ hooks, migrations }: Outcome): Pick<ResultDocument, 'hooks' | 'migrations'> {
  return {
    ...(hooks.length > 0 && { hooks: hooks.map((hook) => ({ ...hook, ok: hook.message === undefined })) }),
    ...(migrations.length > 0 && { migrations }),
  };
}

/** Then others may be at it, and nothing more is changed. */
export const hasLostLock = (outcome: Outcome): boolean => {
  const error = failureOf(outcome);
  return error instanceof CtrBgError && error.code === 'LOCK_LOST';
};

/** Of some hosts those that still answer. */
export const thereOf = <Of>(hosts: ReadonlyMap<string, Of>, { stragglers }: Outcome): Map<string, Of> =>
  new Map([...hosts].filter(([host]) => stragglers.get(host)?.answers !== false));

/** Why a command fails: what could not be finished is told as left over, unless others may be at it. */
export function failureOf({ because, unmet, afterwards }: Outcome): Error | undefined {
  const lost = unmet.find(({ error }) => error instanceof CtrBgError && error.code === 'LOCK_LOST');
  return because ?? lost?.error ?? afterwards;
}

type HostResult = {
  readonly host: string;
  readonly before: Generation | null;
  readonly after: Generation | null;
  readonly kept: readonly KeptGoal[];
  readonly staged: Pick<HostDocument, 'staged'>;
};

function hostDocument(
  { host, before, after, kept, staged }: HostResult,
  { command, outcome, proxy }: Pick<Deployed, 'command' | 'outcome' | 'proxy'>,
  view: HostView | undefined,
): HostDocument {
  const { receipts, unmet, failures } = outcome;
  const straggler = outcome.stragglers.get(host);
  const failure = failures.get(host) ?? straggler?.error;
  const receipt = receipts.get(host);
  const traffic = outcome.traffic.get(host);
  const publish = publishedBy(view, after, proxy);
  const leftovers = unmet.filter((failure) => failure.host === host).map(({ error }) => error.message);
  return {
    host,
    outcome: outcomeOn(host, command, outcome),
    ...(failure && { error: errorDocument(failure) }),
    services: (after?.services ?? []).map((service) => serviceDocument(service, before)),
    ...(straggler && { serves: straggler.serves }),
    ...(receipt && { receipt }),
    ...(traffic && { traffic }),
    ...(publish && { publish }),
    ...staged,
    ...(kept.length > 0 && { kept: kept.map((one) => keptDocument(one, view)) }),
    ...(leftovers.length > 0 && { leftovers }),
  };
}

const publishedBy = (view: HostView | undefined, after: Generation | null, proxy: ProxyRequest) =>
  view?.proxy?.publish ?? (after === null ? undefined : publishOf(proxy));

function outcomeOn(
  host: string,
  command: string,
  { made, unmet, because, stragglers }: Outcome,
): OutcomeName {
  const straggler = stragglers.get(host);
  if (straggler?.answers === false) return 'unreachable';
  if (!made.has(host)) return 'unchanged';
  if (because === undefined || straggler?.serves === 'after') return DONE[command] ?? 'deployed';
  if (straggler) return 'failed';
  return unmet.some((failure) => failure.host === host) ? 'failed' : 'undone';
}

function keptDocument({ generation, keep }: KeptGoal, view: HostView | undefined): KeptDocument {
  const mark = view?.proxy?.kept.get(generation.id);
  return {
    release: generation.release,
    services: generation.services.map(({ name, color }) => ({ name, color })),
    ...(keep === undefined ? {} : { keepMs: keep }),
    ...(mark && keep === undefined
      ? { until: new Date(mark.until * 1000).toISOString(), isDue: mark.isDue }
      : {}),
  };
}

/** What `status` tells of one project. */
export function statusDocument(project: string, world: World): ResultDocument {
  const hosts = [...world].map(([host, view]): HostDocument => {
    const live = liveGeneration(view, project);
    const kept = keptGenerations(view, project).map((generation) => keptDocument({ generation }, view));
    const present = projectsOf(new Map([[host, view]]));
    return {
      host,
      ...(present.length > 0 && !present.includes(project) && { projects: present }),
      ...(live && { release: live.release }),
      services: (live?.services ?? []).map((service) => routedService(service, live, view)),
      ...stagedDocument(live, view, { isSeen: true }),
      ...supportingOf(project, view),
      ...(kept.length > 0 && { kept }),
      ...(view.proxy && { publish: view.proxy.publish }),
    };
  });
  const release = [...world.values()].map((view) => liveGeneration(view, project)?.release).find(Boolean);
  return { ok: true, command: 'status', project, ...(release === undefined ? {} : { release }), hosts };
}

function supportingOf(project: string, { supporting }: HostView): Pick<HostDocument, 'supporting'> {
  const ours = supporting.filter((found) => found.project === project);
  const names = [...new Set(ours.map(({ service }) => service))].sort();
  if (names.length === 0) return {};
  return {
    supporting: names.map((name) => supportingDocument(ours.filter(({ service }) => service === name))),
  };
}

function supportingDocument(containers: readonly SupportingView[]): SupportingDocument {
  const [first] = containers;
  const { service: name = '', image = { reference: '', digest: '' } } = first ?? {};
  return {
    name,
    image: image.reference,
    digest: image.digest,
    replicas: replicasIn(containers),
    state: containers.map(supportingState).join(', '),
  };
}

function supportingState({ state, health, exitCode }: SupportingView): string {
  if (state === 'exited') return `exited (${exitCode})`;
  return health === 'none' ? state : `${state} (${health})`;
}
