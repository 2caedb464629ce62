import { strictLoad } from '../ground.ts';
import type { Load } from '../../load/index.ts';
import type { Seen } from '../world.ts';
import { NEIGHBOUR, type Stage } from '../stage.ts';
import { WALKER, WALKER_HOST } from './project.ts';

export type WalkGround = {
  readonly stage: Stage;
  /** With the project taken down. */
  readonly clean: Seen;
  /** On the project itself, and on the neighbour. */
  readonly loads: readonly [Load, Load];
};

/** A neighbour that is served all the time, the project taken down, and strict load on both. */
export async function onWalk<Result>(
  stage: Stage,
  work: (ground: WalkGround) => Promise<Result>,
): Promise<Result> {
  const up = async (project: string, route: string): Promise<void> => {
    await stage.must(['up', '-f', await stage.file(project, { web: { version: 'v1', route } })]);
  };
  await up('neighbour', NEIGHBOUR);
  try {
    // What a project leaves that was there once is no leftover of a walk.
    await up(WALKER, WALKER_HOST);
    await stage.must(['down', '-p', WALKER]);
    const clean = await stage.look(WALKER);
    await using load = await strictLoad(stage, WALKER_HOST, ['/']);
    await using neighbour = await strictLoad(stage, NEIGHBOUR, ['/']);
    return await work({ stage, clean, loads: [load, neighbour] });
  } finally {
    await stage.must(['down', '-p', WALKER]);
    await stage.must(['down', '-p', 'neighbour']);
  }
}
