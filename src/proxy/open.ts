import type { ContainerInspect, Engine, FirstCalls, ShellScript } from '../engine/index.ts';
import { CtrBgError, LABEL } from '../types/index.ts';
import { KEEP } from './kept-scripts.ts';
import { PROXY } from './layout.ts';
import { RELEASE, SIGN, TAKE } from './lease-scripts.ts';
import { OBSERVE } from './observe-script.ts';
import { APPEND, PAST, PRUNE, STAGE } from './scripts.ts';
import { CLOCK, SERVING, SWITCH, TELL, WORKERS } from './switch-scripts.ts';

/** What every deploy needs. */
export const AT_HAND: readonly ShellScript[] = [
  TAKE,
  OBSERVE,
  PAST,
  APPEND,
  STAGE,
  KEEP,
  SWITCH,
  WORKERS,
  SERVING,
  SIGN,
  PRUNE,
  RELEASE,
  TELL,
  CLOCK,
];

/** Throws PROXY_UNUSABLE when another container has the proxy's name. */
export async function inspectProxy(
  engine: Pick<Engine, 'inspectContainer'>,
): Promise<ContainerInspect | undefined> {
  const found = await engine.inspectContainer(PROXY.container);
  if (found === undefined || found.Config.Labels[LABEL.role] === 'proxy') return found;
  throw new CtrBgError('PROXY_UNUSABLE', `a container named ${PROXY.container} exists that is not ours`, {
    hint: 'Rename or remove it; ctr-bg touches only what carries its labels.',
  });
}

/**
 * Opens the shell of the proxy, if one runs. From then on `Engine.openedShell` says which one that is: while its shell is
 * being opened the engine lets nobody look at it, and who is about to speak to that shell need not wait for two things.
 * `scripts` are those of others that it is to have at hand beside ours. Never rejects: what is wrong will show when the proxy is observed.
 */
export async function openProxy(engine: FirstCalls, scripts: readonly ShellScript[]): Promise<void> {
  try {
    const found = await inspectProxy(engine);
    if (found?.State.Status === 'running') await engine.openShell(found.Id, [...AT_HAND, ...scripts]);
  } catch {
    // Observing meets it again, and tells.
  }
}

type Ways<Answer> = {
  /** Of a proxy that runs. */
  readonly ask: (container: string) => Promise<Answer>;
  /** Of one that does not: only the engine can read its volume. */
  readonly read: (container: string) => Promise<Answer>;
};

/**
 * What the proxy of a host is, and its answer; undefined when there is none. The one that was seen before is most likely
 * still the one: it is asked while that is made sure.
 */
export async function askProxy<Answer>(
  engine: Pick<Engine, 'inspectContainer' | 'openedShell'>,
  { ask, read }: Ways<Answer>,
): Promise<{ readonly found: ContainerInspect; readonly answer: Answer } | undefined> {
  const sighted = engine.openedShell();
  const asked = sighted === undefined ? undefined : ask(sighted);
  asked?.catch(() => undefined);
  const found = await inspectProxy(engine);
  if (found === undefined) return undefined;
  if (found.State.Status !== 'running') return { found, answer: await read(found.Id) };
  return { found, answer: await ((found.Id === sighted ? asked : undefined) ?? ask(found.Id)) };
}
