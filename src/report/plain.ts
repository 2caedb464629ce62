import type { Event } from '../types/index.ts';
import type { ChalkInstance } from 'chalk';
import { type Naming, createEventText } from './event-text.ts';
import type { Sink } from './sink.ts';

export type View = { readonly event: (event: Event) => void; readonly stop: () => void };

type PlainOptions = {
  readonly sink: Sink;
  readonly paint: ChalkInstance;
  readonly since: () => number;
  readonly name: Naming;
};

/** One line for each event that matters, each with the seconds since the start: for logs. */
export function plainView({ sink, paint, since, name }: PlainOptions): View {
  const textOf = createEventText(name);
  return {
    event(event) {
      const text = textOf(event);
      if (text === undefined) return;
      const time = `${(since() / 1000).toFixed(1)}s`.padStart(7);
      sink.write(`${paint.dim(time)}  ${tint(event, paint)(text)}\n`);
    },
    stop: () => undefined,
  };
}

/** Warnings, nothing else. */
export function quietView({ sink, paint, name }: PlainOptions): View {
  const textOf = createEventText(name);
  return {
    event(event) {
      if (event.kind === 'warning') sink.write(`${paint.yellow(textOf(event) ?? '')}\n`);
    },
    stop: () => undefined,
  };
}

/** The colour of an event's text. */
export function tint({ kind }: Event, paint: ChalkInstance): (text: string) => string {
  if (kind === 'warning' || kind === 'turning-back') return paint.yellow;
  return kind === 'step-failed' ? paint.red : String;
}
