import type { Event, Step } from '../types/index.ts';
import type { View } from './plain.ts';
import type { Sink } from './sink.ts';
import { stepText } from './step-text.ts';
import { toSafeJson } from './text.ts';

/** A pull reports every move of each layer; once in this time is enough for a log. */
const PULL_MS = 1000;

/** One JSON object a line, each with the milliseconds since the start. */
export function jsonView({ sink, since }: { readonly sink: Sink; readonly since: () => number }): View {
  let pulled = Number.NEGATIVE_INFINITY;
  const isTooSoon = (event: Event) => event.kind === 'pull' && !event.done && since() - pulled < PULL_MS;
  return {
    event(event) {
      if (isTooSoon(event)) return;
      if (event.kind === 'pull') pulled = since();
      sink.write(`${toSafeJson({ at: Math.round(since()), ...eventDocument(event) })}\n`);
    },
    stop: () => undefined,
  };
}

/** An event without what must not be told: steps carry the settings of containers, and so secrets. */
function eventDocument(event: Event): object {
  switch (event.kind) {
    case 'step-started':
    case 'step-ended':
    case 'step-failed':
      return { ...event, step: stepDocument(event.step) };
    case 'pull':
    case 'stage-started':
    case 'stage-ended':
    case 'probe':
    case 'receipt':
    case 'waiting':
    case 'output':
    case 'turning-back':
    case 'warning':
      return event;
    default:
      return event satisfies never;
  }
}

function stepDocument(step: Step): object {
  return { kind: step.kind, host: step.host, text: stepText(step), because: step.because };
}
