import { stripVTControlCharacters } from 'node:util';

/** Controls, line separators, and the marks that turn the direction of a text around. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;
/** A colour, or bold and the like. */
// eslint-disable-next-line no-control-regex -- they begin with one
const STYLE = /(\u001B\[[\d;:]*m)/;

/**
 * What applications and engines say is not ours: no control character of theirs reaches the terminal, and no command
 * of theirs the CI system that reads the log.
 */
export function clean(text: string): string {
  return disarm(stripVTControlCharacters(text).replace(UNPRINTABLE, ' ').trim());
}

/** `::set-output name=…::` where a line may begin, and `##[set-output …]` or `##vso[…]` anywhere in it. */
const WORKFLOW_COMMAND = /(?<!\S):(?=:[a-z][\w-]*(?: [^:]*)?::)|##(?=\w*\[)/gi;

/** A blank in a workflow command makes text of it. */
function disarm(line: string): string {
  return line.replace(WORKFLOW_COMMAND, (mark) => (mark === ':' ? ': ' : '# #'));
}

/** JSON in which no such command is left; it says the same. */
export function toSafeJson(value: unknown, indentation?: number): string {
  return JSON.stringify(value, null, indentation).replace(/##(?=\w*\[)/g, '#\\u0023');
}

/** The same for a line whose colours may stay: nothing else that moves, hides or names something on the terminal does. */
export function styled(text: string, color: boolean): string {
  if (!color) return stripVTControlCharacters(text).replace(UNPRINTABLE, ' ');
  const pieces = text.split(STYLE).map((piece, index) => (index % 2 === 1 ? piece : styled(piece, false)));
  return pieces.length > 1 ? `${pieces.join('')}\u001B[0m` : pieces.join('');
}

/** Cuts to a number of columns; what may be wide counts as wide, so a line never wraps. */
export function truncate(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let kept = '';
  let used = 1;
  for (const character of text) {
    used += width(character);
    if (used > columns) break;
    kept += character;
  }
  return columns > 0 ? `${kept}…` : '';
}

/** Columns that a text takes, rather too many than too few. */
export function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (isWide(character.codePointAt(0) ?? 0) ? 2 : 1), 0);
}

/** The same for a text with colours in it. */
export function visibleWidth(text: string): number {
  return width(stripVTControlCharacters(text));
}

/** Rows that a line takes in a terminal of so many columns. */
export function heightOf(text: string, columns: number): number {
  return Math.max(1, Math.ceil(visibleWidth(text) / columns));
}

/** `truncate` for a text with colours in it, which all stay. */
export function cut(text: string, columns: number): string {
  if (visibleWidth(text) <= columns) return text;
  let room = columns;
  const pieces = text.split(STYLE).map((piece, index) => {
    if (index % 2 === 1) return piece;
    const kept = truncate(piece, room);
    room = kept === piece ? room - width(piece) : 0;
    return kept;
  });
  return pieces.join('');
}

function isWide(code: number): boolean {
  return (code >= 0x11_00 && code < 0x20_00) || code >= 0x2e_80;
}

/** `40 ms`, `1.2 s`, `75 s`, `3m 20s` */
export function elapsed(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 100 ? `${whole} s` : `${Math.floor(whole / 60)}m ${whole % 60}s`;
}

/** `812 kB`, `12.3 MB` */
export function bytes(amount: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, amount)) / 3)));
  const scaled = amount / 1000 ** step;
  return `${scaled < 100 && step > 0 ? scaled.toFixed(1) : Math.round(scaled)} ${units[step] ?? 'B'}`;
}

/** `1 container`, `2 containers` */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** Lines of at most so many columns, broken between words; a longer word stays whole. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && width(`${line} ${word}`) <= columns)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** `2026-11-25 03:40:12 UTC` */
export function timeText(iso: string): string {
  return iso.replace('T', ' ').replace(/\.\d+Z$/, ' UTC');
}
