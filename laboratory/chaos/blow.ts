import { setTimeout as sleep } from 'node:timers/promises';
import type { CtrBgResult } from '../ctr-bg.ts';
import type { Call } from './call.ts';
import { isDeath, isOfEngine, type Injection } from './faults.ts';
import * as invariants from './invariants.ts';
import type { Wanted } from './invariants.ts';
import type { Stage } from './stage.ts';
import { slay } from './victims.ts';
import type { Seen } from './world.ts';

/** In ms: how often it is looked, and for how long what has died may stay away. */
const PAUSE = 50;
const BACK = 20_000;

/** In ms: a call that is never answered is given up after this, so that a case does not take a minute. */
const CALL_LIMIT = '2500';

export type Blow = {
  readonly project: string;
  readonly args: readonly string[];
  readonly injection?: Injection | undefined;
  /** How the world was before. */
  readonly before: Seen;
};

export type Struck = {
  readonly result: CtrBgResult;
  /** False when no such call was made this time. */
  readonly isStruck: boolean;
  readonly calls: readonly Call[];
  /** After a death: ms until everything that nginx routes to was there again, without anybody's help. */
  readonly back?: number;
};

/** Runs a command to its end, whatever that is, and strikes it on its way. */
export async function strikeCommand(
  stage: Stage,
  { project, args, injection, before }: Blow,
): Promise<Struck> {
  const env = injection?.fault === 'hang' ? { CTR_BG_CALL_LIMIT: CALL_LIMIT } : {};
  const blue = before.containers.filter((one) => one.project === project).map(({ id }) => id);
  const deaths: Promise<number | undefined>[] = [];
  const running = stage.start(args, { faulty: true, env });
  const watched = stage.proxy.watch(injection, {
    kill: () => void running.child.kill('SIGKILL'),
    slay: async (death) => {
      const slain = slay(stage.engine, { project, blue }, death);
      deaths.push(slain.then((died) => (died ? untilBack(stage, project) : undefined)));
      await slain;
    },
  });
  const result = await running.ended.finally(watched.end);
  const [back] = await Promise.all(deaths);
  const isStruck = watched.struck() && (back !== undefined || !isDeath(injection?.fault));
  return { result, isStruck, calls: watched.calls, ...(back !== undefined && { back }) };
}

/** What has died is started again by the engine; when it is not, the judge tells. */
async function untilBack(stage: Stage, project: string): Promise<number> {
  const start = performance.now();
  while (performance.now() < start + BACK) {
    const seen = await stage.look(project).catch(() => undefined);
    if (seen?.isUp && invariants.routedIsReady(seen).length === 0) break;
    await sleep(PAUSE);
  }
  return performance.now() - start;
}

/** What must hold as soon as a command has ended, whatever it was. */
export function holdsAlways({ project, injection, before }: Blow, after: Seen, replicas: number): string[] {
  return [
    ...invariants.routedIsReady(after),
    ...invariants.boundedDebris(after, project, replicas),
    // A restart of the engine restarts everybody's containers.
    ...(isOfEngine(injection?.fault) ? [] : invariants.othersUntouched(after, { project, foreign: before })),
  ];
}

/** The same for a command that is to make these containers live. */
export function judge(
  blow: Blow,
  { result }: Struck,
  after: Seen,
  { wanted, replicas }: { readonly wanted: Wanted; readonly replicas: number },
): string[] {
  const [served, now] = [invariants.served(blow.before), invariants.served(after)];
  const isOneOfBoth = invariants.isSame(now, served) || invariants.isSame(now, wanted);
  return [
    ...holdsAlways(blow, after, replicas),
    ...invariants.truth(result, served, now, wanted),
    ...(isOneOfBoth ? [] : [`neither what served before is live nor what is wanted, but ${now.join()}`]),
    ...(blow.injection === undefined && result.exitCode !== 0 ? [result.stdout, result.stderr] : []),
  ];
}
