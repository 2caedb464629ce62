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
    if (!isHere) throw silent(options, target?.name ?? options.service, answers, Math.max(0, ill));
    const { explain } = await import('./explain.ts');
    throw await explain(engine, options, answers, error.failure);
  } finally {
    end.abort();
  }
}

const LOGS = "'docker service logs' on a manager shows what it wrote. Blue serves as before.";
/** Engines that give an address again at once, as after the loss of the manager that led, may go on sending what is for it to its old place. */
const outOfTouch = (task: string): string =>
  `Other tasks of it answer. If 'docker service logs' says that it listens, nodes have lost it: 'docker service update --force ${task.replace(/\.[^.]*$/, '')}' on a manager starts its tasks anew, one after another.`;

const isWell = (answer: Answer | undefined): boolean =>
  answer !== undefined && answer.status >= 200 && answer.status <= 399;

function silent(
  { settings, service, port }: ProbeOptions,
  name: string,
  answers: readonly (readonly Answer[])[],
  ill: number,
): CtrBgError {
  const { path, timeout } = settings;
  const last = answers[ill]?.at(-1);
  const isAlone = (last?.status ?? 0) === 0 && answers.some((seen) => isWell(seen.at(-1)));
  return new CtrBgError(
    'UNHEALTHY',
    `${service} did not become healthy within ${formatDuration(timeout)}: ${name} gave ${last?.text ?? 'no answer'} to GET ${path} on port ${port}`,
    { hint: isAlone ? outOfTouch(name) : LOGS },
  );
}
