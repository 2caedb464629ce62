import type { ContainerInspect, Engine } from '../engine/index.ts';
import { CtrBgError, formatDuration } from '../types/index.ts';
import type { Failure } from './failure.ts';
import type { Answer } from './judge.ts';
import type { ProbeOptions } from './options.ts';

const LOG_LINES = 10;

/** The evidence that a person needs: what was expected, what was seen, the last words of the application, a cure. */
export async function explain(
  engine: Engine,
  options: ProbeOptions,
  answers: readonly (readonly Answer[])[],
  failure: Failure,
): Promise<CtrBgError> {
  const target = culprit(options, answers, failure);
  const found = target && (await engine.inspectContainer(target.container));
  const seen = answers[target ? options.targets.indexOf(target) : 0] ?? [];
  const log = found ? await engine.tailLogs(found.Id, LOG_LINES) : [];
  const { message, hint } = verdict(options, failure, found, seen.at(-1));
  return new CtrBgError('UNHEALTHY', message, {
    hint,
    details: [
      `expected: GET ${options.settings.path} on port ${options.port} answers 200 to 399, ${options.settings.successes} times in a row`,
      ...(seen.length > 0 ? [`seen: ${seen.map(({ text }) => text).join(', ')}`] : []),
      ...(log.length > 0 ? [`last lines of ${target?.name}:`, ...log.map((line) => `  ${line}`)] : []),
    ],
  });
}

/** The container that failed, or the first one that does not answer well. */
function culprit({ targets }: ProbeOptions, answers: readonly (readonly Answer[])[], failure: Failure) {
  if (failure.kind !== 'deadline') return targets.find(({ container }) => container === failure.container);
  const ill = answers.findIndex((seen) => seen.at(-1)?.status !== 200);
  return targets[Math.max(0, ill)];
}

type Verdict = { readonly message: string; readonly hint: string };

function verdict(
  options: ProbeOptions,
  failure: Failure,
  found: ContainerInspect | undefined,
  last: Answer | undefined,
): Verdict {
  const { service } = options;
  switch (failure.kind) {
    case 'gone':
      return { message: `a container of ${service} was removed by somebody else`, hint: 'Deploy again.' };
    case 'exited':
      return exited(service, found);
    case 'healthcheck':
      return {
        message: `${service} is unhealthy by its HEALTHCHECK: ${lastCheck(found)}`,
        hint: "Run the check's command in the container to see it fail; 'healthcheck' in the file replaces it.",
      };
    case 'deadline':
      return late(options, found, last);
  }
}

function exited(service: string, found: ContainerInspect | undefined): Verdict {
  const state = found?.State;
  if (state?.OOMKilled) {
    return {
      message: `${service} was killed: out of memory`,
      hint: 'Raise its memory limit, or make it need less.',
    };
  }
  const reason = state?.Error ? `: ${state.Error}` : '';
  return {
    message: `${service} exited with code ${state?.ExitCode ?? 'unknown'} while it started${reason}`,
    hint: 'Its last log lines usually say why: a missing variable, a file, a database that is not there.',
  };
}

function lastCheck(found: ContainerInspect | undefined): string {
  const entry = found?.State.Health?.Log?.at(-1);
  return entry ? `${entry.Output.trim() || 'no output'} (exit ${entry.ExitCode})` : 'no output';
}

function late(options: ProbeOptions, found: ContainerInspect | undefined, last: Answer | undefined): Verdict {
  const { service, port, settings } = options;
  const within = `within ${formatDuration(settings.timeout)}`;
  const hints: Readonly<Record<string, string>> = {
    'connection refused': `Nothing listens on port ${port} of the container: does it listen on another port (--port), or on 127.0.0.1 only? It must listen on 0.0.0.0.`,
    'no answer in time':
      'It accepts connections but does not answer: does it wait for something that is not there?',
  };
  if (
    last !== undefined &&
    last.status > 0 &&
    ['starting', 'unhealthy'].includes(found?.State.Health?.Status ?? '') &&
    last.status < 400
  ) {
    return {
      message: `${service} answers, but its HEALTHCHECK did not pass ${within}: ${lastCheck(found)}`,
      hint: 'Raise --health-timeout, or mend the HEALTHCHECK.',
    };
  }
  const hint =
    hints[last?.text ?? ''] ??
    `Is ${settings.path} the right path (--health-path), and is the time enough (--health-timeout)?`;
  return {
    message: `${service} did not become healthy ${within}: ${last?.text ?? 'no answer at all'}`,
    hint,
  };
}
