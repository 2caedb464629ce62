import type { Emit, Event, Timings } from '../types/index.ts';

export type TimingRecorder = { readonly emit: Emit; readonly end: () => Timings };

/** Reads the timings off the events of a run, passing them on: nobody has to hold a watch beside the work. */
export function startTimings(options: { emit: Emit; now: () => number; startedAt: number }): TimingRecorder {
  const { now, startedAt } = options;
  const spent = { prepareMs: 0, healthyMs: 0, switchMs: 0, drainMs: 0 };
  let firstRun: number | undefined;
  const note = (event: Event): void => {
    if (event.kind === 'step-started' && event.step.kind === 'run') firstRun ??= now();
    if (event.kind === 'stage-ended' && !event.undo && event.stage === 'prepare')
      spent.prepareMs = now() - startedAt;
    if (event.kind === 'stage-ended' && !event.undo && event.stage === 'switch') spent.switchMs = event.ms;
    if (event.kind === 'step-ended' && event.step.kind === 'healthy')
      spent.healthyMs = now() - (firstRun ?? now() - event.ms);
    if (event.kind === 'step-ended' && event.step.kind === 'drained') spent.drainMs = event.ms;
  };
  return {
    emit: (event) => {
      note(event);
      options.emit(event);
    },
    end: () => {
      const rounded = Object.entries({ ...spent, totalMs: now() - startedAt }).map(([name, ms]) => [
        name,
        Math.round(ms),
      ]);
      return Object.fromEntries(rounded) as Timings;
    },
  };
}
