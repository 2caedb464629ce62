import { holds, isGate } from '../plan/index.ts';
import {
  CtrBgError,
  type Emit,
  type HostView,
  type Lane,
  type MakeStep,
  type Step,
  type Wave,
} from '../types/index.ts';
import { comeTo, type Barrier } from './barrier.ts';
import { partOf, type Evidence, type Host } from './host.ts';

export type LaneContext = {
  readonly host: Host;
  readonly signal: AbortSignal;
  /** Whoever interrupted the deploy waits for its undoing, and soon does so no longer. */
  readonly hurry: boolean;
  readonly emit: Emit;
  readonly now: () => number;
  readonly onEvidence: (evidence: Evidence) => void;
  /** Called before an effect is caused: from here on the host is not what it was. */
  readonly onMake: (step: MakeStep) => void;
  /** Where the switch waits for the other hosts; absent: it does not. */
  readonly barrier?: Barrier | undefined;
};

/** Establishes one host's part of a stage and returns what the host looks like then. */
export async function runLane(lane: Lane, view: HostView, context: LaneContext): Promise<HostView> {
  let seen = view;
  for (const wave of lane.waves) {
    context.signal.throwIfAborted();
    if (context.barrier && wave.some(({ kind }) => kind === 'route'))
      seen = await comeTo(wave, seen, context);
    seen = await runWave(wave, seen, context);
  }
  return seen;
}

/**
 * Side by side; when one fails the others are called off, and all have ended before anything else is done. Each
 * step that made something looks as soon as it is done, while others are still at it; the looks come one after
 * another, so that the last one has seen everything.
 */
async function runWave(wave: Wave, view: HostView, context: LaneContext): Promise<HostView> {
  const failed = new AbortController();
  const signal = AbortSignal.any([context.signal, failed.signal]);
  let seen = Promise.resolve(view);
  await Promise.all(
    wave.map(async (step) => {
      try {
        if (!(await establish(step, view, { ...context, signal }))) return;
        seen = seen.then((before) => lookAfter(step as MakeStep, before, context.host));
        await seen;
      } catch (error) {
        failed.abort(error);
      }
    }),
  );
  if (failed.signal.aborted) throw failed.signal.reason;
  return seen;
}

/** True when an effect was caused. */
async function establish(step: Step, view: HostView, context: LaneContext): Promise<boolean> {
  const { emit, now } = context;
  const start = now();
  const end = (result: 'held' | 'made' | 'witnessed') =>
    emit({ kind: 'step-ended', step, ms: now() - start, result });
  if (!isGate(step) && holds(step, view)) {
    // Who has nothing to switch is waited for all the same.
    await meetingOf(step, context)?.();
    end('held');
    return false;
  }
  emit({ kind: 'step-started', step });
  try {
    const evidence = await act(step, view, context);
    if (evidence) context.onEvidence(evidence);
  } catch (error) {
    emit({ kind: 'step-failed', step, ms: now() - start, message: (error as Error).message });
    throw error;
  }
  end(isGate(step) ? 'witnessed' : 'made');
  return !isGate(step);
}

function act(step: Step, view: HostView, context: LaneContext): Promise<Evidence | undefined> {
  const { host, signal, hurry, onMake } = context;
  if (isGate(step)) return host.witness(step, view, signal);
  const arrive = meetingOf(step, context);
  if (arrive === undefined) {
    onMake(step);
    return host.make(step, view, signal, { hurry });
  }
  // Before all have met nothing is changed.
  const meet = (): Promise<void> => arrive().then(() => onMake(step));
  return host.make(step, view, signal, { hurry, meet });
}

/** Hosts that switch together meet right before that. */
const meetingOf = ({ kind, host }: MakeStep, { barrier, signal }: LaneContext) =>
  barrier && kind === 'route' ? () => barrier.arrive(host, signal) : undefined;

/** Nothing is believed that was not seen: an effect whose claim still does not hold is a failure. */
async function lookAfter(made: MakeStep, view: HostView, host: Host): Promise<HostView> {
  const seen = await host.lookAgain(view, partOf(made));
  if (holds(made, seen)) return seen;
  throw new CtrBgError(
    'ENGINE_BROKEN_ANSWER',
    `the engine reported success, but '${made.kind}' is not to be seen on ${made.host}`,
    { hint: 'Somebody else may be changing the same containers; deploy again.' },
  );
}
