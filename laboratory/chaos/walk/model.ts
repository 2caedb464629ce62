import type { Version } from '../stage.ts';

/** What a walk can do to a project. */
export const COMMANDS = [
  'up v1',
  'up v2',
  'up v3',
  'up v1 --keep',
  'up v2 --keep',
  'up v3 --keep',
  'stage v1',
  'stage v2',
  'stage v3',
  'promote',
  'abort',
  'rollback',
  'down',
  'doctor --fix',
] as const;

/** Those that give what is staged to a part of the public. */
export const SHARING = [
  'stage v1 --share',
  'stage v2 --share',
  'stage v3 --share',
  'up v1 --canary',
  'up v2 --canary',
  'up v3 --canary',
] as const;
export type Command = (typeof COMMANDS)[number] | (typeof SHARING)[number];

/** The few facts that decide what the next command has to do. */
export type World = {
  readonly live: Version | undefined;
  /** What history knows to have served, the latest first. */
  readonly served: readonly Version[];
  /** What is kept running beside what serves, and what is staged beside it. */
  readonly kept: Version | undefined;
  readonly staged: Version | undefined;
  /** Whether something may be left of a command that was struck. */
  readonly debris: boolean;
};

export const NOTHING: World = {
  live: undefined,
  served: [],
  kept: undefined,
  staged: undefined,
  debris: false,
};

export type Ending = { readonly exitCode: number; readonly world: World };

/** How a command that nobody strikes may end. More than one way only where a `down` was struck before. */
export function endings(command: Command, world: World): Ending[] {
  const { live, served, staged, debris } = world;
  const done = (to: World): Ending => ({ exitCode: 0, world: { ...to, debris: false } });
  const refused = (exitCode: number): Ending[] => [{ exitCode, world }];
  switch (command) {
    case 'down':
      return [done(NOTHING)];
    case 'doctor --fix':
      // A colour that runs and was never routed to is left to a person where nothing serves.
      return [{ exitCode: 0, world }, ...(debris && live === undefined ? refused(8) : [])];
    case 'promote':
      return live === undefined || staged === undefined
        ? refused(2)
        : serving(world, staged, false).map(done);
    case 'abort':
      if (live === undefined) return refused(2);
      // It also gives up what a struck command has left.
      return [
        ...(staged === undefined ? refused(2) : []),
        ...(staged !== undefined || debris ? [done({ ...world, staged: undefined })] : []),
      ];
    case 'rollback': {
      const target = served.find((version) => version !== live);
      if (target === undefined) return refused(9);
      const back = serving(world, target, false).map(done);
      // A `down` that was cut off may have left the history and no record.
      return live === undefined ? [...back, ...refused(9)] : back;
    }
    default: {
      const [verb, version, flag] = parts(command);
      if (verb === 'up') return serving(world, version, flag === '--keep').map(done);
      return live === undefined ? refused(2) : [done(staging(world, version))];
    }
  }
}

type Parts = readonly [verb: string, version: Version, flag: '--keep' | '--share' | '--canary' | undefined];
const parts = (command: Command): Parts => command.split(' ') as unknown as Parts;

/** A version serves. There are two colours: what is kept or staged in the one that is needed makes way. */
function serving(world: World, version: Version, isKept: boolean): World[] {
  const { live, kept } = world;
  if (version === live) return [{ ...world, staged: undefined }];
  const next = { ...world, live: version, staged: undefined, served: first(version, noted(world)) };
  if (live !== undefined) return [{ ...next, kept: isKept ? live : undefined }];
  return [
    { ...next, kept: undefined },
    ...(kept === undefined || kept === version ? [] : [{ ...next, kept }]),
  ];
}

function staging(world: World, version: Version): World {
  if (version === world.live) return { ...world, staged: undefined };
  return { ...world, staged: version, kept: world.kept === version ? version : undefined };
}

/** A command that changes something begins by writing down what serves. */
const noted = ({ live, served }: World): readonly Version[] =>
  live === undefined ? served : first(live, served);

const first = (version: Version, others: readonly Version[]): readonly Version[] => [
  version,
  ...others.filter((other) => other !== version),
];

/** How it may be when a command was cut off anywhere: each fact is as before, as it was to become, or forgotten. */
function cutOff(command: Command, world: World): World[] {
  const [, version, flag] = parts(command);
  // What goes live step by step is staged until all have it.
  const between = flag === '--canary' && world.live !== undefined ? [staging(world, version)] : [];
  const all = [world, ...between, ...endings(command, world).map((ending) => ending.world)];
  const lives = unique(all.map(({ live }) => live));
  const histories = unique([...all.map(({ served }) => served), noted(world)]);
  const kepts = unique([...all.map(({ kept }) => kept), undefined]);
  const stageds = unique([...all.map(({ staged }) => staged), undefined]);
  return lives.flatMap((live) =>
    histories.flatMap((served) =>
      kepts.flatMap((kept) => stageds.map((staged) => ({ live, served, kept, staged, debris: true }))),
    ),
  );
}

/** What can be seen of a project: what nginx answers with, and of which versions containers run. */
export type Sight = { readonly live: Version | undefined; readonly running: readonly Version[] };

export type Happened = { readonly isStruck: boolean; readonly exitCode: number | null };

/** Of all that is possible after a command, what agrees with what was seen; nothing when the command did wrong. */
export function worldsAfter(
  worlds: readonly World[],
  command: Command,
  { isStruck, exitCode }: Happened,
  sight: Sight,
): World[] {
  const ends = worlds.flatMap((world) => endings(command, world));
  if (!isStruck) {
    const fitting = ends.filter((ending) => ending.exitCode === exitCode && isSeen(ending.world, sight));
    return unique(fitting.map(({ world }) => world));
  }
  const isTrue = exitCode !== 0 || ends.some((end) => end.exitCode === 0 && end.world.live === sight.live);
  // What died may be on its way back, so what runs decides nothing.
  return isTrue
    ? unique(worlds.flatMap((world) => cutOff(command, world))).filter(({ live }) => live === sight.live)
    : [];
}

/** What is kept or staged runs; and nothing else does, unless something was struck. */
function isSeen({ live, kept, staged, debris }: World, sight: Sight): boolean {
  const wanted = [live, kept, staged].filter((version) => version !== undefined);
  return (
    live === sight.live &&
    wanted.every((version) => sight.running.includes(version)) &&
    (debris || sight.running.every((version) => wanted.includes(version)))
  );
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
