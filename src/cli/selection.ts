import { suggest } from '../config/suggest.ts';
import { CtrBgError, type HostName, type HostWish } from '../types/index.ts';
import type { GlobalFlags } from './flags.ts';

type Flags = Pick<GlobalFlags, 'host' | 'group'>;
type Selected = {
  /** With their places in the list of the file. */
  readonly hosts: readonly { readonly host: HostWish; readonly index: number }[];
  /** What those are called that were not chosen. */
  readonly left: readonly HostName[];
};

/** An endpoint has a scheme or a port; a word without either is the name of a host of the file. */
export const isEndpoint = (text: string): boolean => /[:/]/.test(text) || text.trim() === '';

/** Whether some of the hosts of the file are meant. */
export const isSelection = ({ host, group = [] }: Flags): boolean =>
  group.length > 0 || host.some((text) => !isEndpoint(text));

/**
 * The hosts of the file that -H and --group name, in the order of the file; all of them when neither does. Throws USAGE
 * for a name that nobody has.
 */
export function select(written: readonly HostWish[], { host, group = [] }: Flags): Selected {
  const all = written.map((one, index) => ({ host: one, index }));
  if (!isSelection({ host, group })) return { hosts: all, left: [] };
  const given = host.find(isEndpoint);
  if (given !== undefined) throw mixed(given, { host, group });
  const names = written.flatMap(({ name }) => name ?? []);
  const groups = [...new Set(written.flatMap(({ groups: own = [] }) => own))];
  for (const name of host) if (!names.includes(name)) throw unknown('host', name, names);
  for (const name of group) if (!groups.includes(name)) throw unknown('group', name, groups);
  const isMeant = ({ name, groups: own = [] }: HostWish): boolean =>
    (name !== undefined && host.includes(name)) || own.some((one) => group.includes(one));
  return {
    hosts: all.filter((one) => isMeant(one.host)),
    left: written.filter((one) => !isMeant(one)).map(({ name, endpoint }) => name ?? endpoint),
  };
}

function mixed(endpoint: string, { host, group = [] }: Flags): CtrBgError {
  const name = host.find((text) => !isEndpoint(text));
  const other = name === undefined ? `--group ${group[0] ?? ''}` : `-H ${name}`;
  return new CtrBgError(
    'USAGE',
    `-H ${endpoint} is an endpoint, and ${other} chooses among the file's hosts`,
    {
      hint: 'Give either endpoints, or names and groups of the file.',
    },
  );
}

function unknown(what: 'host' | 'group', name: string, known: readonly string[]): CtrBgError {
  const near = suggest(name, known);
  const place = `x-ctr-bg.hosts`;
  const others = known.length === 0 ? `No ${what} has a name there.` : `There are: ${known.join(', ')}.`;
  const endpoint = what === 'host' ? ' An endpoint is written with its scheme, as in ssh://HOST.' : '';
  return new CtrBgError('USAGE', `there is no ${what} ${name} in ${place}`, {
    hint: near === undefined ? others + endpoint : `Did you mean ${near}? ${others}${endpoint}`,
  });
}
