import type { ChalkInstance } from 'chalk';
import type { HostDocument, ResultDocument, ServiceDocument, SupportingDocument } from '../types/index.ts';
import { shortDigest } from './outcome-text.ts';
import { publishText } from './step-text.ts';
import { width } from './text.ts';

const HEAD = ['SERVICE', 'COLOR', 'IMAGE', 'DIGEST', 'REPLICAS', 'STATE', 'ROUTES', 'PREVIOUS'];

/** What serves, as a table for each host. */
export function statusText({ project, release, hosts = [] }: ResultDocument, paint: ChalkInstance): string[] {
  if (hosts.every(({ services, supporting = [] }) => services.length + supporting.length === 0))
    return [`${project ?? 'the project'} is not deployed`];
  const title = `${paint.bold(project ?? '')}${release === undefined ? '' : ` ${release}`}`;
  return hosts.flatMap((host, index) => [
    ...(index > 0 ? [''] : []),
    heading(title, host, hosts.length),
    ...table(host, paint),
  ]);
}

function heading(title: string, { host, publish }: HostDocument, hosts: number): string {
  return `${title}${hosts > 1 ? ` on ${host}` : ''}${publish ? `, proxy on ${publishText(publish)}` : ''}`;
}

function table({ services, supporting = [] }: HostDocument, paint: ChalkInstance): string[] {
  const rows = [...services.map(row), ...supporting.map(supportingRow)];
  const widths = HEAD.map((title, column) =>
    Math.max(title.length, ...rows.map((cells) => width(cells[column] ?? ''))),
  );
  const pad = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
      .join('  ')
      .trimEnd();
  return [paint.dim(pad(HEAD)), ...rows.map(pad)];
}

function row(service: ServiceDocument): string[] {
  const { name, color, image, digest, replicas, state = '-', routes = [], previous } = service;
  const before = previous ? `${previous.color} ${previous.release}` : '-';
  return [name, color, image, shortDigest(digest), String(replicas), state, routes.join(',') || '-', before];
}

/** It has no colour, and nothing is routed to it. */
function supportingRow({ name, image, digest, replicas, state }: SupportingDocument): string[] {
  return [name, '-', image, shortDigest(digest), String(replicas), state, '-', '-'];
}
