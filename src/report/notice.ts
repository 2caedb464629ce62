import type { Author, ErrorDocument, HostDocument, NoticeDocument, ResultDocument } from '../types/index.ts';
import { renderResult } from './result.ts';

/** More than fits into a message is left to --json. In characters. */
const LONGEST = 3000;

/**
 * A result for somebody else. What containers and hooks wrote stays here, and so do links: whoever has one of those is
 * let in.
 */
export function noticeDocument(document: ResultDocument, by: Author): NoticeDocument {
  const { hosts, error, ...rest } = document;
  return {
    ...rest,
    ...(hosts && { hosts: hosts.map(hostForOthers) }),
    ...(error && { error: errorForOthers(error) }),
    by,
  };
}

function hostForOthers({ error, staged, ...host }: HostDocument): HostDocument {
  const { links: _links, ...preview } = staged?.preview ?? { cookie: false };
  return {
    ...host,
    ...(error && { error: errorForOthers(error) }),
    ...(staged && { staged: { ...staged, preview } }),
  };
}

function errorForOthers({
  diagnosis: _diagnosis,
  details: _details,
  ...error
}: ErrorDocument): ErrorDocument {
  return error;
}

/** The same as one message, as Slack and those that understand it read it. */
export function noticeText(document: NoticeDocument): string {
  const { command, project, outcome = 'failed', ok, error, by } = document;
  const headline = `${ok ? '✔' : '✖'} ${bold(project ?? command)} ${outcome}: ctr-bg ${command} by ${escape(by.user)} on ${escape(by.machine)}`;
  const job = by.job === undefined ? '' : ` (${escape(by.job)})`;
  const result = renderResult(document, { color: false }).trimEnd();
  const failure = error ? [`${error.message}`, ...(error.hint === undefined ? [] : [error.hint])] : [];
  return [
    `${headline}${job}`,
    ...failure.map(escape),
    ...(result === '' ? [] : [`\`\`\`\n${escape(cut(result)).replaceAll('```', "'''")}\n\`\`\``]),
  ].join('\n');
}

const bold = (text: string): string => `*${escape(text)}*`;
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
/** These three alone mean something everywhere in a message: mentions and links are made of them. */
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
