import type { ChalkInstance } from 'chalk';
import type { Naming } from './event-text.ts';
import type { LiveStage } from './live-state.ts';
import { count, elapsed, truncate, width } from './text.ts';

export type Canvas = {
  readonly columns: number;
  readonly rows: number;
  readonly paint: ChalkInstance;
  readonly name: Naming;
};

const TICK = '✔';
const CROSS = '✖';

/** The stage in progress: its own line, what is finished, what is being done. */
export function frame(stage: LiveStage, now: number, canvas: Canvas): string {
  const { paint, name } = canvas;
  const running = [...stage.running.values()].map(({ text, host, since, note }) =>
    line(canvas, ['  ', '·'], name(host) + text, note, seconds(now - since)),
  );
  const finished = stage.finished.map(({ text, host, ms }) =>
    line(canvas, ['  ', paint.green(TICK)], name(host) + text, '', elapsed(ms)),
  );
  // What is being done matters most when the terminal is low.
  const shown = Math.max(0, canvas.rows - 3 - running.length);
  const head = line(canvas, ['', paint.cyan('▸')], stage.title, '', seconds(now - stage.since));
  return [head, ...(shown > 0 ? finished.slice(-shown) : []), ...running.slice(-(canvas.rows - 3))].join(
    '\n',
  );
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
  return line(canvas, ['', mark], title, parts.filter((part) => part !== '').join(', '), elapsed(ms));
}

/** Tenths would flicker. */
function seconds(milliseconds: number): string {
  return `${Math.floor(milliseconds / 1000)} s`;
}

/** Indentation and one character, which may be coloured. */
type Mark = readonly [indent: string, mark: string];

/** Mark, text, a note in grey and the time; the note gives way first, then the text. */
function line(
  { columns, paint }: Canvas,
  [indent, mark]: Mark,
  text: string,
  note: string,
  time: string,
): string {
  const room = columns - indent.length - 2 - width(time) - 2;
  const words = truncate(text, room);
  const aside = note === '' ? '' : truncate(note, Math.max(0, room - width(words) - 2));
  return `${indent}${mark} ${words}${aside === '' ? '' : `  ${paint.dim(aside)}`}  ${paint.dim(time)}`;
}
