import type { ErrorDocument, ResultDocument } from '../types/index.ts';
import { renderErrorDocument } from './error.ts';
import type { View } from './plain.ts';
import { renderResult } from './result.ts';
import type { Sink } from './sink.ts';
import { clean, toSafeJson } from './text.ts';

/**
 * What GitHub Actions, and Gitea and Forgejo after it, make of a step: annotations, a summary and outputs. Their
 * runner reads workflow commands on stderr as well as on stdout, so that stdout stays the command's own.
 */
export function isWorkflow({ GITHUB_ACTIONS }: Readonly<Record<string, string | undefined>>): boolean {
  return GITHUB_ACTIONS === 'true';
}

/** The error as an annotation, at its place in the file when that is known by an absolute path. */
export function errorAnnotation(error: ErrorDocument): string {
  const { code, where } = error;
  const place = where && { file: where.file, line: where.line, col: where.column };
  const text = renderErrorDocument(error, { color: false })
    .replace(/^error: /, '')
    .trimEnd();
  return workflowCommand('error', { title: `ctr-bg: ${code}`, ...place }, text);
}

/** Tells warnings as annotations, and leaves the rest to the view. */
export function annotatedView(
  view: View,
  { sink, name }: { readonly sink: Sink; readonly name: (host: string) => string },
): View {
  return {
    event(event) {
      if (event.kind !== 'warning') return view.event(event);
      const host = event.host === undefined ? '' : name(event.host);
      sink.write(workflowCommand('warning', { title: 'ctr-bg' }, `${host}${clean(event.message)}`));
    },
    stop: view.stop,
  };
}

type Properties = Readonly<Record<string, string | number>>;

/** What is put into a command is escaped as the runner undoes it: properties more than the text. */
function workflowCommand(name: 'error' | 'warning', properties: Properties, text: string): string {
  const listed = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${listed.join(',')}::${escapeText(text)}\n`;
}

const escapeText = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Markdown for the page of the run: a headline, and what a terminal shows. Empty for a command that only looks. */
export function stepSummary(document: ResultDocument): string {
  const { command, error } = document;
  if (document.outcome === undefined && document.plan === undefined) return '';
  const result = renderResult(document, { color: false });
  const failure = error ? renderErrorDocument(error, { color: false }) : '';
  const fence = '`'.repeat(Math.max(3, ...longestTicks(result + failure).map((ticks) => ticks + 1)));
  return [
    `### ctr-bg ${command}: ${headline(document)}`,
    '',
    fence,
    `${result}${failure}`.trimEnd(),
    fence,
    '',
    '',
  ].join('\n');
}

function headline({ project, outcome = 'planned', error }: ResultDocument): string {
  const words = `${project === undefined ? '' : `${project} `}${outcome}${error ? ` (${error.code})` : ''}`;
  return words.replace(/[\\`*_{}[\]<>#|&]/g, '\\$&');
}

const longestTicks = (text: string): number[] => (text.match(/`+/g) ?? []).map((ticks) => ticks.length);

/** A step's outputs hold 1 MiB; what may be longer than this is left to --json. In characters. */
const LONGEST_OUTPUT = 200_000;

/** Lines for the file of outputs. `delimiter` must be in none of the values: it is to be made anew by chance. */
export function stepOutputs(document: ResultDocument, delimiter: string): string {
  const { outcome, release, hosts = [] } = document;
  const previous = hosts.flatMap(({ services }) => services.map((service) => service.previous?.release));
  const whole = toSafeJson(document);
  const outputs = {
    outcome: outcome ?? (document.plan ? 'planned' : ''),
    release: release ?? '',
    previous: previous.find(Boolean) ?? '',
    document: whole.length > LONGEST_OUTPUT ? '' : whole,
  };
  return Object.entries(outputs)
    .map(([name, value]) => `${name}<<${delimiter}\n${value}\n${delimiter}\n`)
    .join('');
}
