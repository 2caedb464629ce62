import { keptBeside } from '../plan/index.ts';
import { CtrBgError, type HostName, type MigrationRun, type Target, type World } from '../types/index.ts';

/** How long blue is kept for a person to decide, in ms. */
const DAY = 86_400_000;

/**
 * What green that is worse fails with when nobody may go back from it by himself: an irreversible migration was run, so
 * blue may not be able to serve on what it has left. Then green serves on, blue is kept, and a person has to decide.
 */
export function frozenBy(
  failures: ReadonlyMap<HostName, { readonly error: Error }>,
  migrations: readonly MigrationRun[],
): CtrBgError | undefined {
  const crossed = migrations.find(({ reversible }) => !reversible);
  const [first] = failures.values();
  if (crossed === undefined || !(first?.error instanceof CtrBgError) || first.error.code !== 'WORSE')
    return undefined;
  return new CtrBgError(
    'WORSE',
    `${first.error.message}; it serves on, since ${crossed.service} is irreversible`,
    {
      cause: first.error,
      hint: "Blue is kept running for a day. 'ctr-bg rollback --yes' goes back to it, if it can live with what the migration did.",
    },
  );
}

/** The same target, with what served before kept running. */
export function keeping(target: Target, world: World): Target {
  return new Map(
    [...target].map(([host, goal]) => {
      const view = world.get(host);
      if (view === undefined || goal.generation === null) return [host, goal];
      return [host, { ...goal, kept: keptBeside(goal.generation, view, DAY) }];
    }),
  );
}
