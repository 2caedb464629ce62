import type { ChalkInstance } from 'chalk';
import { width } from './text.ts';

/** Columns as wide as what is in them, under a head. */
export function tableText(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  paint: ChalkInstance,
): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((cells) => width(cells[column] ?? ''))),
  );
  const pad = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
      .join('  ')
      .trimEnd();
  return [paint.dim(pad(head)), ...rows.map(pad)];
}
