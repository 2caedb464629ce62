import type { Engine } from '../engine/index.ts';
import type { HookStep } from '../plan/index.ts';
import { PROXY } from '../proxy/index.ts';
import { CtrBgError, LABEL, ROLE, SCHEMA, type HookContainer } from '../types/index.ts';
import type { Placement } from './container-spec.ts';
import { makeAnew } from './container.ts';
import { runLocally } from './local-command.ts';
import { hookFailed, inTime, listen, runToEnd, type Listener } from './run-to-end.ts';
import { warningOf, type Telling } from './supporting.ts';

/** In ms: what one that is called off gets to end by itself. */
const GRACE = 4000;

/** Runs a command of the user to its end, and leaves nothing of it behind. Throws HOOK_FAILED. */
export async function runHook(engine: Engine, step: HookStep, { signal, emit }: Telling): Promise<void> {
  const { hook, host, variables } = step;
  const { name, timeout, action } = hook;
  const listener = listen(host, name, emit);
  const what = `the hook ${name}`;
  try {
    const end = await inTime({ what, ms: timeout, signal }, listener, (until) =>
      action.kind === 'local'
        ? runLocally(action, { variables, signal: until, onLine: listener.onLine })
        : runInContainer(engine, step, action, { signal: until, emit }, listener),
    );
    if (end !== 'exit code 0')
      throw hookFailed(`${what} ended with ${end}`, listener, 'What it wrote usually says why.');
  } catch (error) {
    throw isAfterSwitch(step) ? withExitCode(error) : error;
  }
}

/** What serves is not in question any more: that the hook has failed needs a person. */
const isAfterSwitch = ({ hook: { name } }: HookStep): boolean =>
  name === 'post-switch' || name === 'on-rollback';

function withExitCode(error: unknown): unknown {
  if (!(error instanceof CtrBgError) || error.code !== 'HOOK_FAILED') return error;
  const { code, message, hint, details } = error;
  return new CtrBgError(code, message, { details, exitCode: 8, ...(hint !== undefined && { hint }) });
}

async function runInContainer(
  engine: Engine,
  step: HookStep,
  action: HookContainer,
  { signal, emit }: Telling,
  listener: Listener,
): Promise<string> {
  const name = `${step.project}-hook-${step.hook.name}-${step.number}`;
  const onWarning = warningOf(emit);
  const left = await engine.inspectContainer(name);
  const isOurs = left?.Config.Labels[LABEL.role] === ROLE.hook;
  if (left && isOurs) await engine.removeContainer(left.Id, { force: true });
  const id = await makeAnew(engine, undefined, await placementOf(engine, name, step, action), onWarning);
  try {
    await engine.startContainer(id);
    return `exit code ${await runToEnd(engine, { id, name }, signal, listener)}`;
  } finally {
    try {
      if (signal.aborted) await engine.stopContainer(id, Math.min(action.stopGrace, GRACE));
      await engine.removeContainer(id, { force: true });
    } catch (error) {
      onWarning(`${name} is left: ${(error as Error).message}`);
    }
  }
}

async function placementOf(
  engine: Engine,
  name: string,
  { project, number, variables }: HookStep,
  { image, stopGrace, container }: HookContainer,
): Promise<Placement> {
  const { hostConfig, environment } = container;
  // A first deploy that was turned back has taken its networks along.
  const there = new Set((await engine.listNetworks([])).map((network) => network.Name));
  const networks = container.networks.filter((network) => there.has(network.name));
  const hasOwn = hostConfig.NetworkMode !== undefined;
  const proxy =
    hasOwn || !there.has(PROXY.network) ? [] : [{ name: PROXY.network, aliases: [], endpoint: {} }];
  const isAlone = !hasOwn && networks.length + proxy.length === 0;
  return {
    name,
    image: image.source,
    settings: {
      ...container,
      networks,
      environment: { ...environment, ...variables },
      hostConfig: { ...hostConfig, ...(isAlone && { NetworkMode: 'bridge' }) },
    },
    stopGrace,
    labels: {
      [LABEL.schema]: SCHEMA,
      [LABEL.role]: ROLE.hook,
      [LABEL.project]: project,
      [LABEL.number]: String(number),
      [LABEL.stopGrace]: String(stopGrace),
    },
    restart: { Name: 'no' },
    networks: proxy,
  };
}
