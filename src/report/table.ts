import type { ChalkInstance } from 'chalk';
import { width } from './text.ts';

const GAP = 2;

/**
 * Columns as wide as what is in them, under a head. The last ones that have no room in a terminal of `columns` stand
 * below each row by their names; the first one always stands in the row.
 */
export function tableText(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  paint: ChalkInstance,
  columns = Number.POSITIVE_INFINITY,
): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((cells) => width(cells[column] ?? ''))),
  );
  const fitting = fittingColumns(widths, columns);
  const pad = (cells: readonly string[]): string =>
    cells
      .slice(0, fitting)
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
      .join(' '.repeat(GAP))
      .trimEnd();
  const below = (cells: readonly string[]): string[] => {
    const named = head.slice(fitting).flatMap((title, index) => {
      const cell = cells[fitting + index] ?? '-';
      return cell === '-' ? [] : [`${paint.dim(title.toLowerCase())} ${cell}`];
    });
    return named.map((text) => `    ${text}`);
  };
  return [paint.dim(pad(head)), ...rows.flatMap((cells) => [pad(cells), ...below(cells)])];
}

/** How many of the first columns have room. */
function fittingColumns(widths: readonly number[], room: number): number {
  let used = -GAP;
  const first = widths.findIndex((one) => (used += one + GAP) > room);
  return first < 0 ? widths.length : Math.max(1, first);
}
