import type { Engine } from '../engine/index.ts';
import { askUntilHealthy } from './ask.ts';
import { ProbeFailure } from './failure.ts';
import type { Answer } from './judge.ts';
import type { ProbeOptions } from './options.ts';
import { deadline, interruption } from './until.ts';
import { watchContainers } from './watch.ts';

/**
 * Resolves when every target answered well `successes` times in a row and its HEALTHCHECK, where it has one, says
 * healthy. Rejects with UNHEALTHY at the deadline, and at once when a container exits or turns unhealthy, with the
 * last answers and log lines; with the signal's reason when it is aborted.
 */
export async function probe(engine: Engine, options: ProbeOptions): Promise<void> {
  const end = new AbortController();
  const signal = AbortSignal.any([options.signal, end.signal]);
  const answers: Answer[][] = options.targets.map(() => []);
  try {
    // Asked while the engine is subscribed to: an application may be ready by then.
    const answered = askUntilHealthy(engine, { ...options, signal }, answers);
    answered.catch(() => undefined);
    const watch = await watchContainers(engine, options, signal);
    const healthy = Promise.all([answered, watch.checksPassed]);
    await Promise.race([
      healthy,
      watch.failed,
      deadline(options.settings.timeout, signal),
      interruption(options.signal),
    ]);
  } catch (error) {
    if (!(error instanceof ProbeFailure)) throw error;
    // Loaded when something has failed: most deploys need no explanation.
    const { explain } = await import('./explain.ts');
    throw await explain(engine, options, answers, error.failure);
  } finally {
    end.abort();
  }
}
