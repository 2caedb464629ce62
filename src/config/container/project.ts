import type { EngineNeed, NetworkBody, NetworkSettings, VolumeSettings } from '../../types/index.ts';
import type { ComposeModel, ComposeNetwork } from '../compose/model.ts';
import { present } from '../present.ts';
import { listAt } from './numbers.ts';
import type { ContainerContext } from './subject.ts';

/** The networks of a project, for POST /networks/create. */
export function networksOf({ model, at }: Pick<ContainerContext, 'model' | 'at'>): NetworkSettings[] {
  return Object.entries(model.networks ?? {}).map(([key, network]) => ({
    name: network.name,
    external: network.external ?? false,
    labels: network.labels ?? {},
    body: network.external === true ? {} : networkBody(network),
    needs: networkNeeds(key, network, at),
  }));
}

function networkBody(network: ComposeNetwork): NetworkBody {
  return {
    ...present('Driver', network.driver),
    ...present('Options', network.driver_opts),
    ...present('Internal', network.internal),
    ...present('Attachable', network.attachable),
    ...present('EnableIPv4', network.enable_ipv4),
    ...present('EnableIPv6', network.enable_ipv6),
    ...ipamOf(network),
  };
}

function ipamOf({ ipam: { driver, options, config = [] } }: ComposeNetwork): NetworkBody {
  if (driver === undefined && options === undefined && config.length === 0) return {};
  const pools = config.map(({ subnet, gateway, ip_range, aux_addresses }) => ({
    ...present('Subnet', subnet),
    ...present('IPRange', ip_range),
    ...present('Gateway', gateway),
    ...present('AuxiliaryAddresses', aux_addresses),
  }));
  return {
    IPAM: { ...present('Driver', driver), ...present('Options', options), ...listAt('Config', pools) },
  };
}

/** An engine before that gives addresses of IPv4 in any case. */
function networkNeeds(key: string, network: ComposeNetwork, at: ContainerContext['at']): EngineNeed[] {
  if (network.enable_ipv4 !== false) return [];
  const where = at(['networks', key, 'enable_ipv4']);
  return [{ what: `enable_ipv4 of the network ${key}`, api: '1.48', ...(where && { where }) }];
}

/** The volumes of a project, for POST /volumes/create. */
export function volumesOf(model: ComposeModel): VolumeSettings[] {
  return Object.values(model.volumes ?? {}).map((volume) => ({
    name: volume.name,
    external: volume.external ?? false,
    labels: volume.labels ?? {},
    body:
      volume.external === true
        ? {}
        : { ...present('Driver', volume.driver), ...present('DriverOpts', volume.driver_opts) },
  }));
}
