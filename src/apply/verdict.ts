import type { Decision, HostName, Outcome } from '../types/index.ts';
import { disagreement, isDoubtful, silenced, standings, stopped } from './away.ts';
import type { Failures } from './decide.ts';
import type { Run } from './run.ts';
import { skewOf } from './skew.ts';

/** What is to be said of several hosts: how far apart they switched, who is unlike the others, and what that means. */
export async function judge(
  decision: Decision,
  isStopped: boolean,
  unmet: Failures,
  run: Run,
): Promise<Pick<Outcome, 'because' | 'skew' | 'stragglers'>> {
  if (decision.way === 'forward') {
    const skew = skewOf([...run.switches.values()]);
    return { ...(skew && { skew }), stragglers: await standings(errorsOf(run.absent), run) };
  }
  const { because } = decision;
  if (run.fleet.size < 2) return { because, stragglers: new Map() };
  const doubtful = isStopped
    ? new Map([...run.fleet.keys()].map((host) => [host, undefined]))
    : errorsOf(new Map([...run.absent, ...unmet]));
  const stragglers = await standings(doubtful, run);
  const reason = isStopped ? stopped(stragglers, because) : disagreement(stragglers, because);
  return { because: reason ?? silenced(stragglers, because), stragglers };
}

/** Those that do not answer. */
export const unanswering = (stragglers: Outcome['stragglers']): ReadonlySet<HostName> =>
  new Set([...stragglers].flatMap(([host, { answers }]) => (answers ? [] : [host])));

/** Those of several that may not answer any more. */
export function silentOf(failures: Failures, { fleet, absent }: Run): Set<HostName> {
  if (fleet.size < 2) return new Set();
  const doubtful = [...failures].filter(([, { error }]) => isDoubtful(error));
  return new Set([...absent, ...doubtful].map(([host]) => host));
}

const errorsOf = (failures: Failures): ReadonlyMap<HostName, Error> =>
  new Map([...failures].map(([host, { error }]) => [host, error]));
