import type { HostView, NetworkSettings, Support, VolumeSettings, VolumeView } from '../types/index.ts';
import { contentId } from './identity.ts';

/** 12 hex digits over how a network or volume is defined; a label keeps those that it was made by. */
export function definitionHash({ labels, body }: NetworkSettings | VolumeSettings): string {
  return contentId({ labels, body });
}

/** `isForeign`: somebody else made it, such as Compose or a person. */
export type Outdated = {
  readonly kind: 'network' | 'volume';
  readonly name: string;
  readonly isForeign: boolean;
};

/**
 * What is there under the name of a wanted network or volume, but was made by another definition or not by us. Both
 * are in use, and a volume holds data, so they are left alone, and told.
 */
export function outdatedResources({ networks, volumes }: Support, view: HostView): Outdated[] {
  const found = new Map(view.networks.map((network) => [network.name, network]));
  return [
    ...networks.flatMap((network) => outdated('network', network, found.get(network.name))),
    ...volumes.flatMap((volume) => outdated('volume', volume, view.volumes.get(volume.name))),
  ];
}

function outdated(
  kind: Outdated['kind'],
  settings: NetworkSettings | VolumeSettings,
  found: VolumeView | undefined,
): Outdated[] {
  if (settings.external || found === undefined) return [];
  const { name } = settings;
  if (found.project === undefined) return [{ kind, name, isForeign: true }];
  const isSame = found.configHash === undefined || found.configHash === definitionHash(settings);
  return isSame ? [] : [{ kind, name, isForeign: false }];
}
