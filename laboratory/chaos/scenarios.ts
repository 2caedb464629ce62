import type { Wanted } from './invariants.ts';
import { COMMON_FAULTS, type Fault } from './faults.ts';
import type { Dying } from './phases.ts';
import type { Services, Stage, Version } from './stage.ts';
import type { Seen } from './world.ts';

/** One way to use the command line, again and again: what is done before, what is struck, what must come of it. */
export type Scenario = {
  readonly name: string;
  readonly project: string;
  /** Host and paths of the strict load on the project; absent where it serves nothing before or after. */
  readonly load?: { readonly host: string; readonly paths: readonly string[] };
  /** Whether another project is behind the same proxy. */
  readonly neighbour: boolean;
  /** Containers that are wanted. */
  readonly replicas: number;
  readonly dying: Dying;
  readonly faults: readonly Fault[];
  readonly engine: EngineKind;
  /** The commands that make the world that the struck one is to find; none when it is so already. */
  readonly prepare: (stage: Stage, seen: Seen) => Promise<readonly (readonly string[])[]>;
  readonly next: (stage: Stage, live: Wanted) => Promise<Turn>;
};

/**
 * What is special about the engine: its containers run on without it, it has a small disk of its own, or the clock of
 * its proxy can be put off.
 */
export type EngineKind = 'plain' | 'live-restore' | 'small-disk' | 'clock';

const PLAIN = { faults: COMMON_FAULTS, engine: 'plain' } as const;

/** Makes the world that the struck command is to find; returns what it looks like. */
export async function prepared(stage: Stage, { project, prepare }: Scenario): Promise<Seen> {
  const seen = await stage.look(project);
  const commands = await prepare(stage, seen);
  for (const args of commands) await stage.must(args);
  return commands.length === 0 ? seen : stage.look(project);
}

/** One command and what has to come of it. */
export type Turn = {
  readonly args: readonly string[];
  readonly wanted: Wanted;
  /** The one plain command that follows, and what it reaches. */
  readonly recovery: readonly string[];
  readonly recovered: Wanted;
  /** The version that must not answer any more after that. */
  readonly old?: Version;
};

const PATHS = ['/', '/api/echo'];

/** A deploy of all services in the version that is not live. */
function deployOf(name: string, project: string, routes: Readonly<Record<string, string>>): Scenario {
  const names = Object.keys(routes);
  const wantedOf = (stage: Stage, version: Version): Wanted => names.map(() => stage.digests[version]);
  const servicesOf = (version: Version): Services =>
    Object.fromEntries(names.map((service) => [service, { version, route: routes[service] ?? '' }]));
  const host = (Object.values(routes)[0] ?? '').split('/')[0] ?? '';
  return {
    name,
    project,
    load: { host, paths: PATHS },
    neighbour: true,
    replicas: names.length,
    dying: { blue: true, green: true },
    ...PLAIN,
    prepare: async (stage, { loaded }) =>
      loaded === undefined ? [['up', '-f', await stage.file(project, servicesOf('v1'))]] : [],
    async next(stage, live) {
      const [version, old] = live.includes(stage.digests.v1)
        ? (['v2', 'v1'] as const)
        : (['v1', 'v2'] as const);
      const args = ['up', '-f', await stage.file(project, servicesOf(version))];
      const wanted = wantedOf(stage, version);
      return { args, wanted, recovery: args, recovered: wanted, old };
    },
  };
}

/**
 * The same, with a next command that waits for the lock: the shell that holds it runs on without its engine and its
 * holder, until its lease is over.
 */
function waiting(scenario: Scenario): Scenario {
  return {
    ...scenario,
    async next(stage, live) {
      const turn = await scenario.next(stage, live);
      return { ...turn, recovery: [...turn.recovery, '--lock-wait', '30s'] };
    },
  };
}

/** The same, with blue kept running: it must be there after the next plain `up` as well. */
function keeping(scenario: Scenario): Scenario {
  return {
    ...scenario,
    async next(stage, live) {
      const turn = await scenario.next(stage, live);
      const args = [...turn.args, '--keep', '2h'];
      return { ...turn, args };
    },
  };
}

/** Back to the release that served before, which is the other one of two. */
function goBack(name: string, project: string): Scenario {
  const deploys = deployOf(name, project, { web: `${project}.example.com` });
  return {
    ...deploys,
    async prepare(stage, seen) {
      const first = await deploys.prepare(stage, seen);
      const { args } = await deploys.next(stage, [stage.digests.v1]);
      return first.length === 0 ? [] : [...first, args];
    },
    next: async (stage, live) => ({
      ...(await deploys.next(stage, live)),
      args: ['rollback', '-p', project],
    }),
  };
}

/** From nothing to one version; `neighbour`: whether the proxy is there already. */
function firstDeploy(name: string, neighbour: boolean): Scenario {
  return {
    name,
    project: 'first',
    neighbour,
    replicas: 1,
    dying: { blue: false, green: true },
    ...PLAIN,
    prepare: async (_stage, { loaded }) => (loaded === undefined ? [] : [['down', '-p', 'first']]),
    async next(stage) {
      const args = ['up', '-f', await stage.file('first', WEB)];
      const wanted = [stage.digests.v1];
      return { args, wanted, recovery: args, recovered: wanted };
    },
  };
}

/** Takes a project down; the plain `up` after it brings it back. `neighbour`: whether the proxy stays. */
function takeDown(name: string, neighbour: boolean): Scenario {
  return {
    name,
    project: 'first',
    neighbour,
    replicas: 1,
    dying: { blue: true, green: false },
    ...PLAIN,
    prepare: async (stage, { loaded }) =>
      loaded === undefined ? [['up', '-f', await stage.file('first', WEB)]] : [],
    async next(stage) {
      const recovery = ['up', '-f', await stage.file('first', WEB)];
      return { args: ['down', '-p', 'first'], wanted: [], recovery, recovered: [stage.digests.v1] };
    },
  };
}

const WEB: Services = { web: { version: 'v1', route: 'first.example.com' } };

export const SCENARIOS: readonly Scenario[] = [
  deployOf('deploy', 'chaos', { web: 'chaos.example.com' }),
  deployOf('two', 'pair', { web: 'pair.example.com', api: 'pair.example.com/api' }),
  goBack('rollback', 'back'),
  firstDeploy('first', true),
  takeDown('down', true),
  firstDeploy('empty-host', false),
  takeDown('last-down', false),
  {
    ...waiting(deployOf('live-restore', 'lasting', { web: 'lasting.example.com' })),
    faults: ['engine-dies', 'engine-restarts'],
    engine: 'live-restore',
  },
  {
    ...keeping(deployOf('clock', 'timely', { web: 'timely.example.com' })),
    faults: ['clock-forward', 'clock-back', 'proxy-clock-forward', 'proxy-clock-back'],
    engine: 'clock',
  },
  {
    ...deployOf('full-disk', 'narrow', { web: 'narrow.example.com' }),
    faults: ['disk-full'],
    engine: 'small-disk',
  },
];
