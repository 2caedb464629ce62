import type { Engine } from '../engine/index.ts';
import { asideName, isUp, standsFor } from '../plan/index.ts';
import {
  CtrBgError,
  LABEL,
  ROLE,
  SCHEMA,
  type Emit,
  type GateStep,
  type HostView,
  type MakeStep,
  type RestartPolicy,
  type SupportingView,
} from '../types/index.ts';
import type { Placement } from './container-spec.ts';
import { settingsLost, startOrMake } from './container.ts';
import { hookFailed, inTime, listen, runToEnd } from './run-to-end.ts';
import { waitFor } from './wait-for.ts';

type NewStep = Extract<MakeStep, { kind: 'started' | 'completed' }>;
/** How the one who waits is called off, and told. */
export type Telling = { readonly signal: AbortSignal; readonly emit: Emit };

export const warningOf =
  (emit: Emit) =>
  (message: string): void =>
    emit({ kind: 'warning', message });

type ReadyStep = Extract<GateStep, { kind: 'ready' }>;

const LOG_LINES = 10;

/** Starts the container that is there, or makes it first. Returns its id. */
export async function startSupporting(
  engine: Engine,
  step: NewStep,
  view: HostView,
  onWarning: (message: string) => void,
): Promise<string> {
  const found = view.supporting.find((one) => standsFor(one, step));
  if (found && isUp(found.state)) return found.id;
  return startOrMake(engine, found, () => placementOf(step), onWarning);
}

function placementOf({ project, service, instance }: NewStep): Placement {
  const { container, image, stopGrace } = service;
  if (container === undefined) throw settingsLost(instance.name);
  const labels = {
    [LABEL.schema]: SCHEMA,
    [LABEL.role]: ROLE.supporting,
    [LABEL.project]: project,
    [LABEL.service]: service.name,
    [LABEL.number]: String(instance.number),
    [LABEL.configHash]: service.configHash,
    [LABEL.image]: image.reference,
    [LABEL.digest]: image.digest,
    [LABEL.stopGrace]: String(stopGrace),
    [LABEL.restart]: restartOf(container.hostConfig.RestartPolicy),
  };
  return { name: instance.name, image: image.source, settings: container, stopGrace, labels, networks: [] };
}

/** `on-failure:3` */
function restartOf({ Name, MaximumRetryCount = 0 }: RestartPolicy = { Name: 'no' }): string {
  return `${Name || 'no'}${MaximumRetryCount > 0 ? `:${MaximumRetryCount}` : ''}`;
}

/** Runs a one-off to its end, and shows what it writes. Throws when that is no good one: UNHEALTHY, or HOOK_FAILED. */
export async function completeSupporting(
  engine: Engine,
  step: NewStep,
  view: HostView,
  { signal, emit }: Telling,
): Promise<void> {
  const id = await startSupporting(engine, step, view, warningOf(emit));
  const { name } = step.instance;
  const { name: source, migration } = step.service;
  const listener = listen(step.host, source, emit);
  const end = (until: AbortSignal) => runToEnd(engine, { id, name }, until, listener);
  const exitCode = await (migration
    ? inTime({ what: source, ms: migration.timeout, signal }, listener, end)
    : end(signal));
  if (exitCode === 0) return;
  const message = `${migration ? source : name} ended with exit code ${exitCode}`;
  if (migration)
    throw hookFailed(message, listener, 'The new release was not started; blue goes on serving.');
  throw await ill(engine, id, name, message);
}

/** Gets a container that is there going again, as it was: its name, its restart policy, running. */
export async function resumeSupporting(
  engine: Engine,
  { id, name, restart }: SupportingView,
  view: HostView,
): Promise<void> {
  const now = view.supporting.find((found) => found.id === id);
  if (now !== undefined && now.name !== name) await engine.renameContainer(id, name);
  await engine.setRestartPolicy(id, restart);
  await engine.startContainer(id);
}

/** Gives a container that does not run its name and its restart policy back. */
export async function returnSupporting(engine: Engine, { id, name, restart }: SupportingView): Promise<void> {
  await engine.setRestartPolicy(id, restart);
  await engine.renameContainer(id, name);
}

/**
 * Makes way without being destroyed, so that a deploy that fails can bring it back. The restart policy goes first:
 * a daemon that restarts would revive it beside the new one, on the same data.
 */
export async function setAside(engine: Engine, container: SupportingView): Promise<void> {
  // A dead one can be neither changed nor started, only removed.
  if (container.state !== 'dead') {
    await engine.setRestartPolicy(container.id, 'no');
    await engine.stopContainer(container.id, container.stopGrace);
  }
  await engine.renameContainer(container.id, asideName(container));
}

/** Resolves when the HEALTHCHECK of every container of the service passes; of one that nobody insists on, in any case. */
export async function witnessReady(
  engine: Engine,
  step: ReadyStep,
  view: HostView,
  { signal, emit }: Telling,
): Promise<void> {
  const { project, service, required } = step;
  try {
    await Promise.all(
      service.instances.map(async (instance) => {
        const found = view.supporting.find((one) => standsFor(one, { project, service, instance }));
        await waitUntilHealthy(engine, found?.id ?? instance.name, instance.name, signal);
      }),
    );
  } catch (error) {
    if (required || !(error instanceof CtrBgError) || error.code !== 'UNHEALTHY') throw error;
    emit({ kind: 'warning', message: `${error.message}; nobody insists on it ('required: false')` });
  }
}

async function waitUntilHealthy(
  engine: Engine,
  id: string,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const { State } = await waitFor(engine, id, name, signal, ({ State: { Status, Health } }) => {
    const undecided = Health?.Status === 'starting' && Status !== 'exited' && Status !== 'dead';
    return !undecided;
  });
  if (State.Status === 'running' && State.Health?.Status === 'healthy') return;
  if (State.Status !== 'running')
    throw await ill(engine, id, name, `${name} exited with code ${State.ExitCode}`);
  if (State.Health === undefined || State.Health.Status === 'none') throw noHealthcheck(name);
  const last = State.Health.Log?.at(-1)?.Output.trim();
  throw await ill(engine, id, name, `${name} is unhealthy by its HEALTHCHECK: ${last || 'no output'}`);
}

async function ill(engine: Engine, id: string, name: string, message: string): Promise<CtrBgError> {
  const log = await engine.tailLogs(id, LOG_LINES);
  return new CtrBgError('UNHEALTHY', message, {
    hint: 'Its last log lines usually say why. Services that wait for it were not started.',
    ...(log.length > 0 && { details: [`last lines of ${name}:`, ...log.map((line) => `  ${line}`)] }),
  });
}

function noHealthcheck(name: string): CtrBgError {
  return new CtrBgError('UNHEALTHY', `others wait until ${name} is healthy, and it has no HEALTHCHECK`, {
    hint: "Give its service a 'healthcheck', or wait with 'condition: service_started'.",
  });
}
