import { createLogUpdate } from 'log-update';
import type { ChalkInstance } from 'chalk';
import type { Event } from '../types/index.ts';
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

/** The seconds tick on by themselves; events redraw at once. */
const REDRAW_MS = 250;

/** The live view of a terminal: one stage at a time, and lines that stay for what has ended, failed or warned. */
export function liveView({ sink, paint, since, name }: LiveOptions): View {
  const screen = createLogUpdate(asStream(sink), { showCursor: true });
  const textOf = createEventText(name);
  const canvas = (): Canvas => ({ columns: sink.columns(), rows: sink.rows(), paint, name });
  let state: LiveState = null;
  const draw = () => {
    if (state !== null) screen(frame(state, since(), canvas()));
  };
  // Lines that stay are never cut: the reason of a failure may be long.
  const keep = (text: string) => {
    screen.clear();
    sink.write(`${text}\n`);
  };
  const timer = setInterval(draw, REDRAW_MS);
  timer.unref();
  return {
    event(event) {
      if (event.kind === 'stage-ended' && state !== null) keep(closingLine(state, event.ms, canvas()));
      else if (isKept(event)) keep(tint(event, paint)(textOf(event) ?? ''));
      state = advance(state, event, since());
      draw();
    },
    stop() {
      clearInterval(timer);
      if (state !== null) keep(closingLine(state, since() - state.since, canvas()));
      state = null;
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

/** As much of a stream as log-update uses; it reads the size each time it draws. */
function asStream(sink: Sink): NodeJS.WritableStream {
  const stream = {
    write: sink.write,
    get columns() {
      return sink.columns();
    },
    get rows() {
      return sink.rows();
    },
  };
  return stream as unknown as NodeJS.WritableStream;
}
