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

const HEAD = ['SERVICE', 'COLOR', 'ROLE', 'IMAGE', 'DIGEST', 'REPLICAS', 'STATE', 'ROUTES'];

/** What serves and what is staged beside it, as a table for each host. */
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
  return hosts.flatMap((host, index) => {
    const gap = index > 0 ? [''] : [];
    if (isEmpty(host)) return [...gap, `${name} is not deployed on ${host.host}`];
    return [...gap, `${name}${heading(host, ` on ${host.host}`)}`, ...table(host, paint, columns)];
  });
}

/** One may be looking for it under another name. */
function othersText(hosts: readonly HostDocument[]): string {
  const names = [...new Set(hosts.flatMap(({ projects = [] }) => projects))].sort();
  return names.length === 0 ? '' : `; ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} (-p)`;
}

const isEmpty = ({ services, supporting = [] }: HostDocument): boolean =>
  services.length + supporting.length === 0;

function heading({ release, publish }: HostDocument, where = ''): string {
  return `${release === undefined ? '' : ` ${release}`}${where}${publish ? `, proxy on ${publishText(publish)}` : ''}`;
}

function table(
  { services, supporting = [], staged, kept = [] }: HostDocument,
  paint: ChalkInstance,
  columns?: number,
): string[] {
  const rows = [
    ...services.map((service) => row(service, 'live')),
    ...(staged?.services ?? []).map((service) => row(service, 'staged')),
    ...supporting.map(supportingRow),
  ];
  return [...tableText(HEAD, rows, paint, columns), ...stagedText(staged), ...kept.map(keptText)];
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
