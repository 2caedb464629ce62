import { CtrBgError, type GenerationId, type Generation, type HostView } from '../types/index.ts';

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
  const isThere = view.proxy?.unreadable.some((one) => one.project === project && one.id === id);
  throw isThere ? unreadable(project, id) : lost(project, id);
}

/** Throws PROXY_UNUSABLE when nobody can tell what another project has, so that nothing of it can be respected. */
export function checkReadable({ proxy }: HostView): void {
  const unknown = proxy?.unreadable.find(({ project, id }) => proxy.onDisk.get(project) === id);
  if (unknown) throw unreadable(unknown.project, unknown.id);
}

function unreadable(project: string, id: GenerationId): CtrBgError {
  return new CtrBgError('PROXY_UNUSABLE', `the document of generation ${id} of ${project} cannot be read`, {
    hint: "It was written by another version of ctr-bg, or by hand: use that version, or run 'ctr-bg doctor --fix', which writes it anew from what nginx serves.",
  });
}

function lost(project: string, id: GenerationId): CtrBgError {
  return new CtrBgError(
    'PROXY_UNUSABLE',
    `the proxy serves generation ${id} of ${project}, which is not on its volume`,
    {
      hint: "'ctr-bg doctor' says what can be done.",
    },
  );
}
