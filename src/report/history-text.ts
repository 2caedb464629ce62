import type { ChalkInstance } from 'chalk';
import type { PastCommandDocument, ResultDocument } from '../types/index.ts';
import { clean, elapsed, timeText } from './text.ts';
import { tableText } from './table.ts';

const HEAD = ['WHEN', 'RELEASE', 'IMAGES', 'COMMAND', 'BY', 'OUTCOME', 'TOOK', 'ROLLBACK'];

/** What was done, as a table for each host, the latest first, with what `rollback` can go back to. */
export function historyText(
  { project = '', history = [] }: ResultDocument,
  paint: ChalkInstance,
  columns?: number,
): string[] {
  const hosts = [...new Set(history.map(({ host }) => host))];
  if (hosts.length === 0) return [`nothing is known of what was done to ${project}`];
  return hosts.flatMap((host, index) => [
    ...(index > 0 ? [''] : []),
    `${paint.bold(project)}${hosts.length > 1 ? ` on ${host}` : ''}`,
    ...tableText(HEAD, history.filter((past) => past.host === host).map(row), paint, columns),
  ]);
}

function row({
  at,
  release,
  services,
  command,
  by,
  outcome,
  timings,
  isLive,
  isRecorded,
  irreversible,
}: PastCommandDocument) {
  const images = [...new Set(services.map(({ image }) => image))].join(', ');
  const author = `${by.user}@${by.machine}`;
  return [
    timeText(at),
    release ?? '-',
    images || '-',
    command,
    by.job ?? author,
    irreversible ? `${outcome}, irreversible` : outcome,
    timings ? elapsed(timings.totalMs) : '-',
    isLive ? 'serves' : isRecorded ? 'yes' : '-',
  ].map(clean);
}
