import type { ContainerInspect, Engine, FirstCalls } from '../engine/index.ts';
import { CtrBgError, LABEL } from '../types/index.ts';
import { PROXY } from './layout.ts';

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
 * Never rejects: what is wrong will show when the proxy is observed.
 */
export async function openProxy(engine: FirstCalls): Promise<void> {
  try {
    const found = await inspectProxy(engine);
    if (found?.State.Status === 'running') await engine.openShell(found.Id);
  } catch {
    // Observing meets it again, and tells.
  }
}
