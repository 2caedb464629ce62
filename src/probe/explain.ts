import { causesOf, type Evidence } from '../diagnose/index.ts';
import type { Engine } from '../engine/index.ts';
import { CtrBgError, formatDuration, type Diagnosis } from '../types/index.ts';
import { collect, type Subject } from './collect.ts';
import type { Failure } from './failure.ts';
import type { Answer } from './judge.ts';
import type { ProbeOptions } from './options.ts';

export type { Subject } from './collect.ts';
/** What was asked, without whom. */
export type Question = Omit<ProbeOptions, 'targets' | 'signal' | 'onAnswer' | 'project'>;

/** How much of the log is in the details, which are for those who do not read the diagnosis. */
const LOG_LINES = 10;

/** The evidence that a person needs: what was expected, what was seen, the last words of the application, a cure. */
export async function explain(
  engine: Engine,
  options: ProbeOptions,
  answers: readonly (readonly Answer[])[],
  failure: Failure,
): Promise<CtrBgError> {
  const target = culprit(options, answers, failure);
  if (target === undefined) throw new Error('a probe without a target has failed');
  const seen = answers[options.targets.indexOf(target)] ?? [];
  const end = failure.kind === 'exited' ? failure.end : undefined;
  return diagnose(engine, options, { failure: failure.kind, target, answers: seen, ...(end && { end }) });
}

/** What is known of a container that did not become healthy, as an error with its diagnosis. */
export async function diagnose(engine: Engine, options: Question, subject: Subject): Promise<CtrBgError> {
  const evidence = await collect(engine, options, subject);
  const { path, successes, timeout } = options.settings;
  const expected = `GET ${path} on port ${options.port} answers 200 to 399, ${successes} times in a row`;
  const diagnosis = diagnosisOf(evidence, expected);
  const [cause] = diagnosis.causes;
  const { log, answers, container } = diagnosis;
  return new CtrBgError('UNHEALTHY', `${whatHappened(evidence, timeout)}${cause ? `: ${cause.text}` : ''}`, {
    hint: cause?.cure ?? 'Its last log lines may say why.',
    details: [
      `expected: ${expected}`,
      ...(answers.length > 0 ? [`seen: ${answers.join(', ')}`] : []),
      ...(log.length > 0
        ? [`last lines of ${container}:`, ...log.slice(-LOG_LINES).map((line) => `  ${line}`)]
        : []),
    ],
    diagnosis,
  });
}

function diagnosisOf(evidence: Evidence, expected: string): Diagnosis {
  const { service, container, answers, port, body, listens, state, checks, log } = evidence;
  return {
    service,
    container,
    causes: causesOf(evidence),
    expected,
    answers,
    port,
    checks,
    log,
    ...(body === undefined ? {} : { body }),
    ...(listens && { listens }),
    ...(state && { state }),
  };
}

/** The container that failed, or the first one that does not answer well. */
function culprit({ targets }: ProbeOptions, answers: readonly (readonly Answer[])[], failure: Failure) {
  const named =
    failure.kind === 'deadline'
      ? undefined
      : targets.find(({ container }) => container === failure.container);
  const ill = answers.findIndex((seen) => seen.at(-1)?.status !== 200);
  return named ?? targets[Math.max(0, ill)];
}

function whatHappened({ service, failure, state, answers }: Evidence, timeout: number): string {
  switch (failure) {
    case 'gone':
      return `${service} did not become healthy`;
    case 'refused':
      return `${service} could not be started`;
    case 'exited':
      return state?.outOfMemory
        ? `${service} ended while it started`
        : `${service} exited with code ${state?.exitCode ?? 'unknown'} while it started`;
    case 'healthcheck':
      return `${service} is unhealthy by its HEALTHCHECK`;
    case 'deadline':
      return `${service} did not become healthy within ${formatDuration(timeout)} (${answers.at(-1) ?? 'no answer'})`;
  }
}
