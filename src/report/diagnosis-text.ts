import type { ChalkInstance } from 'chalk';
import type { Diagnosis } from '../types/index.ts';
import { clean, count, wrap } from './text.ts';

const COLUMNS = 80;
const LABEL_COLUMNS = 14;

/** One page on a container that did not become healthy; the likeliest cause and its cure are said by the error around it. */
export function diagnosisText(diagnosis: Diagnosis, paint: ChalkInstance): string[] {
  const { container, expected, answers, body = '', causes, log, checks } = diagnosis;
  const [, ...others] = causes;
  return [
    ...row('container', containerText(diagnosis), paint),
    ...row('expected', expected, paint),
    ...row('answered', runs(answers), paint),
    ...row('with the text', body, paint),
    ...row('listens on', listensText(diagnosis), paint),
    ...checks.flatMap(({ exitCode, output }) =>
      row('HEALTHCHECK', `exit ${exitCode}: ${output === '' ? 'no output' : output}`, paint),
    ),
    ...others.flatMap(({ text, cure }) => row('or perhaps', `${text}. ${cure}`, paint)),
    ...(log.length === 0
      ? row('log', 'empty', paint)
      : [`  ${paint.dim(`last ${count(log.length, 'line')} of ${container}:`)}`]),
    ...log.map((line) => `    ${line}`),
    ...row('more', causes[0] ? `docs/troubleshooting.md, ${causes[0].code}` : '', paint),
  ];
}

/** No control character of the application's reaches the terminal. */
export function cleanDiagnosis(diagnosis: Diagnosis): Diagnosis {
  const { body } = diagnosis;
  return {
    ...diagnosis,
    causes: diagnosis.causes.map(({ code, text, cure }) => ({ code, text: clean(text), cure: clean(cure) })),
    answers: diagnosis.answers.map(clean),
    checks: diagnosis.checks.map(({ exitCode, output }) => ({ exitCode, output: clean(output) })),
    // What a line begins with is its own: stack traces are read by it.
    log: diagnosis.log.map((line) => `${/^ */.exec(line)?.[0] ?? ''}${clean(line)}`),
    ...(body === undefined ? {} : { body: clean(body) }),
  };
}

function row(label: string, text: string, paint: ChalkInstance): string[] {
  if (text === '') return [];
  return wrap(text, COLUMNS - 2 - LABEL_COLUMNS).map(
    (line, index) => `  ${paint.dim((index === 0 ? label : '').padEnd(LABEL_COLUMNS))}${line}`,
  );
}

function containerText({ container, state }: Diagnosis): string {
  if (state === undefined) return `${container}, which is gone`;
  const { status, exitCode, outOfMemory, restarts } = state;
  return [
    container,
    status,
    ...(status === 'running' ? [] : [`exit code ${exitCode}`]),
    ...(outOfMemory ? ['out of memory'] : []),
    ...(restarts > 0 ? [`restarted ${restarts === 1 ? 'once' : `${restarts} times`}`] : []),
  ].join(', ');
}

function listensText({ listens, port }: Diagnosis): string {
  if (listens === undefined) return '';
  const sockets = listens.map((one) =>
    one.address.includes(':') ? `[${one.address}]:${one.port}` : `${one.address}:${one.port}`,
  );
  const isThere = listens.some((one) => one.port === port);
  return `${sockets.length === 0 ? 'no port' : sockets.join(', ')}${isThere ? '' : `; asked on port ${port}`}`;
}

/** `connection refused (4 times), HTTP 500` */
function runs(answers: readonly string[]): string {
  const texts: { text: string; times: number }[] = [];
  for (const text of answers) {
    const last = texts.at(-1);
    if (last?.text === text) last.times++;
    else texts.push({ text, times: 1 });
  }
  return texts.map(({ text, times }) => (times === 1 ? text : `${text} (${times} times)`)).join(', ');
}
