import type { EndpointSettings, NetworkAttachment } from '../../types/index.ts';
import type { ComposeServiceNetwork } from '../compose/model.ts';
import { present } from '../present.ts';
import { linksOf } from './links.ts';
import { listAt } from './numbers.ts';
import { mistake, type Subject } from './subject.ts';

const INTERFACE = 'com.docker.network.endpoint.ifname';

/** The networks of a service, by priority and then by name; none with a `network_mode`. */
export function attachmentsOf(subject: Subject): NetworkAttachment[] {
  const { service, model, name } = subject;
  if (service.network_mode !== undefined) return [];
  const links = linksOf(subject);
  const keys = prioritised(service.networks ?? {});
  checkMac(subject, keys[0]);
  return keys.map((key, index) => {
    const own = service.networks?.[key] ?? {};
    const mac = own.mac_address ?? (index === 0 ? service.mac_address : undefined);
    return {
      name: model.networks?.[key]?.name ?? key,
      aliases: [name, ...(own.aliases ?? [])],
      endpoint: { ...listAt('Links', links), ...endpointOf(own), ...present('MacAddress', mac) },
    };
  });
}

/** Network keys in the order in which a container is put on them. */
export function prioritised(networks: Readonly<Record<string, ComposeServiceNetwork | null>>): string[] {
  return Object.entries(networks)
    .toSorted(([a, one], [b, other]) => {
      const difference = (other?.priority ?? 0) - (one?.priority ?? 0);
      return difference !== 0 ? difference : a < b ? -1 : 1;
    })
    .map(([key]) => key);
}

function endpointOf(own: ComposeServiceNetwork): EndpointSettings {
  const ipam = {
    ...present('IPv4Address', own.ipv4_address),
    ...present('IPv6Address', own.ipv6_address),
    ...listAt('LinkLocalIPs', own.link_local_ips),
  };
  const named = own.interface_name === undefined ? {} : { [INTERFACE]: own.interface_name };
  const options = { ...own.driver_opts, ...named };
  return {
    ...(Object.keys(ipam).length > 0 && { IPAMConfig: ipam }),
    ...(Object.keys(options).length > 0 && { DriverOpts: options }),
    ...present('GwPriority', own.gw_priority),
  };
}

function checkMac(subject: Subject, first: string | undefined): void {
  const { mac_address: own, networks } = subject.service;
  const other = first === undefined ? undefined : networks?.[first]?.mac_address;
  if (own === undefined || other === undefined || own === other) return;
  throw mistake(
    subject,
    ['mac_address'],
    `mac_address of ${subject.name} is another one than that of its network ${first ?? ''}`,
    'Leave the one of the service out.',
  );
}
