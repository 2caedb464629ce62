import { CtrBgError, type HostView, type Support } from '../types/index.ts';

/** Throws CONFIG when a network or volume of somebody else's is not there: it is not ours to make. */
export function checkExternals({ networks, volumes }: Support, view: HostView): void {
  const network = networks.find(
    ({ name, external }) => external && !view.networks.some((found) => found.name === name),
  );
  if (network) throw absent('network', network.name);
  const volume = volumes.find(({ name, external }) => external && !view.volumes.has(name));
  if (volume) throw absent('volume', volume.name);
}

function absent(what: 'network' | 'volume', name: string): CtrBgError {
  return new CtrBgError('CONFIG', `the external ${what} ${name} is not on the host`, {
    hint: `Make it with 'docker ${what} create ${name}', or take 'external' out to have it made.`,
  });
}
