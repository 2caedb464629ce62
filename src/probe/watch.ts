import type { ContainerEvent, ContainerInspect, Engine } from '../engine/index.ts';
import { LABEL } from '../types/index.ts';
import { deferred } from './deferred.ts';
import { ProbeFailure, type Failure } from './failure.ts';
import type { ProbeOptions } from './options.ts';

export type Watch = {
  /** Resolves when every container that has a HEALTHCHECK is healthy by it. */
  readonly checksPassed: Promise<void>;
  /** Never resolves; rejects when a container ends, or is unhealthy by its HEALTHCHECK. */
  readonly failed: Promise<never>;
};

/** Subscribes to the engine's events first and looks second, so that no end in between is missed. */
export async function watchContainers(
  engine: Engine,
  options: ProbeOptions,
  signal: AbortSignal,
): Promise<Watch> {
  const labels = [`${LABEL.project}=${options.project}`, `${LABEL.service}=${options.service}`];
  const events = await engine.containerEvents(labels, signal);
  const pending = new Set(options.targets.map(({ container }) => container));
  const passed = deferred<void>();
  const failed = deferred<never>();
  failed.promise.catch(() => undefined);
  // Containers that have just started: to such a one the first verdict of its HEALTHCHECK is final. One that has run
  // before may be ill because its database was away, and get well.
  const fresh = new Set<string>();
  const settle = (container: string, verdict: Verdict): void => {
    if (typeof verdict === 'object' && verdict.kind === 'healthcheck' && !fresh.has(container)) return;
    if (verdict === 'healthy') pending.delete(container);
    if (typeof verdict === 'object') failed.reject(new ProbeFailure(verdict));
    if (pending.size === 0) passed.resolve();
  };
  await Promise.all(
    [...pending].map(async (container) => {
      const found = await engine.inspectContainer(container);
      if (found !== undefined && isFirstVerdict(found.State)) fresh.add(container);
      settle(container, stateVerdict(container, found));
    }),
  );
  follow(events, options, settle).catch((error: unknown) => failed.reject(error));
  return { checksPassed: passed.promise, failed: failed.promise };
}

/** The exit code of a process that the kernel has killed. */
const SIGKILLED = 137;

type Verdict = 'healthy' | 'undecided' | Failure;

/**
 * `Running` is true while a container restarts, and an exited one still shows its last health (FACTS 11, FAILURES 36).
 * How often it was restarted before says nothing: one that serves may have crashed a month ago. A crash from now on is
 * an event.
 */
function stateVerdict(container: string, found: ContainerInspect | undefined): Verdict {
  if (found === undefined) return { kind: 'gone', container };
  const { Status, Restarting, Health, ExitCode, OOMKilled } = found.State;
  if (Status === 'exited' || Status === 'dead' || Restarting)
    return { kind: 'exited', container, end: { exitCode: ExitCode, outOfMemory: OOMKilled } };
  if (Health?.Status === 'unhealthy') return { kind: 'healthcheck', container };
  return Health?.Status === 'starting' ? 'undecided' : 'healthy';
}

/** The engine remembers that many results of a HEALTHCHECK. */
const REMEMBERED = 5;

/**
 * Whether a verdict of the HEALTHCHECK, of now or still to come, is the first since the container started. A quick check
 * may have failed before anybody looked: then the engine remembers all its results since the start, and none was good.
 * Exported for its test.
 */
export function isFirstVerdict({ StartedAt, Health }: ContainerInspect['State']): boolean {
  if (Health === undefined) return false;
  if (Health.Status === 'starting') return true;
  const since = (Health.Log ?? []).filter(({ Start }) => Date.parse(Start) >= Date.parse(StartedAt));
  return since.length > 0 && since.length < REMEMBERED && since.every(({ ExitCode }) => ExitCode !== 0);
}

async function follow(
  events: AsyncIterable<ContainerEvent>,
  { targets }: ProbeOptions,
  settle: (container: string, verdict: Verdict) => void,
): Promise<void> {
  for await (const { Action, Actor } of events) {
    if (targets.some(({ container }) => container === Actor.ID))
      settle(Actor.ID, eventVerdict(Action, Actor));
  }
}

function eventVerdict(action: string, { ID: container, Attributes }: ContainerEvent['Actor']): Verdict {
  if (action === 'die' || action === 'oom') {
    const outOfMemory = action === 'oom';
    const exitCode = outOfMemory ? SIGKILLED : Number(Attributes['exitCode'] ?? 0);
    return { kind: 'exited', container, end: { exitCode, outOfMemory } };
  }
  if (action === 'health_status: unhealthy') return { kind: 'healthcheck', container };
  return action === 'health_status: healthy' ? 'healthy' : 'undecided';
}
