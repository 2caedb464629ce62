import { CtrBgError, type HostName, type HostView, type Stage, type StageName } from '../types/index.ts';
import { leaveOut } from './away.ts';
import { createBarrier, type Barrier } from './barrier.ts';
import type { Failures } from './decide.ts';
import type { Evidence } from './host.ts';
import { runLane } from './lane.ts';
import type { Run } from './run.ts';

export type StageOptions = {
  readonly signal: AbortSignal;
  readonly undo: boolean;
  /** What a failure aborts, so that the other hosts do not go on. */
  readonly calledOff?: AbortController;
  /** Hosts that the others do not go on without, when that is wished; absent: all of them. */
  readonly needed?: ReadonlySet<HostName>;
};

/**
 * Lanes run side by side, and the stage ends when every lane has ended. Hosts that failed before sit out. In the switch
 * of several hosts they wait for each other once more, so that all of them are told at the same moment.
 */
export async function runStage(
  stage: Stage,
  views: Map<HostName, HostView>,
  failures: Failures,
  run: Run,
  { signal, undo, calledOff, needed }: StageOptions,
): Promise<void> {
  const lanes = stage.lanes.filter(({ host }) => !failures.has(host) && !run.absent.has(host));
  if (lanes.length === 0) return;
  const isSwitch = stage.name === 'switch' || stage.name === 'canary';
  const isTogether = isSwitch && calledOff !== undefined && lanes.length > 1;
  const barrier = isTogether ? createBarrier(lanes.map(({ host }) => host)) : undefined;
  const start = run.now();
  run.emit({ kind: 'stage-started', stage: stage.name, undo });
  await Promise.all(
    lanes.map(async (lane) => {
      const host = run.fleet.get(lane.host);
      const view = views.get(lane.host);
      if (host === undefined || view === undefined) return;
      const context = {
        ...run,
        host,
        signal,
        hurry: undo && run.signal.aborted,
        barrier,
        ...ears(stage.name, lane.host, run),
      };
      try {
        views.set(lane.host, await runLane(lane, view, context));
      } catch (error) {
        // Whoever was called off has no failure of its own.
        if (calledOff?.signal.aborted && error === calledOff.signal.reason) return;
        const failure = { stage: stageOf(stage.name, barrier, run), error: error as Error };
        if (needed && (await leaveOut(lane.host, failure, run, needed))) return barrier?.leave(lane.host);
        failures.set(lane.host, failure);
        calledOff?.abort(new CtrBgError('INTERRUPTED', `called off, because ${lane.host} failed`));
      }
    }),
  );
  run.emit({ kind: 'stage-ended', stage: stage.name, undo, ms: run.now() - start });
}

/** Until all have come to the barrier nothing of the switch has begun, unless others have been switched before. */
const stageOf = (name: StageName, barrier: Barrier | undefined, { routed }: Run): StageName =>
  barrier && !barrier.isOpen() && routed.size === 0 ? 'prepare' : name;

/** What `prepare` has routed is nothing that clients notice: names that nginx is to look up (src/plan/introduce.ts). */
function ears(
  stage: StageName,
  host: HostName,
  run: Run,
): Pick<Parameters<typeof runLane>[2], 'onEvidence' | 'onMake'> {
  return {
    onEvidence: (evidence) => record(evidence, host, run),
    onMake: ({ kind }) => {
      run.made.add(host);
      if (kind === 'route' && stage !== 'prepare') run.routed.add(host);
    },
  };
}

/** The receipt of the switch is complete when its old workers have gone or were given up. */
function record(evidence: Evidence, host: HostName, { receipts, switches, emit }: Run): void {
  if (evidence.kind === 'receipt') receipts.set(host, evidence.receipt);
  const receipt = receipts.get(host);
  if (receipt === undefined) return;
  if (evidence.kind === 'receipt' && evidence.moment)
    switches.set(host, { receipt, moment: evidence.moment });
  const complete =
    evidence.kind === 'drained'
      ? { ...receipt, oldWorkersGoneMs: Math.round(receipt.oldWorkersGoneMs + evidence.ms) }
      : receipt;
  receipts.set(host, complete);
  emit({ kind: 'receipt', host, receipt: complete });
  if (evidence.kind === 'drained' && evidence.cut > 0) {
    emit({
      kind: 'warning',
      host,
      message: `${evidence.cut} connections outlived the drain budget and were closed`,
    });
  }
}
