import { setTimeout as sleep } from 'node:timers/promises';
import type { CtrBgResult } from '../ctr-bg.ts';
import type { Call } from './call.ts';
import { befall, environmentOf } from './events.ts';
import { isDeath, isJump, isOfEngine, type Injection } from './faults.ts';
import * as invariants from './invariants.ts';
import type { Wanted } from './invariants.ts';
import type { Stage } from './stage.ts';
import type { Noticed } from './victims.ts';
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
  /** Whether containers run on without their engine. */
  readonly isLasting?: boolean;
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
  const env = environmentFor(injection);
  const blue = before.containers.filter((one) => one.project === project).map(({ id }) => id);
  const deaths: Promise<number | undefined>[] = [];
  const undo: (() => Promise<void>)[] = [];
  const running = stage.start(args, { faulty: true, env });
  const watched = stage.proxy.watch(injection, {
    kill: () => void running.child.kill('SIGKILL'),
    befall: async (event) => {
      const jumpNow = (): void => void running.child.kill('SIGUSR2');
      const befallen = befall(stage.engine, { project, blue }, event, jumpNow);
      if (isDeath(event))
        deaths.push(befallen.then(async ({ noticed }) => noticed && untilBack(stage, project, noticed)));
      undo.push((await befallen).undo);
    },
  });
  const result = await running.ended.finally(watched.end);
  for (const bringBack of undo) await bringBack();
  const [back] = await Promise.all(deaths);
  const isStruck = watched.struck() && (back !== undefined || !isDeath(injection?.fault));
  return { result, isStruck, calls: watched.calls, ...(back !== undefined && { back }) };
}

function environmentFor(injection: Injection | undefined): Record<string, string> {
  if (injection?.fault === 'hang') return { CTR_BG_CALL_LIMIT: CALL_LIMIT };
  return isJump(injection?.fault) ? environmentOf(injection.fault) : {};
}

/** What has died is started again by the engine; when it is not, the judge tells. */
async function untilBack(stage: Stage, project: string, noticed: Noticed): Promise<number> {
  const start = performance.now();
  await noticed();
  while (performance.now() < start + BACK) {
    const seen = await stage.look(project).catch(() => undefined);
    if (seen && isWhole(seen)) break;
    await sleep(PAUSE);
  }
  return performance.now() - start;
}

/** nginx answers with what is on its disk, or neither has anything, and all that it routes to runs. */
const isWhole = (seen: Seen): boolean =>
  seen.isUp && seen.live === seen.loaded && invariants.routedIsReady(seen).length === 0;

/** What must hold as soon as a command has ended, whatever it was. */
export function holdsAlways(
  { project, injection, before, isLasting = false }: Blow,
  after: Seen,
  replicas: number,
): string[] {
  return [
    ...invariants.routedIsReady(after),
    ...invariants.boundedDebris(after, project, replicas),
    // A restart of the engine restarts everybody's containers.
    ...(isOfEngine(injection?.fault) && !isLasting
      ? []
      : invariants.othersUntouched(after, { project, foreign: before })),
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
    ...(mustSucceed(blow.injection) && result.exitCode !== 0 ? [result.stdout, result.stderr] : []),
    ...(blow.injection?.fault === 'disk-full' && result.exitCode !== 0 ? unclear(result) : []),
  ];
}

/** A clock that is wrong is no reason to fail. */
const mustSucceed = (injection: Injection | undefined): boolean =>
  injection === undefined || isJump(injection.fault);

/** Whoever reads that a command has failed must learn that the disk is full. */
function unclear({ exitCode, stdout }: CtrBgResult): string[] {
  const error = invariants.documentOf(stdout)?.error;
  const says = `${error?.message} ${error?.hint}`;
  return exitCode === 6 && /disk|space/.test(says)
    ? []
    : [`the disk was full, and it ends with ${exitCode}: ${stdout}`];
}
