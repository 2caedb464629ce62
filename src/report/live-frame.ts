import type { ChalkInstance } from 'chalk';
import type { Naming } from './event-text.ts';
import type { LiveStage } from './live-state.ts';
import { count, elapsed, truncate, width } from './text.ts';

export type Canvas = {
  /** Of the widest line. */
  readonly columns: number;
  /** Of the terminal. */
  readonly rows: number;
  readonly paint: ChalkInstance;
  readonly name: Naming;
};

const TICK = '✔';
const CROSS = '✖';
/** So wide is a time, as a rule; with the mark before and the gaps between that leaves the room for words. */
const TIME = 6;
const MARGIN = 6;
const BAR = 20;

/** The stage in progress: its own line, what is finished, what is being done; the times stand below each other. */
export function frame(stage: LiveStage, now: number, canvas: Canvas): string[] {
  const { columns, paint } = canvas;
  const rows = [...finishedRows(stage, canvas), ...runningRows(stage, now, canvas)];
  const room = Math.max(0, columns - MARGIN - TIME);
  const column = Math.min(room, Math.max(0, ...rows.map(({ text }) => width(text))));
  const head = headLine(canvas, paint.cyan('▸'), [stage.title, '', seconds(now - stage.since)]);
  // What is being done stands last, and so matters most when the terminal is low.
  const shown = Math.max(0, canvas.rows - 3);
  return [head, ...(shown > 0 ? rows.slice(-shown).map((row) => line(row, column, canvas)) : [])];
}

type Row = {
  readonly mark: string;
  readonly text: string;
  readonly time: string;
  readonly note: string;
  readonly share?: number | undefined;
};

/** What several hosts did stands in one line, with the time of the slowest. */
function finishedRows({ finished }: LiveStage, { paint, name }: Canvas): Row[] {
  const texts = [...new Set(finished.map(({ text }) => text))];
  return texts.map((text) => {
    const same = finished.filter((step) => step.text === text);
    const [host = ''] = same.map((step) => step.host);
    const words = same.length > 1 ? `${text} on ${count(same.length, 'host')}` : name(host) + text;
    const time = elapsed(Math.max(...same.map(({ ms }) => ms)));
    return { mark: paint.green(TICK), text: words, time, note: '' };
  });
}

function runningRows({ running }: LiveStage, now: number, { name }: Canvas): Row[] {
  return [...running.values()].map(({ text, host, since, note, share }) => ({
    mark: '·',
    text: name(host) + text,
    time: seconds(now - since),
    note,
    share,
  }));
}

/** Mark, text, time, and a note in grey, which gives way first. */
function line({ mark, text, time, note, share }: Row, column: number, { columns, paint }: Canvas): string {
  const words = truncate(text, column);
  const padded = words + ' '.repeat(column - width(words));
  const room = columns - MARGIN - column - Math.max(TIME, time.length) - 2;
  const aside = room > 0 ? truncate(barred(note, share, room), room) : '';
  return `  ${mark} ${padded}  ${paint.dim(time.padStart(TIME))}${aside === '' ? '' : `  ${paint.dim(aside)}`}`;
}

/** A bar before the words, where there is room for it. */
function barred(note: string, share: number | undefined, room: number): string {
  if (share === undefined || room < BAR + 2 + width(note)) return note;
  const full = Math.floor(Math.min(1, share) * BAR);
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)}  ${note}`;
}

/** What stays of a stage when it is over, or was left in the middle. */
export function closingLine(stage: LiveStage, ms: number, canvas: Canvas): string {
  const { finished, held, failed, running, title } = stage;
  const parts = [
    failed > 0 ? `${failed} failed` : '',
    running.size > 0 ? `${running.size} not finished` : '',
    finished.length > 0 ? count(finished.length, 'step') : '',
    held > 0 ? `${held} already so` : '',
  ];
  const isFine = failed === 0 && running.size === 0;
  const mark = !isFine ? canvas.paint.red(CROSS) : canvas.paint.green(TICK);
  return headLine(canvas, mark, [title, parts.filter((part) => part !== '').join(', '), elapsed(ms)]);
}

/** Tenths would flicker. */
function seconds(milliseconds: number): string {
  return `${Math.floor(milliseconds / 1000)} s`;
}

/** Mark, text, a note in grey and the time; the note gives way first, then the text. */
function headLine(
  { columns, paint }: Canvas,
  mark: string,
  [text, note, time]: readonly [string, string, string],
): string {
  const room = columns - 2 - width(time) - 2;
  const words = truncate(text, room);
  const aside = note === '' ? '' : truncate(note, Math.max(0, room - width(words) - 2));
  return `${mark} ${words}${aside === '' ? '' : `  ${paint.dim(aside)}`}  ${paint.dim(time)}`;
}
