import type { Draft } from './draft.ts';

/** How many containers: `x-ctr-bg.replicas` before Compose's own two keys, which agree where both are there. */
export function replicasOf(name: string, { model, own }: Draft): number {
  const { scale, deploy } = model.services[name] ?? {};
  return own.get(name)?.replicas ?? scale ?? deploy?.replicas ?? 1;
}
