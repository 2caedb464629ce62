import type { HostView, NetworkSettings, Support, VolumeSettings } from '../types/index.ts';
import { contentId } from './identity.ts';

/** 12 hex digits over how a network or volume is defined; a label keeps those that it was made by. */
export function definitionHash({ labels, body }: NetworkSettings | VolumeSettings): string {
  return contentId({ labels, body });
}

export type Outdated = { readonly kind: 'network' | 'volume'; readonly name: string };

/**
 * Ours that were made by another definition than the wanted one. Both are in use, and a volume holds data, so they
 * are left alone, and told.
 */
export function outdatedResources({ networks, volumes }: Support, view: HostView): Outdated[] {
  const made = new Map(view.networks.map(({ name, configHash }) => [name, configHash]));
  return [
    ...networks
      .filter((network) => isOther(network, made.get(network.name)))
      .map(({ name }) => ({ kind: 'network', name }) as const),
    ...volumes
      .filter((volume) => isOther(volume, view.volumes.get(volume.name)?.configHash))
      .map(({ name }) => ({ kind: 'volume', name }) as const),
  ];
}

const isOther = (settings: NetworkSettings | VolumeSettings, made: string | undefined): boolean =>
  !settings.external && made !== undefined && made !== definitionHash(settings);
