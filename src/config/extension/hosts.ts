import { CtrBgError, type HostWish, type SourceLocation } from '../../types/index.ts';
import { isPresent, present } from '../present.ts';
import type { At } from './mistakes.ts';
import type { RawHosts } from './schema.ts';
import { OURS } from './unknown-key.ts';

const KEY = `${OURS}.hosts`;
const WITHOUT = 'Leave the key out for the engine that the docker command would use.';
const ENDPOINT = 'As in { name: web-1, endpoint: ssh://deploy@web-1.example.com }.';
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
  const { name, endpoint } = typeof raw === 'string' ? { name: undefined, endpoint: raw } : raw;
  if (!isPresent(endpoint)) throw fail(`${KEY}[${index}] needs an endpoint`, ENDPOINT, where);
  return { ...present('name', name), endpoint, ...present('where', where) };
}

function fail(message: string, hint: string, where: SourceLocation | undefined): CtrBgError {
  return new CtrBgError('CONFIG', message, { ...(where && { where }), hint });
}
