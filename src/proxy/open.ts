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

/** Proxies that were seen running while the connection was made. */
const sightings = new WeakMap<Engine['shell'], string>();

/**
 * Opens the shell of the proxy, if there is one, so that it is there when the first question is to be asked. Never
 * rejects: what is wrong will show when the proxy is observed.
 */
export async function openProxy(engine: FirstCalls): Promise<void> {
  try {
    const found = await inspectProxy(engine);
    if (found?.State.Status !== 'running') return;
    sightings.set(engine.shell, found.Id);
    await engine.shell(found.Id).run(['true']);
  } catch {
    // Observing meets it again, and tells.
  }
}

/**
 * The id of the proxy that `openProxy` saw. While its shell is being opened the engine lets nobody look at it, and who is
 * about to speak to that shell need not wait for two things.
 */
export const sightedProxy = ({ shell }: Pick<Engine, 'shell'>): string | undefined => sightings.get(shell);
