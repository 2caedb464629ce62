import type { Engine } from '../engine/index.ts';
import { CtrBgError, formatDuration } from '../types/index.ts';
import { askUntilHealthy } from './ask.ts';
import { ProbeFailure } from './failure.ts';
import type { Answer } from './judge.ts';
import type { ProbeOptions } from './options.ts';
import { deadline, interruption } from './until.ts';

/**
 * As `probe`, of what may run on other machines: only its answers are judged, and whoever knows more of it says so by
 * the signal. A container that is here is explained as any other.
 */
export async function probeAddresses(engine: Engine, options: ProbeOptions): Promise<void> {
  const end = new AbortController();
  const signal = AbortSignal.any([options.signal, end.signal]);
  const answers: Answer[][] = options.targets.map(() => []);
  try {
    const answered = askUntilHealthy(engine, { ...options, signal }, answers);
    answered.catch(() => undefined);
    await Promise.race([answered, deadline(options.settings.timeout, signal), interruption(options.signal)]);
  } catch (error) {
    if (!(error instanceof ProbeFailure)) throw error;
    const ill = answers.findIndex((seen) => !isWell(seen.at(-1)));
    const target = options.targets[Math.max(0, ill)];
    const isHere = target && (await engine.inspectContainer(target.container)) !== undefined;
    if (!isHere) throw silent(options, target?.name ?? options.service, answers[Math.max(0, ill)] ?? []);
    const { explain } = await import('./explain.ts');
    throw await explain(engine, options, answers, error.failure);
  } finally {
    end.abort();
  }
}

const isWell = (answer: Answer | undefined): boolean =>
  answer !== undefined && answer.status >= 200 && answer.status <= 399;

function silent(
  { settings, service, port }: ProbeOptions,
  name: string,
  seen: readonly Answer[],
): CtrBgError {
  const { path, timeout } = settings;
  const last = seen.at(-1)?.text ?? 'no answer';
  return new CtrBgError(
    'UNHEALTHY',
    `${service} did not become healthy within ${formatDuration(timeout)}: ${name} gave ${last} to GET ${path} on port ${port}`,
    { hint: `'docker service logs' on a manager shows what it wrote. Blue serves as before.` },
  );
}
