import { startLoad, type LaneOptions, type Load } from '../load/index.ts';
import { runCase, type Ground, type Played } from './case.ts';
import { served } from './invariants.ts';
import { prepared, type Scenario } from './scenarios.ts';
import { NEIGHBOUR, PORT, VERSIONS, type Stage } from './stage.ts';
import type { Seen } from './world.ts';

const HOUR = 3_600_000;

/**
 * Brings a scenario under way: the neighbour where it has one, an undisturbed run that shows its calls and what is
 * clean, and the strict load. Afterwards everything of ours is taken down.
 */
export async function onGround<Result>(
  stage: Stage,
  scenario: Scenario,
  work: (ground: Ground, undisturbed: Played) => Promise<Result>,
): Promise<Result> {
  if (scenario.neighbour) {
    const services = { web: { version: 'v1', route: NEIGHBOUR } } as const;
    await stage.must(['up', '-f', await stage.file('neighbour', services)]);
  }
  const loads: Load[] = [];
  try {
    const rough = { stage, scenario, loads };
    const clean = await settled(rough);
    // Docker's own forwarder of a published port dies with the engine, whatever becomes of containers.
    const at = scenario.engine === 'live-restore' ? await proxyAt(stage) : PUBLISHED;
    if (scenario.load) loads.push(await strictLoad(stage, scenario.load.host, scenario.load.paths, at));
    if (scenario.neighbour) loads.push(await strictLoad(stage, NEIGHBOUR, ['/'], at));
    const ground = { ...rough, clean, calls: [], isLoaded: scenario.load !== undefined };
    const undisturbed = await runCase(ground);
    return await work({ ...ground, calls: undisturbed.calls }, undisturbed);
  } finally {
    for (const load of loads) await load[Symbol.asyncDispose]();
    for (const project of [scenario.project, ...(scenario.neighbour ? ['neighbour'] : [])])
      await stage.must(['down', '-p', project]);
  }
}

/** The world after two undisturbed turns: what one of them leaves for the next is no leftover. */
async function settled({ stage, scenario }: Pick<Ground, 'stage' | 'scenario'>): Promise<Seen> {
  for (let turns = 0; turns < 2; turns++) {
    const before = await prepared(stage, scenario);
    const { args, recovery } = await scenario.next(stage, served(before));
    await stage.must(args);
    await stage.must(recovery);
  }
  return stage.look(scenario.project);
}

type Place = { readonly host: string; readonly port: number };
const PUBLISHED: Place = { host: '127.0.0.1', port: PORT };

/** The proxy's own address in its network. */
async function proxyAt(stage: Stage): Promise<Place> {
  const { containers } = await stage.look('');
  return { host: containers.find(({ name }) => name === 'ctr-bg-proxy')?.address ?? '', port: 80 };
}

/** Kept-alive connections, and new ones, that forgive nothing. */
export function strictLoad(
  { engine }: Stage,
  host: string,
  paths: readonly string[],
  at: Place = PUBLISHED,
): Promise<Load> {
  const lanes = paths.flatMap((path): LaneOptions[] => [
    { kind: 'keep-alive', name: `${host}${path} kept alive`, path, connections: 4, rate: 80 },
    { kind: 'new-connection', name: `${host}${path} anew`, path, rate: 20 },
  ]);
  const target = { ...at, hostHeader: host };
  return startLoad({ target, versions: VERSIONS, lanes, maxDuration: 6 * HOUR }, (argv) =>
    engine.inside(argv),
  );
}
