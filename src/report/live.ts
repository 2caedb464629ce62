import type { ChalkInstance } from 'chalk';
import type { Event } from '../types/index.ts';
import { createBlock } from './block.ts';
import { type Naming, createEventText } from './event-text.ts';
import { type Canvas, closingLine, frame } from './live-frame.ts';
import { type LiveState, advance } from './live-state.ts';
import { type View, tint } from './plain.ts';
import type { Sink } from './sink.ts';

type LiveOptions = {
  readonly sink: Sink;
  readonly paint: ChalkInstance;
  readonly since: () => number;
  readonly name: Naming;
};

/** The seconds tick on by themselves, and a pull tells of every few kilobytes; all else is drawn at once. */
const REDRAW_MS = 250;

/** The live view of a terminal: one stage at a time, and lines that stay for what has ended, failed or warned. */
export function liveView({ sink, paint, since, name }: LiveOptions): View {
  const block = createBlock(sink);
  const textOf = createEventText(name);
  // A line that fills its row leaves the cursor on it or on the next, as the terminal pleases.
  const canvas = (): Canvas => ({ columns: sink.columns() - 1, rows: sink.rows(), paint, name });
  let state: LiveState = null;
  let drawn = Number.NEGATIVE_INFINITY;
  const draw = (kept: readonly string[] = []): void => {
    drawn = since();
    block.show(state === null ? [] : frame(state, drawn, canvas()), kept);
  };
  const timer = setInterval(() => draw(), REDRAW_MS);
  timer.unref();
  const unlisten = sink.onResize(() => draw());
  // Lines that stay are never cut: the reason of a failure may be long.
  const keptOf = (event: Event): string[] => {
    if (event.kind === 'stage-ended' && state !== null) return [closingLine(state, event.ms, canvas())];
    return isKept(event) ? [tint(event, paint)(textOf(event) ?? '')] : [];
  };
  return {
    event(event) {
      const kept = keptOf(event);
      state = advance(state, event, since());
      const isMinor = event.kind === 'pull' && !event.done && since() - drawn < REDRAW_MS;
      if (!isMinor) draw(kept);
    },
    stop() {
      clearInterval(timer);
      unlisten();
      const left = state === null ? [] : [closingLine(state, since() - state.since, canvas())];
      state = null;
      draw(left);
    },
  };
}

function isKept({ kind }: Event): boolean {
  return (
    kind === 'waiting' ||
    kind === 'step-failed' ||
    kind === 'turning-back' ||
    kind === 'warning' ||
    kind === 'receipt'
  );
}
