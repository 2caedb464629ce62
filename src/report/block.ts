import { heightOf, visibleWidth } from './text.ts';
import type { Sink } from './sink.ts';

/** The lines at the bottom of a terminal that change in place. */
export type Block = {
  /**
   * Shows these lines, each narrower than the terminal; those of `kept` are written above them first, and stay. All in
   * one write, in which no row is touched that shows the right line already.
   */
  readonly show: (lines: readonly string[], kept?: readonly string[]) => void;
};

/** Terminals that know it show what is between them at once; the others skip it. */
const BEGIN = '\u001B[?2026h';
const END = '\u001B[?2026l';
const ERASE_LINE = '\u001B[K';
const ERASE_BELOW = '\u001B[J';

/**
 * The cursor stands below the block, at the beginning of a line, and is never hidden: whatever ends the process, even
 * SIGKILL, the terminal is left as it was found.
 */
export function createBlock(sink: Sink): Block {
  let shown: readonly string[] = [];
  let size = { columns: sink.columns(), rows: sink.rows() };
  return {
    show(lines, kept = []) {
      const now = { columns: sink.columns(), rows: sink.rows() };
      const isOtherSize = now.columns !== size.columns || now.rows !== size.rows;
      const isWrapped = kept.some((line) => visibleWidth(line) >= now.columns);
      const next = [...kept, ...lines];
      const text = isOtherSize || isWrapped ? anew(shown, next, now.columns) : difference(shown, next);
      size = now;
      shown = lines;
      if (text !== '') sink.write(BEGIN + text + END);
    },
  };
}

/** Terminals wrap what was written before anew when they become narrower, and so the block may have become higher. */
function anew(before: readonly string[], after: readonly string[], columns: number): string {
  if (before.length === 0 && after.length === 0) return '';
  const height = before.reduce((sum, line) => sum + heightOf(line, columns), 0);
  return `${move(-height)}\r${ERASE_BELOW}${after.map((line) => `${line}\r\n`).join('')}`;
}

/** From the old rows to the new ones. What was typed meanwhile stands where the cursor is, and goes too. */
function difference(before: readonly string[], after: readonly string[]): string {
  const common = Math.min(before.length, after.length);
  let row = before.length;
  let text = '';
  for (let index = 0; index < common; index++) {
    const line = after[index] ?? '';
    if (line === before[index]) continue;
    text += `${move(index - row)}\r${line}${ERASE_LINE}`;
    row = index;
  }
  if (text === '' && before.length === after.length) return '';
  const added = after.slice(common).map((line) => `${line}${ERASE_LINE}\r\n`);
  return `\r${ERASE_LINE}${text}${move(common - row)}\r${before.length > common ? ERASE_BELOW : ''}${added.join('')}`;
}

/** So many rows down, or up. */
function move(rows: number): string {
  if (rows === 0) return '';
  return `\u001B[${Math.abs(rows)}${rows < 0 ? 'A' : 'B'}`;
}
