import { liveGeneration } from '../plan/index.ts';
import { errorDocument } from '../report/index.ts';
import {
  CtrBgError,
  type Generation,
  type HostDocument,
  type HostView,
  type Outcome,
  type OutcomeName,
  type PlacedService,
  type ResultDocument,
  type ServiceDocument,
  type SupportingDocument,
  type SupportingView,
  type Target,
  type World,
} from '../types/index.ts';

type Deployed = {
  readonly command: string;
  readonly project: string;
  readonly world: World;
  readonly target: Target;
  readonly outcome: Outcome;
};

/** What `up` and `down` tell. `world` is what was before. */
export function deployDocument({ command, project, world, target, outcome }: Deployed): ResultDocument {
  const back = outcome.because !== undefined;
  const error = failureOf(outcome);
  const generations = [...world].map(([host, view]) => {
    const before = liveGeneration(view, project);
    const after = back ? before : (target.get(host)?.generation ?? null);
    return { host, before, after };
  });
  const release = generations.find(({ after }) => after !== null)?.after?.release;
  const name = command === 'down' && outcome.kind === 'deployed' ? 'removed' : outcome.kind;
  return {
    ok: error === undefined,
    command,
    project,
    ...(release === undefined ? {} : { release }),
    outcome: name,
    hosts: generations.map(({ host, before, after }) =>
      hostDocument(host, before, after, { command, outcome }, world.get(host)),
    ),
    timings: outcome.timings,
    ...(error ? { error: errorDocument(error) } : {}),
  };
}

/** Why a command fails: what could not be finished is told as left over, unless others may be at it. */
export function failureOf({ because, unmet }: Outcome): Error | undefined {
  const lost = unmet.find(({ error }) => error instanceof CtrBgError && error.code === 'LOCK_LOST');
  return because ?? lost?.error;
}

function hostDocument(
  host: string,
  before: Generation | null,
  after: Generation | null,
  { command, outcome }: Pick<Deployed, 'command' | 'outcome'>,
  view: HostView | undefined,
): HostDocument {
  const { receipts, unmet, failures } = outcome;
  const failure = failures.get(host);
  const receipt = receipts.get(host);
  const leftovers = unmet.filter((failure) => failure.host === host).map(({ error }) => error.message);
  return {
    host,
    outcome: outcomeOn(host, command, outcome),
    ...(failure && { error: errorDocument(failure) }),
    services: (after?.services ?? []).map((service) => serviceDocument(service, before)),
    ...(receipt && { receipt }),
    ...(view?.proxy && { publish: view.proxy.publish }),
    ...(leftovers.length > 0 && { leftovers }),
  };
}

function outcomeOn(host: string, command: string, { made, unmet, because }: Outcome): OutcomeName {
  if (!made.has(host)) return 'unchanged';
  if (because === undefined) return command === 'down' ? 'removed' : 'deployed';
  return unmet.some((failure) => failure.host === host) ? 'failed' : 'undone';
}

function serviceDocument(service: PlacedService, before: Generation | null): ServiceDocument {
  const { name, image, color, instances } = service;
  const old = before?.services.find((candidate) => candidate.name === name);
  const changed = old !== undefined && before !== null && old.configHash !== service.configHash;
  return {
    name,
    image: image.reference,
    digest: image.digest,
    color,
    replicas: instances.length,
    ...(changed && { previous: { release: before.release, color: old.color, digest: old.image.digest } }),
  };
}

/** What `status` tells of one project. */
export function statusDocument(project: string, world: World): ResultDocument {
  const hosts = [...world].map(([host, view]): HostDocument => {
    const live = liveGeneration(view, project);
    return {
      host,
      ...(live && { release: live.release }),
      services: (live?.services ?? []).map((service) => ({
        ...serviceDocument(service, live),
        state: stateOf(service, view),
        routes: service.routes.map(({ host, path }) => (path === '/' ? host : `${host}${path}`)),
      })),
      ...supportingOf(project, view),
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
    replicas: containers.length,
    state: containers.map(supportingState).join(', '),
  };
}

function supportingState({ state, health, exitCode }: SupportingView): string {
  if (state === 'exited') return `exited (${exitCode})`;
  return health === 'none' ? state : `${state} (${health})`;
}

function stateOf({ instances }: PlacedService, { containers }: HostView): string {
  const states = instances.map(
    ({ name }) => containers.find((found) => found.name === name)?.state ?? 'gone',
  );
  const running = states.filter((state) => state === 'running').length;
  return running === states.length ? 'running' : `${running} of ${states.length} running`;
}
