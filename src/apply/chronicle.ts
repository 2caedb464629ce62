import { holds, isGate, liveGeneration, standsFor } from '../plan/index.ts';
import {
  CtrBgError,
  type Decision,
  type Emit,
  type Generation,
  replicasOf,
  type Goal,
  type HostName,
  type HostView,
  type JournalNote,
  type JournalService,
  type JournalTraffic,
  type Occasion,
  type Outcome,
  type Plan,
  type Target,
  type TrafficSummary,
  type World,
} from '../types/index.ts';
import type { Fleet } from './host.ts';

/** The part of a deploy that its journal tells of. */
type Command = {
  readonly project: string;
  readonly to: Target;
  /** As it was before. */
  readonly world: World;
  readonly fleet: Fleet;
  readonly emit: Emit;
  /** Absent: nothing is written. */
  readonly occasion?: Occasion;
};

/** The journal of one command. It may be lost, so none of these ever rejects: what cannot be written is told. */
export type Chronicle = {
  /** Called before the switch; most of it was done beside other work by then. `views` are of now. */
  readonly intended: (views: ReadonlyMap<HostName, HostView>) => Promise<void>;
  readonly decided: (decision: Decision, views: ReadonlyMap<HostName, HostView>) => Promise<void>;
  readonly ended: (outcome: Outcome, views: ReadonlyMap<HostName, HostView>) => Promise<void>;
};

const NONE: Chronicle = {
  intended: async () => undefined,
  decided: async () => undefined,
  ended: async () => undefined,
};

/**
 * Begins to write down what a command is about to do, on every host where the project is; on the others that waits
 * until it has its place on the proxy's volume. A command that changes nothing by its first plan leaves no trace.
 */
export function startChronicle(options: Command, first: Plan): Chronicle {
  const { occasion, project, world } = options;
  if (occasion === undefined || !isChange(first, world)) return NONE;
  const begun = new Map(
    [...world].flatMap(([host, view]) =>
      view.proxy?.state === 'running' && view.proxy.onDisk.has(project)
        ? [[host, note(host, view, intentOf(host, occasion, options), options)]]
        : [],
    ),
  );
  const onAll = async (views: ReadonlyMap<HostName, HostView>, of: (host: HostName) => JournalNote) => {
    await Promise.all([...views].map(([host, view]) => note(host, view, of(host), options)));
  };
  return {
    intended: async (views) => {
      const late = new Map([...views].filter(([host]) => !begun.has(host)));
      await Promise.all([...begun.values(), onAll(late, (host) => intentOf(host, occasion, options))]);
    },
    decided: async (decision, views) => {
      await Promise.all(begun.values());
      await onAll(views, () => decisionOf(decision, occasion));
    },
    ended: async (outcome, views) => {
      // Where nothing serves any more, or still nothing, the journal has gone with the project.
      const there = [...views].filter(([host]) => isThere(host, outcome, options));
      await onAll(new Map(there), (host) => outcomeOf(outcome, host, occasion));
    },
  };
}

function isThere(host: HostName, { because }: Outcome, { project, to, world }: Command): boolean {
  const view = world.get(host);
  if (because === undefined) return Boolean(to.get(host)?.generation);
  return view !== undefined && liveGeneration(view, project) !== null;
}

async function note(
  host: HostName,
  view: HostView,
  entry: JournalNote,
  { fleet, project, emit }: Command,
): Promise<void> {
  try {
    if (view.proxy !== null) await fleet.get(host)?.note(view.proxy, project, entry);
  } catch (error) {
    const message = `the history on ${host} misses something: ${(error as Error).message}`;
    emit({ kind: 'warning', message });
  }
}

export function isChange({ reversible, final }: Plan, world: World): boolean {
  const steps = [...reversible, ...final].flatMap(({ lanes }) => lanes.flatMap(({ waves }) => waves.flat()));
  return steps.some((step) => {
    const view = world.get(step.host);
    return !isGate(step) && view !== undefined && !holds(step, view);
  });
}

function intentOf(host: HostName, occasion: Occasion, { project, to, world }: Command): JournalNote {
  const view = world.get(host);
  const generation = to.get(host)?.generation ?? null;
  const live = view === undefined ? null : liveGeneration(view, project);
  const staged = stagedBy(generation, live);
  return {
    kind: 'intent',
    ...occasion,
    ...(isIrreversible(to.get(host), world.get(host), project) && { irreversible: true }),
    from: live?.release ?? null,
    to: generation?.release ?? null,
    ...(staged && { staged: staged.release }),
    services: ((staged ?? generation)?.services ?? []).map(
      ({ name, image, color, ...service }): JournalService => ({
        name,
        image: image.reference,
        digest: image.digest,
        color,
        replicas: replicasOf(service),
      }),
    ),
  };
}

/** What is staged by a command, or given up by one that lets serve what serves. */
function stagedBy(to: Generation | null, live: Generation | null): Generation | undefined {
  if (to?.preview) return to.preview.next;
  return to !== null && to.release === live?.release ? live.preview?.next : undefined;
}

function decisionOf(decision: Decision, { id }: Occasion): JournalNote {
  if (decision.way === 'forward') return { kind: 'decision', id, way: 'forward' };
  return { kind: 'decision', id, way: 'back', because: decision.because.message };
}

/** Whether a migration is to be run that the release before could not serve on. */
function isIrreversible(goal: Goal | undefined, view: HostView | undefined, project: string): boolean {
  const final = (goal?.support.services ?? []).filter(({ migration }) => migration?.reversible === false);
  return final.some((service) =>
    service.instances.some(
      (instance) => !view?.supporting.some((found) => standsFor(found, { project, service, instance })),
    ),
  );
}

function outcomeOf(outcome: Outcome, host: HostName, { id }: Occasion) {
  const { kind, timings, skew, receipts, unmet, migrations } = outcome;
  const traffic = outcome.traffic.get(host);
  const because = outcome.because ?? outcome.afterwards;
  const receipt = receipts.get(host);
  const code = because instanceof CtrBgError ? because.code : 'INTERNAL';
  return {
    kind: 'outcome',
    id,
    outcome: kind,
    timings,
    ...(receipt && { receipt }),
    ...(receipt && skew && { skew }),
    ...(traffic && { traffic: trafficNote(traffic) }),
    irreversible: migrations.some((run) => run.host === host && !run.reversible),
    ...(because && { error: { code, message: because.message } }),
    leftovers: unmet.filter((failure) => failure.host === host).map(({ error }) => error.message),
  } as const satisfies JournalNote;
}

function trafficNote(traffic: TrafficSummary): JournalTraffic {
  const { requests, failedByProxy, failedByApplication, longestGapMs } = traffic;
  return { requests, failedByProxy, failedByApplication, longestGapMs };
}
