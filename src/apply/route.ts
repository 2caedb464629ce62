import type { Engine } from '../engine/index.ts';
import { checkRoutes, claimsHosts } from '../plan/index.ts';
import { observeDisk, switchGeneration, type Switched } from '../proxy/index.ts';
import { CtrBgError, type HostView, type MakeStep } from '../types/index.ts';
import { runningProxy } from './running-proxy.ts';

/** How often a claim is judged anew. */
const CLAIMS = 20;

/**
 * Projects hold locks of their own, so two may claim one host at the same moment. Who claims one that it does not serve
 * yet switches only while the others serve what its claim was judged by; else it is judged anew.
 */
export async function route(
  engine: Engine,
  { project, generation }: Extract<MakeStep, { kind: 'route' }>,
  view: HostView,
  signal: AbortSignal,
  meet?: () => Promise<void>,
): Promise<Switched> {
  const isClaim = generation !== null && claimsHosts(generation, view);
  let proxy = runningProxy(view);
  for (let tries = 0; tries < CLAIMS; tries++) {
    signal.throwIfAborted();
    if (isClaim) checkRoutes(generation, { ...view, proxy });
    const others = isClaim ? proxy.onDisk : undefined;
    const switched = await switchGeneration(engine, proxy.container, project, generation?.id, {
      others,
      meet,
    });
    if (switched) return switched;
    proxy = await observeDisk(engine, proxy);
  }
  throw new CtrBgError('SWITCH_FAILED', `other projects were switched ${CLAIMS} times meanwhile`, {
    hint: 'Deploy again when the deploys of the other projects on this host are over.',
  });
}
