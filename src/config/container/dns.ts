import type { HostConfig } from '../../types/index.ts';
import { listAt } from './numbers.ts';
import type { Subject } from './subject.ts';

/** How names are resolved in the container. */
export function dnsOf({ service }: Subject): HostConfig {
  // An address may hold colons, a name cannot.
  const hosts = service.extra_hosts?.map((entry) => entry.replace('=', ':'));
  return {
    ...listAt('Dns', service.dns),
    ...listAt('DnsOptions', service.dns_opt),
    ...listAt('DnsSearch', service.dns_search),
    ...listAt('ExtraHosts', hosts),
  };
}
