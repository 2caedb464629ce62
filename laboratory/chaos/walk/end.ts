import { answersOf, lookWhenQuiet } from '../recover.ts';
import { documentOf, nothingLeft } from '../invariants.ts';
import type { Command } from './model.ts';
import { argumentsOf, WALKER } from './project.ts';
import type { WalkGround } from './ground.ts';

/**
 * After a plain `up`: one more has nothing to do, the other versions answer no new connection, history tells of what
 * was done; and a `down` leaves nothing.
 */
export async function endWalk(
  { stage, clean, loads }: WalkGround,
  done: readonly Command[],
): Promise<string[]> {
  const since = performance.timeOrigin + performance.now();
  const again = await stage.start(await argumentsOf(stage, 'up v1')).ended;
  const history = await stage.start(['history', '-p', WALKER]).ended;
  const late = (['v2', 'v3'] as const).flatMap((version) => answersOf(version, loads[0], since));
  const down = await stage.start(['down', '-p', WALKER]).ended;
  const seen = await lookWhenQuiet(stage, WALKER);
  // The next walk begins with nothing, whatever became of this one.
  if (down.exitCode !== 0) await stage.must(['down', '-p', WALKER]);
  const outcome = documentOf(again.stdout)?.outcome;
  return [
    ...(again.exitCode === 0 && outcome === 'unchanged'
      ? []
      : [`once more, up says "${outcome}" and ends with ${again.exitCode}: ${again.stdout}${again.stderr}`]),
    ...late,
    ...untold(done, history.stdout).map((verb) => `history does not tell of ${verb}: ${history.stdout}`),
    ...(down.exitCode === 0 ? [] : [`down ends with ${down.exitCode}: ${down.stdout}${down.stderr}`]),
    ...nothingLeft(seen, clean, WALKER),
  ];
}

const TOLD = ['deployed', 'promoted', 'rolled-back'];

/** Those commands of which history does not tell, in their order; others may be between them. */
function untold(done: readonly Command[], history: string): string[] {
  const told = (documentOf(history)?.history ?? [])
    .filter(({ outcome }) => TOLD.includes(outcome))
    .map(({ command }) => command)
    .toReversed();
  let at = 0;
  return done
    .map((command) => command.split(' ')[0] ?? '')
    .filter((verb) => {
      const found = told.indexOf(verb, at);
      if (found >= 0) at = found + 1;
      return found < 0;
    });
}
