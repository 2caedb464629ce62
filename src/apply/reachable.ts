import { restorable, withoutShared } from '../plan/index.ts';
import { CtrBgError, type Decision, type Target, type World } from '../types/index.ts';

/** What was staged cannot be gone back to when it had to make way, and is not when it was found worse. */
export function reachable(target: Target, world: World, decision: Decision, rendering: string): Target {
  if (decision.way === 'forward') return target;
  const isWorse = decision.because instanceof CtrBgError && decision.because.code === 'WORSE';
  const goals = [...target].map(([host, before]) => {
    const goal = isWorse ? withoutShared(before, rendering) : before;
    const view = world.get(host);
    return [host, view ? restorable(goal, view, rendering) : goal] as const;
  });
  return new Map(goals);
}
