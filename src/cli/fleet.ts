import type { Engines } from '../apply/index.ts';
import {
  connect,
  endpointOf,
  type Endpoint,
  type Engine,
  type Environment,
  type Source,
} from '../engine/index.ts';
import { openProxy } from '../proxy/open.ts';
import { CtrBgError, onHost, type HostName, type HostWish } from '../types/index.ts';

/** A host of the command line or of the file, and who wrote it. */
export type Wanted = HostWish & Source;
export type Member = { readonly name: HostName; readonly endpoint: Endpoint; readonly wanted: Wanted };

/**
 * Connects to all hosts at once, or to none: one that cannot be reached is an error that names it. Throws USAGE or
 * CONFIG for what is written wrong, and when two names are one engine, which would deploy to it twice (FAILURES 17).
 */
export async function connectFleet(
  wanted: readonly Wanted[],
  environment: Environment,
  signal: AbortSignal,
): Promise<Engines> {
  const members = membersOf(wanted, environment);
  const settled = await Promise.allSettled(
    members.map(({ endpoint }) =>
      connect(endpoint, { environment, signal, onOpen: (first) => void openProxy(first) }),
    ),
  );
  const engines = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  try {
    throwFailures(members, settled);
    if (engines.length > 1) await refuseTwins(members, engines);
  } catch (error) {
    for (const engine of engines) engine.close();
    throw error;
  }
  return new Map(engines.map((engine, index) => [members[index]?.name ?? '', engine]));
}

/** The endpoints of the hosts and what each is called: as the file says, or else after its endpoint. */
export function membersOf(wanted: readonly Wanted[], environment: Environment): Member[] {
  const found = wanted.map((one) => ({ wanted: one, endpoint: endpointAt(one, environment) }));
  const short = found.map(({ wanted: one, endpoint }) => one.name ?? shortName(one, endpoint));
  return found.map(({ wanted: one, endpoint }, index) => {
    const first = found.findIndex((other) => other.endpoint.name === endpoint.name);
    const name = short[index] ?? '';
    if (first < index) throw twins(short[first] ?? '', name, `both are ${endpoint.name}`, one);
    const isUnique = short.filter((other) => other === name).length === 1;
    return { wanted: one, endpoint, name: isUnique || one.name !== undefined ? name : endpoint.name };
  });
}

function shortName({ endpoint: text }: Wanted, endpoint: Endpoint): HostName {
  if (/^context:/i.test(text)) return text.slice('context:'.length);
  return endpoint.kind === 'unix' ? 'local' : endpoint.host;
}

/** What only the engine room can judge, with the place in the file. */
function endpointAt({ endpoint, source, code, where }: Wanted, environment: Environment): Endpoint {
  try {
    return endpointOf(endpoint, { source, code }, { environment });
  } catch (error) {
    if (!(error instanceof CtrBgError) || where === undefined) throw error;
    const { hint } = error;
    throw new CtrBgError(error.code, error.message, { ...(hint && { hint }), where, cause: error });
  }
}

/** The first failure, with the others below it. */
function throwFailures(members: readonly Member[], settled: readonly PromiseSettledResult<Engine>[]): void {
  const failures = settled.flatMap((one, index) =>
    one.status === 'rejected' ? [failureOf(members[index], one.reason)] : [],
  );
  const [first, ...others] = failures;
  if (first === undefined) return;
  if (!(first instanceof CtrBgError)) throw first;
  const details = [...first.details, ...others.map(({ message }) => message)];
  throw new CtrBgError(first.code, first.message, {
    ...(first.hint === undefined ? {} : { hint: first.hint }),
    exitCode: first.exitCode,
    details,
    cause: first,
  });
}

/** Most say the endpoint already. */
function failureOf(member: Member | undefined, reason: unknown): Error {
  const { name = '', endpoint } = member ?? {};
  return name === endpoint?.name && reason instanceof CtrBgError ? reason : onHost(name, reason);
}

/** An engine has an id of its own, however it is reached. */
async function refuseTwins(members: readonly Member[], engines: readonly Engine[]): Promise<void> {
  const ids = await Promise.all(
    engines.map(async (engine, index) => {
      try {
        return (await engine.info()).ID;
      } catch (error) {
        throw onHost(members[index]?.name ?? '', error);
      }
    }),
  );
  for (const [index, id] of ids.entries()) {
    const [first, second] = [members[ids.indexOf(id)], members[index]];
    if (first && second && first !== second)
      throw twins(first.name, second.name, `both say that their id is ${id}`, second.wanted);
  }
}

function twins(first: HostName, second: HostName, why: string, { code, where }: Wanted): CtrBgError {
  const names = first === second ? `two hosts` : `${first} and ${second}`;
  return new CtrBgError(code, `${names} are one Docker engine: ${why}`, {
    ...(where && { where }),
    hint: 'Leave one of them out. Machines that were cloned with their engine need an id each: remove /etc/docker/key.json and /var/lib/docker/engine-id on one, and restart Docker there.',
  });
}
