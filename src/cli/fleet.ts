import type { Engines } from '../apply/index.ts';
import {
  connect,
  endpointOf,
  sharedSwarm,
  type Endpoint,
  type Engine,
  type Environment,
  type Source,
} from '../engine/index.ts';
import { PROBE } from '../probe/script.ts';
import { openProxy } from '../proxy/open.ts';
import { CtrBgError, onHost, type HostName, type HostWish } from '../types/index.ts';

/** A host of the command line or of the file, and who wrote it. */
export type Wanted = HostWish & Source;
export type Member = { readonly name: HostName; readonly endpoint: Endpoint; readonly wanted: Wanted };

/** Those of several hosts that answered, and why the others did not. */
export type Reached = {
  readonly engines: Engines;
  /** The one that comes first, whether it answered or not. */
  readonly first: HostName;
  readonly failures: ReadonlyMap<HostName, CtrBgError>;
};

/**
 * Connects to all hosts at once. Throws USAGE or CONFIG for what is written wrong, and when two names are one engine,
 * which would deploy to it twice (FAILURES 17).
 */
export async function connectFleet(
  wanted: readonly Wanted[],
  environment: Environment,
  signal: AbortSignal,
): Promise<Reached> {
  const members = membersOf(wanted, environment);
  const settled = await Promise.allSettled(
    members.map(({ endpoint }) =>
      connect(endpoint, { environment, signal, onOpen: (first) => void openProxy(first, [PROBE]) }),
    ),
  );
  const reached = members.flatMap((member, index) => {
    const one = settled[index];
    return one?.status === 'fulfilled' ? [{ member, engine: one.value }] : [];
  });
  try {
    const failures = failuresOf(members, settled);
    if (reached.length > 1) await refuseTwins(reached);
    const swarm = sharedSwarm(reached.map(({ engine }) => engine));
    const engines = new Map(reached.map(({ member, engine }) => [member.name, { ...engine, swarm }]));
    return { engines, first: members[0]?.name ?? '', failures };
  } catch (error) {
    for (const { engine } of reached) engine.close();
    throw error;
  }
}

/** All of them, or none: throws the first failure, with the others below it. */
export function everyEngine({ engines, failures }: Reached): Engines {
  // What is called after its endpoint is named by its error already.
  const named = [...failures].map(([host, error]) => (host.includes('://') ? error : onHost(host, error)));
  const [first, ...others] = named;
  if (first === undefined) return engines;
  for (const engine of engines.values()) engine.close();
  const { code, message, exitCode, hint, details } = first;
  throw new CtrBgError(code, message, {
    ...(hint === undefined ? {} : { hint }),
    exitCode,
    details: [...details, ...others.map((other) => other.message)],
    cause: first,
  });
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

/** Throws what is no failure of a host. */
function failuresOf(
  members: readonly Member[],
  settled: readonly PromiseSettledResult<Engine>[],
): Map<HostName, CtrBgError> {
  const failures = new Map<HostName, CtrBgError>();
  for (const [index, one] of settled.entries()) {
    if (one.status === 'fulfilled') continue;
    const failure: unknown = one.reason;
    if (!(failure instanceof CtrBgError)) throw failure;
    failures.set(members[index]?.name ?? '', failure);
  }
  return failures;
}

/** An engine has an id of its own, however it is reached. */
async function refuseTwins(reached: readonly { member: Member; engine: Engine }[]): Promise<void> {
  const known = await Promise.all(
    reached.map(async ({ member, engine }) => {
      try {
        return { member, id: (await engine.info()).ID };
      } catch (error) {
        throw onHost(member.name, error);
      }
    }),
  );
  for (const { member, id } of known) {
    const first = known.find((other) => other.id === id)?.member;
    if (first && first !== member)
      throw twins(first.name, member.name, `both say that their id is ${id}`, member.wanted);
  }
}

function twins(first: HostName, second: HostName, why: string, { code, where }: Wanted): CtrBgError {
  const names = first === second ? `two hosts` : `${first} and ${second}`;
  return new CtrBgError(code, `${names} are one Docker engine: ${why}`, {
    ...(where && { where }),
    hint: 'Leave one of them out. Machines that were cloned with their engine need an id each: remove /etc/docker/key.json and /var/lib/docker/engine-id on one, and restart Docker there.',
  });
}
