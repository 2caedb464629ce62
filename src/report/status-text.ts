import type { ChalkInstance } from 'chalk';
import type {
  HostDocument,
  ResultDocument,
  ServiceDocument,
  StagedDocument,
  SupportingDocument,
} from '../types/index.ts';
import { keptText, shortDigest } from './outcome-text.ts';
import { previewText } from './preview-text.ts';
import { publishText } from './step-text.ts';
import { tableText } from './table.ts';
import { clean } from './text.ts';
import { hostsText, together } from './together.ts';

const HEAD = ['SERVICE', 'COLOR', 'ROLE', 'IMAGE', 'DIGEST', 'REPLICAS', 'STATE', 'ROUTES'];

/** What serves and what is staged beside it; one table, of several hosts too. */
export function statusText(
  { project = '', release, hosts = [] }: ResultDocument,
  paint: ChalkInstance,
  columns?: number,
): string[] {
  if (hosts.every(isEmpty)) return [`${project || 'the project'} is not deployed${othersText(hosts)}`];
  const name = paint.bold(project);
  const [only, ...others] = hosts;
  if (only && others.length === 0)
    return [`${name}${heading({ ...only, ...(release && { release }) })}`, ...table(only, paint, columns)];
  return severalText(project, hosts, paint, columns);
}

/** Columns that tell one row from another in any case. */
const ALWAYS = ['HOST', 'SERVICE', 'COLOR', 'ROLE', 'STATE'];

/** A row for each service of each host; what is the same in all rows is told once, below. */
function severalText(
  project: string,
  hosts: readonly HostDocument[],
  paint: ChalkInstance,
  columns?: number,
): string[] {
  const releases = [...new Set(hosts.flatMap(({ release }) => release ?? []))];
  const there = hosts.filter((host) => !isEmpty(host)).length;
  const [first] = releases;
  const rows = hosts.flatMap((host) => {
    const { publish, release = '-' } = host;
    const proxy = publish === undefined ? '-' : publishText(publish);
    const found = isEmpty(host) ? [['-', '-', '-', '-', '-', '-', 'not deployed', '-']] : rowsOf(host);
    return found.map((cells) => [clean(host.host), ...cells, release, proxy]);
  });
  const head = ['HOST', ...HEAD, 'RELEASE', 'PROXY'];
  const isShown = head.map(
    (title, column) => ALWAYS.includes(title) || new Set(rows.map((cells) => cells[column])).size > 1,
  );
  const shown = (cells: readonly string[]): string[] => cells.filter((_, column) => isShown[column]);
  const same = head.flatMap((title, column) => {
    const cell = rows[0]?.[column] ?? '-';
    return isShown[column] === true || cell === '-' || title === 'RELEASE'
      ? []
      : [`${title.toLowerCase()} ${cell}`];
  });
  const title = releases.length > 1 ? `${releases.length} releases` : (first ?? '');
  const serve = `${paint.bold(project)}${title && ` ${title}`} on ${there < hosts.length ? `${there} of ` : ''}${hosts.length} hosts`;
  return [
    releases.length > 1 || there < hosts.length ? paint.yellow(serve) : serve,
    ...tableText(shown(head), rows.map(shown), paint, columns),
    ...(same.length > 0 ? [paint.dim(`everywhere: ${same.join(', ')}`)] : []),
    ...besideText(hosts),
  ];
}

/** What is staged or kept; what is the same on every host is told once. */
function besideText(hosts: readonly HostDocument[]): string[] {
  const lines = hosts.flatMap(({ host, staged, kept = [] }) =>
    [...stagedText(staged), ...kept.map(keptText)].map((line) => ({ host, line })),
  );
  return together(lines, ({ line }) => line).map(({ item: { line }, hosts: of }) =>
    of.length === hosts.length ? line : `${hostsText(of, hosts.length)}: ${line.trim()}`,
  );
}

/** One may be looking for it under another name. */
function othersText(hosts: readonly HostDocument[]): string {
  const names = [...new Set(hosts.flatMap(({ projects = [] }) => projects))].sort();
  return names.length === 0 ? '' : `; ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} (-p)`;
}

const isEmpty = ({ services, supporting = [] }: HostDocument): boolean =>
  services.length + supporting.length === 0;

function heading({ release, publish }: HostDocument): string {
  return `${release === undefined ? '' : ` ${release}`}${publish ? `, proxy on ${publishText(publish)}` : ''}`;
}

function table(host: HostDocument, paint: ChalkInstance, columns?: number): string[] {
  const { staged, kept = [] } = host;
  return [...tableText(HEAD, rowsOf(host), paint, columns), ...stagedText(staged), ...kept.map(keptText)];
}

function rowsOf({ services, supporting = [], staged }: HostDocument): string[][] {
  return [
    ...services.map((service) => row(service, 'live')),
    ...(staged?.services ?? []).map((service) => row(service, 'staged')),
    ...supporting.map(supportingRow),
  ];
}

function row(
  { name, color, image, digest, replicas, state = '-', routes = [] }: ServiceDocument,
  role: 'live' | 'staged',
): string[] {
  return [name, color, role, image, shortDigest(digest), String(replicas), state, routes.join(',') || '-'];
}

/** It has no colour, and nothing is routed to it. */
function supportingRow({ name, image, digest, replicas, state }: SupportingDocument): string[] {
  return [name, '-', '-', image, shortDigest(digest), String(replicas), state, '-'];
}

function stagedText(staged: StagedDocument | undefined): string[] {
  if (staged === undefined) return [];
  return [`staged ${staged.release}`, ...previewText(staged.preview).map((line) => `  ${line}`)];
}
