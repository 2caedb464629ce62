import type { Engine, NetworkInspect } from '../engine/index.ts';
import { CtrBgError, LABEL, proxyLabels, type NetworkFacts, type NetworkView } from '../types/index.ts';

import { PROXY } from './layout.ts';

/** Where our network may lie: far from Docker's own pools (172.16/12, 192.168/16) and from the usual 10.0 and 10.1. */
const CANDIDATES = [210, 211, 212, 213, 214, 215, 216, 217].map((second) => `10.${second}.0.0/16`);

/** The proxy's network, or the subnet that it will get: the first candidate that no other network overlaps. */
export function proxyNetworkOf(networks: readonly NetworkInspect[]): NetworkView {
  const ours = networks.find(({ Name, Labels }) => Name === PROXY.network && Labels[LABEL.role] === 'proxy');
  const subnet = ours && subnets(ours)[0];
  if (ours && subnet) return { id: ours.Id, subnet };
  if (networks.some(({ Name }) => Name === PROXY.network)) throw foreignNetwork();
  const taken = networks.flatMap(subnets);
  const free = CANDIDATES.find((candidate) => !taken.some((other) => overlaps(candidate, other)));
  if (free === undefined) throw noSubnet();
  return { subnet: free };
}

/** Networks of our name, and those that our label marks; two networks of one name are possible (FAILURES 27). */
export function examineNetworks(networks: readonly NetworkInspect[]): NetworkFacts[] {
  const isOurs = ({ Labels }: NetworkInspect): boolean => Labels[LABEL.role] === 'proxy';
  return networks
    .filter((one) => one.Name === PROXY.network || isOurs(one))
    .map((one) => {
      const [subnet = ''] = subnets(one);
      const others = networks.filter(({ Id }) => Id !== one.Id);
      const overlapping = others.filter((other) => subnets(other).some((taken) => overlaps(subnet, taken)));
      return {
        id: one.Id,
        name: one.Name,
        isOurs: isOurs(one),
        subnet,
        range: one.IPAM.Config?.[0]?.IPRange ?? '',
        overlaps: subnet === '' ? [] : overlapping.map(({ Name }) => Name),
      };
    });
}

function subnets({ IPAM }: NetworkInspect): string[] {
  return (IPAM.Config ?? []).flatMap(({ Subnet }) => (Subnet?.includes('.') ? [Subnet] : []));
}

function overlaps(a: string, b: string): boolean {
  const [first, second] = [a, b].map(parse);
  if (!first || !second) return false;
  const bits = Math.min(first.bits, second.bits);
  return Math.floor(first.address / 2 ** (32 - bits)) === Math.floor(second.address / 2 ** (32 - bits));
}

function parse(subnet: string): { address: number; bits: number } {
  const [address = '', bits = '32'] = subnet.split('/');
  return {
    address: address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0),
    bits: Number(bits),
  };
}

/** Dynamic addresses come from the upper half; ours, which are static, from the lower one (FACTS 6). */
export async function createNetwork(engine: Engine, subnet: string): Promise<void> {
  const prefix = subnet.split('.').slice(0, 2).join('.');
  await engine.createNetwork({
    Name: PROXY.network,
    Driver: 'bridge',
    CheckDuplicate: true,
    Labels: { ...proxyLabels },
    IPAM: { Config: [{ Subnet: subnet, IPRange: `${prefix}.128.0/17`, Gateway: `${prefix}.128.1` }] },
  });
}

function foreignNetwork(): CtrBgError {
  return new CtrBgError('PROXY_UNUSABLE', `a network named ${PROXY.network} exists that is not ours`, {
    hint: `Rename or remove it: 'docker network inspect ${PROXY.network}' shows who made it.`,
  });
}

function noSubnet(): CtrBgError {
  return new CtrBgError('PROXY_UNUSABLE', `no free subnet is left for the network of the proxy`, {
    hint: `One of ${CANDIDATES.join(', ')} must be free; 'docker network prune' removes networks that are not used.`,
  });
}
