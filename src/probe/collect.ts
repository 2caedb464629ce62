import type { Evidence } from '../diagnose/index.ts';
import type { ContainerInspect, Engine } from '../engine/index.ts';
import type { End } from './failure.ts';
import type { Answer } from './judge.ts';
import type { ProbeOptions, ProbeTarget } from './options.ts';
import { pageOf } from './page.ts';
import { redactionFor } from './secrets.ts';
import { listenersOf } from './sockets.ts';

const LOG_LINES = 50;
const CHECKS = 3;
/** How long evidence is looked for, in ms: who waits for a deploy to be undone does not wait for more. */
const PATIENCE = 10_000;

export type Subject = {
  readonly failure: Evidence['failure'];
  readonly target: ProbeTarget;
  readonly answers: readonly Answer[];
  readonly engineSays?: string;
  readonly end?: End;
};

type Options = Pick<ProbeOptions, 'proxy' | 'service' | 'port' | 'host' | 'settings' | 'secrets'>;

/**
 * Looks at a container that did not become healthy, while it is still there. Each look is taken for itself, and what
 * cannot be seen is left out: a failure to explain never hides the failure.
 */
export async function collect(engine: Engine, options: Options, subject: Subject): Promise<Evidence> {
  const { target } = subject;
  const [look, redact] = await Promise.all([
    soon(engine.inspectContainer(target.container).then((found) => ({ found }))),
    soon(redactionFor(engine, target.container, options.secrets)),
  ]);
  const found = look?.found;
  // Whoever is removed is killed first, and the engine tells that first.
  const failure = look !== undefined && found === undefined ? 'gone' : subject.failure;
  const [log, live] = await Promise.all([
    soon(engine.tailLogs(target.container, LOG_LINES)),
    isRunning(found, failure) ? lookInside(engine, options, target, found) : undefined,
  ]);
  // Without knowing what is to be hidden, nothing is shown that could hold it.
  const hide = redact ?? (() => NOT_SHOWN);
  const { body } = live ?? {};
  return {
    ...asked(options, { ...subject, failure }, hide),
    ...ran(found, subject, hide),
    ...live,
    ...(body === undefined ? {} : { body: hide(body) }),
    isTls: live?.isTls ?? false,
    log: (redact ? (log ?? []) : []).map(hide),
  };
}

const NOT_SHOWN = '<not shown>';

const isRunning = (
  found: ContainerInspect | undefined,
  failure: Evidence['failure'],
): found is ContainerInspect =>
  found?.State.Running === true && !found.State.Restarting && failure !== 'exited';

/** What only one that runs can show. */
async function lookInside(
  engine: Engine,
  { proxy, host, port, settings: { path } }: Options,
  { address }: ProbeTarget,
  found: ContainerInspect,
): Promise<Pick<Evidence, 'body' | 'listens'> & { readonly isTls?: boolean }> {
  const [page, listens] = await Promise.all([
    soon(pageOf(engine, proxy, { host, address, port, path })),
    soon(listenersOf(engine, proxy, found)),
  ]);
  return { ...page, ...(listens && { listens }) };
}

type Redact = (text: string) => string;

/** What was asked, and what came back. */
function asked({ service, port, settings }: Options, { failure, target, answers }: Subject, hide: Redact) {
  return {
    failure,
    service,
    container: target.name,
    port,
    path: settings.path,
    status: answers.at(-1)?.status ?? 0,
    answers: answers.map(({ text }) => hide(text)),
  };
}

/** What the engine tells of its run. */
function ran(
  found: ContainerInspect | undefined,
  { end, engineSays }: Subject,
  hide: Redact,
): Pick<Evidence, 'engineSays' | 'hasCheck' | 'checks' | 'state'> {
  if (found === undefined) return { engineSays: hide(engineSays ?? ''), hasCheck: false, checks: [] };
  const { Health, Status, ExitCode, OOMKilled, Error } = found.State;
  const checks = (Health?.Log ?? []).slice(-CHECKS);
  return {
    engineSays: hide(engineSays ?? Error),
    hasCheck: Health !== undefined && ['starting', 'unhealthy'].includes(Health.Status),
    checks: checks.map((check) => ({ exitCode: check.ExitCode, output: hide(check.Output.trim()) })),
    state: {
      status: end ? 'exited' : Status,
      exitCode: end?.exitCode ?? ExitCode,
      outOfMemory: OOMKilled || end?.outOfMemory === true,
      restarts: found.RestartCount,
    },
  };
}

/** Undefined when it fails, or takes too long. */
async function soon<Value>(look: Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE);
  });
  try {
    return await Promise.race([look, late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
