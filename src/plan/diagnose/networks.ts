import type { ContainerFacts, Examination, NetworkFacts } from '../../types/index.ts';
import { isBusy, person, type Symptom } from './symptom.ts';

export function diagnoseNetworks(seen: Examination): Symptom[] {
  const { networks, names } = seen;
  const ours = networks.filter(({ isOurs, name }) => isOurs && name === names.network);
  const foreign = networks.filter(({ isOurs, name }) => !isOurs && name === names.network);
  const used = ours.filter(({ id }) => isUsed(id, seen));
  return [
    ...foreign.map((network) => foreignNetwork(network, ours.length > 0)),
    ...twins(ours, used),
    ...(ours.length === 0 && seen.proxy?.isOurs ? [missing(seen)] : []),
    ...ours.flatMap((network) => [...subnet(network), ...strangers(network, seen)]),
    ...(ours.length === 1 && used.length === 0 && seen.proxy === undefined && !isBusy(seen)
      ? ours.map(idle)
      : []),
  ];
}

const whereIs = ({ name, id }: NetworkFacts): string => `network ${name} (${id.slice(0, 12)})`;

const isUsed = (network: string, { containers }: Examination): boolean =>
  containers.some(({ addresses }) => addresses.has(network));

/** From then on every call that names the network is refused as ambiguous (FAILURES 27). */
const foreignNetwork = (network: NetworkFacts, isTwin: boolean): Symptom => ({
  code: isTwin ? 'network-twice' : 'name-taken',
  severity: 'risk',
  where: whereIs(network),
  message: 'it has the name of our network and is not ours',
  cure: person(`docker network rm ${network.id.slice(0, 12)}`),
});

function twins(ours: readonly NetworkFacts[], used: readonly NetworkFacts[]): Symptom[] {
  if (ours.length < 2) return [];
  const kept = used[0] ?? ours[0];
  return ours
    .filter((network) => network !== kept)
    .map((network) => ({
      code: 'network-twice',
      severity: 'risk',
      where: whereIs(network),
      message: `there is another network of its name, ${kept?.id.slice(0, 12)}`,
      cure: used.includes(network)
        ? person('containers are on both: take the projects on this host down, and deploy them again')
        : { kind: 'remove-network', id: network.id, text: `docker network rm ${network.id.slice(0, 12)}` },
    }));
}

/** Containers know a network by its id: no other one of its name will do. */
function missing({ names, containers }: Examination): Symptom {
  const members = containers.filter(({ role, networks }) => role !== '' && networks.includes(names.network));
  return {
    code: 'network-missing',
    severity: 'outage',
    where: `network ${names.network}`,
    message: 'it is gone, and what was on it cannot start',
    cure: person(
      `docker rm -f ${members.map(({ name }) => name).join(' ')}; then 'ctr-bg up' of each project makes all anew`,
    ),
  };
}

/** Dynamic addresses come from the upper half, ours from the lower one (FACTS 6). */
function subnet(network: NetworkFacts): Symptom[] {
  const prefix = /^(\d+\.\d+)\.0\.0\/16$/.exec(network.subnet)?.[1];
  const isKeptFree = prefix !== undefined && network.range === `${prefix}.128.0/17`;
  const wrong = isKeptFree
    ? []
    : [
        {
          code: 'network-subnet',
          severity: 'risk',
          where: whereIs(network),
          message: `it was not made by ctr-bg: the engine may give the addresses of a colour away (subnet ${network.subnet || 'none'}, range ${network.range || 'none'})`,
          cure: person('take the projects on this host down, remove the network, and deploy them again'),
        } as const,
      ];
  const overlaps = network.overlaps.map((other): Symptom => ({
    code: 'network-overlap',
    severity: 'risk',
    where: whereIs(network),
    message: `network ${other} has some of the same addresses`,
    cure: person(`docker network rm ${other}, or make it with another subnet`),
  }));
  return [...wrong, ...overlaps];
}

function strangers(network: NetworkFacts, seen: Examination): Symptom[] {
  return seen.containers.flatMap((container) => {
    const address = container.addresses.get(network.id) ?? '';
    if (container.role !== '' || !isColors(address)) return [];
    return [stranger(container, address, network, seen)];
  });
}

/** The lower half. */
const isColors = (address: string): boolean => address !== '' && Number(address.split('.')[2]) < 128;

function stranger(
  { name }: ContainerFacts,
  address: string,
  network: NetworkFacts,
  { view }: Examination,
): Symptom {
  const live = view?.proxy?.staged.filter(({ project, id }) => view.proxy?.onDisk.get(project) === id) ?? [];
  const owner = live
    .flatMap(({ services }) => services)
    .flatMap(({ instances }) => instances)
    .find((instance) => instance.address === address);
  return {
    code: 'address-taken',
    severity: owner ? 'outage' : 'risk',
    where: `container ${name}`,
    message: owner
      ? `it is not ours and has ${address}: what is meant for ${owner.name} reaches it`
      : `it is not ours and has ${address}, an address that a deploy may want`,
    cure: person(`docker network disconnect -f ${network.name} ${name}`),
  };
}

const idle = (network: NetworkFacts): Symptom => ({
  code: 'network-idle',
  severity: 'leftover',
  where: whereIs(network),
  message: 'nobody is on it, and there is no proxy',
  cure: { kind: 'remove-network', id: network.id, text: `docker network rm ${network.id.slice(0, 12)}` },
});
