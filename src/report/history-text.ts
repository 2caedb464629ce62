import type { ChalkInstance } from 'chalk';
import type { PastCommandDocument, ResultDocument } from '../types/index.ts';
import { clean, elapsed, timeText } from './text.ts';
import { tableText } from './table.ts';

const HEAD = ['WHEN', 'RELEASE', 'IMAGES', 'COMMAND', 'BY', 'OUTCOME', 'TOOK', 'ROLLBACK'];

/** What was done, the latest first, with what `rollback` can go back to; one table for all hosts. */
export function historyText(
  { project = '', history = [] }: ResultDocument,
  paint: ChalkInstance,
  columns?: number,
): string[] {
  const hosts = [...new Set(history.map(({ host }) => host))];
  if (hosts.length === 0) return [`nothing is known of what was done to ${project}`];
  if (hosts.length === 1) return [paint.bold(project), ...tableText(HEAD, history.map(row), paint, columns)];
  // Of the same second, which is all that the clocks of hosts tell, those of one command stand together.
  const sorted = history.toSorted((a, b) => b.at.localeCompare(a.at) || a.id.localeCompare(b.id));
  const rows = sorted.map((past) => [
    clean(past.host),
    ...row(past),
    past.skew ? elapsed(past.skew.newMs) : '-',
  ]);
  return [paint.bold(project), ...tableText(['HOST', ...HEAD, 'SKEW'], rows, paint, columns)];
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
