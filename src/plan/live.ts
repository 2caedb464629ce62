import { CtrBgError, type Generation, type HostView } from '../types/index.ts';

/**
 * What a host serves of a project: the generation that nginx itself answers with, or, where no nginx runs, the
 * one that it would load when it starts.
 * Throws PROXY_UNUSABLE when that generation's document is not on the volume: then nobody knows what may go.
 */
export function liveGeneration(view: HostView, project: string): Generation | null {
  const id = view.proxy?.loaded.get(project) ?? view.proxy?.onDisk.get(project);
  if (id === undefined) return null;
  const found = view.proxy?.staged.find(
    (generation) => generation.project === project && generation.id === id,
  );
  if (found) return found;
  throw new CtrBgError(
    'PROXY_UNUSABLE',
    `the proxy serves generation ${id} of ${project}, which is not on its volume`,
    {
      hint: `Run 'ctr-bg down --project ${project}' and deploy again, or restore the volume.`,
    },
  );
}
