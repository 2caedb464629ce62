import { CtrBgError, type HostWish, type SourceLocation } from '../../types/index.ts';
import { isPresent, present } from '../present.ts';
import type { At } from './mistakes.ts';
import type { RawHosts } from './schema.ts';
import { OURS } from './unknown-key.ts';

const KEY = `${OURS}.hosts`;
const WITHOUT = 'Leave the key out for the engine that the docker command would use.';
const ENDPOINT = 'As in { name: web-1, endpoint: ssh://deploy@web-1.example.com }.';
const NAMED = 'A release knows the values of its hosts by their names: give it a name.';
const GIVE = 'Add it to the variables of the host.';
const OWN_NAME = 'Every host needs a name of its own.';

/** The engines that a file names. Throws CONFIG for a list of none, one without an endpoint, and two of one name. */
export function hostsOf(raw: RawHosts | null | undefined, at: At): readonly HostWish[] {
  if (!isPresent(raw)) return [];
  if (raw.length === 0) throw fail(`${KEY} must name at least one host`, WITHOUT, at([OURS, 'hosts'], 'key'));
  const hosts = raw.map((one, index) => hostOf(one, index, at));
  for (const [index, { name }] of hosts.entries()) {
    const isTwice = name !== undefined && hosts.findIndex((one) => one.name === name) < index;
    if (isTwice) throw fail(`two of ${KEY} are called ${name}`, OWN_NAME, at([OURS, 'hosts', index, 'name']));
  }
  return hosts;
}

function hostOf(raw: RawHosts[number], index: number, at: At): HostWish {
  const where = at([OURS, 'hosts', index]);
  if (typeof raw === 'string') return { endpoint: raw, ...present('where', where) };
  const { name, endpoint, groups, variables } = raw;
  if (!isPresent(endpoint)) throw fail(`${KEY}[${index}] needs an endpoint`, ENDPOINT, where);
  if (!isPresent(name) && isPresent(variables))
    throw fail(`${KEY}[${index}] has variables and no name`, NAMED, where);
  return {
    ...present('name', name),
    endpoint,
    ...present('groups', groups),
    ...present('variables', variables),
    ...present('where', where),
  };
}

/** Throws CONFIG unless each host has a value for every variable that differs by host and is used. */
export function checkHostVariables(hosts: readonly HostWish[], used: readonly string[]): void {
  for (const { name, endpoint, variables = {}, where } of hosts) {
    const lacking = used.find((one) => !Object.hasOwn(variables, one));
    if (lacking !== undefined)
      throw fail(
        `${name ?? endpoint} has no ${lacking}, which services use and other hosts have`,
        GIVE,
        where,
      );
  }
}

function fail(message: string, hint: string, where: SourceLocation | undefined): CtrBgError {
  return new CtrBgError('CONFIG', message, { ...(where && { where }), hint });
}
