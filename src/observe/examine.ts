import type { ContainerSummary, Engine } from '../engine/index.ts';
import { PROXY, examineGenerations, examineNetworks, examineProxy, parseHolder } from '../proxy/index.ts';
import {
  CtrBgError,
  LABEL,
  ROLE,
  type ContainerFacts,
  type ContainerState,
  type EngineFacts,
  type Examination,
  type HostView,
} from '../types/index.ts';
import { observeHost } from './host.ts';

/** Looks at a host for `doctor`: what keeps every other command from looking is no failure here, but a finding. */
export async function examineHost(engine: Engine): Promise<Examination> {
  const listed = engine.listContainers([]);
  const [facts, containers, locks, networks, volume, proxy, looked] = await Promise.all([
    examineEngine(engine),
    examineContainers(engine, listed),
    listed.then((all) => all.flatMap(lockedBy)),
    engine.listNetworks([]),
    engine.inspectVolume(PROXY.volume),
    examineProxy(engine),
    look(engine),
  ]);
  return {
    names: { proxy: PROXY.container, network: PROXY.network, root: PROXY.root },
    engine: facts,
    containers,
    atWork: [...(proxy?.inside?.atWork ?? []), ...locks],
    networks: examineNetworks(networks),
    hasVolume: volume !== undefined,
    ...(proxy === undefined ? {} : { proxy }),
    ...looked,
    rebuilt: looked.view === undefined ? [] : await examineGenerations(engine, looked.view),
  };
}

async function examineEngine(engine: Engine): Promise<EngineFacts> {
  const { endpoint, version } = engine;
  const before = Date.now();
  const { SystemTime, MemTotal } = await engine.info();
  const ours = (before + Date.now()) / 2;
  const skew = Math.round(Date.parse(SystemTime) - ours);
  return {
    endpoint,
    version,
    skew: Number.isNaN(skew) ? 0 : skew,
    ...(MemTotal ? { memory: MemTotal } : {}),
  };
}

async function look(engine: Engine): Promise<{ view: HostView } | { view?: never; obstacle: CtrBgError }> {
  try {
    return { view: await observeHost(engine, [], []) };
  } catch (error) {
    if (error instanceof CtrBgError) return { obstacle: error };
    throw error;
  }
}

/** All of them; ours are judged by inspect, since a listing can lie (FAILURES 42). */
async function examineContainers(
  engine: Engine,
  listed: Promise<readonly ContainerSummary[]>,
): Promise<ContainerFacts[]> {
  const found = await Promise.all(
    (await listed).map(async (summary) => {
      if (summary.Labels[LABEL.role] === undefined) return [factsOf(summary)];
      const inspected = await engine.inspectContainer(summary.Id);
      if (inspected === undefined) return [];
      const { RestartPolicy } = inspected.HostConfig;
      const state = inspected.State.Status as ContainerState;
      return [{ ...factsOf(summary), state, restart: RestartPolicy?.Name ?? '' }];
    }),
  );
  return found.flat().sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The project of the lock of a host that has no proxy yet, which is a container. */
function lockedBy({ Labels, State }: ContainerSummary): string[] {
  if (Labels[LABEL.role] !== ROLE.lock || State !== 'running') return [];
  const holder = parseHolder(Labels[LABEL.holder] ?? '');
  return holder === undefined ? [] : [holder.project];
}

function factsOf({ Id, Names, State, Labels, Ports, Networks }: ContainerSummary): ContainerFacts {
  const networks = Object.entries(Networks);
  return {
    id: Id,
    name: (Names[0] ?? Id).replace(/^\//, ''),
    state: State as ContainerState,
    role: Labels[LABEL.role] ?? '',
    schema: Labels[LABEL.schema] ?? '',
    project: Labels[LABEL.project] ?? '',
    restart: '',
    ports: Ports.flatMap(({ IP, PublicPort }) => (PublicPort > 0 ? [{ address: IP, port: PublicPort }] : [])),
    addresses: new Map(networks.map(([, { NetworkID, IPAddress }]) => [NetworkID, IPAddress])),
    networks: networks.map(([name]) => name),
  };
}
