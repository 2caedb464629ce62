import type { Event, Receipt, StageName } from '../types/index.ts';
import { stepText } from './step-text.ts';
import { bytes, clean, elapsed } from './text.ts';

/** Which hosts' names to show: with one host there is nothing to tell apart. */
export type Naming = (host: string) => string;

/** One event as the line that is worth reading, or undefined; remembers what was said already. */
export function createEventText(name: Naming): (event: Event) => string | undefined {
  const answers = new Map<string, string>();
  const pulling = new Map<string, number>();
  let failures = 0;
  return (event) => {
    if (event.kind === 'stage-started') failures = 0;
    if (event.kind === 'step-failed') failures++;
    switch (event.kind) {
      case 'pull':
        return pullText(event, pulling, name);
      case 'probe':
        return probeText(event, answers, name);
      case 'stage-started':
        return stageText(event.stage, event.undo);
      case 'stage-ended':
        return `${stageText(event.stage, event.undo)}: ${failures > 0 ? 'failed after' : 'done in'} ${elapsed(event.ms)}`;
      case 'step-started':
      case 'step-ended':
      case 'step-failed':
        return stepLine(event, pulling, name);
      case 'receipt':
        return `${name(event.host)}switched: ${receiptText(event.receipt)}`;
      case 'waiting':
        return `${name(event.host)}waiting: ${clean(event.message)}`;
      case 'output':
        return `${name(event.host)}${event.source} | ${clean(event.line)}`;
      case 'turning-back':
        return `turning back: ${clean(event.because)}`;
      case 'warning':
        return `warning: ${event.host === undefined ? '' : name(event.host)}${clean(event.message)}`;
      default:
        return event satisfies never;
    }
  };
}

type StepEvent = Extract<Event, { kind: 'step-started' | 'step-ended' | 'step-failed' }>;

function stepLine(event: StepEvent, pulling: Map<string, number>, name: Naming): string | undefined {
  const subject = name(event.step.host) + stepText(event.step);
  if (event.kind === 'step-started') return isLong(event.step.kind) ? subject : undefined;
  if (event.kind === 'step-failed') {
    return `${subject}: failed after ${elapsed(event.ms)}: ${clean(event.message)}`;
  }
  const wasTold = pulling.delete(`${event.step.host} ${stepText(event.step)}`);
  if (wasTold || event.result === 'held') return undefined;
  return `${subject}: ${event.result === 'made' ? 'done' : 'seen'} in ${elapsed(event.ms)}`;
}

export function stageText(stage: StageName, undo: boolean): string {
  return undo ? `undo: ${stage}` : stage;
}

/** What one switch was like, in milliseconds from the moment it was made. */
export function receiptText({ reloadMs, firstNewMs, lastOldMs, oldWorkersGoneMs }: Receipt): string {
  return `reload ${elapsed(reloadMs)}, new from ${elapsed(firstNewMs)}, old until ${elapsed(lastOldMs)}, old workers gone at ${elapsed(oldWorkersGoneMs)}`;
}

/** What is waited for is announced, so that silence has a name. */
function isLong(kind: string): boolean {
  return kind === 'healthy' || kind === 'drained' || kind === 'completed' || kind === 'hook';
}

/** Its first and its last news; the last may not know the size any more. */
function pullText(
  { host, reference, total, done }: Extract<Event, { kind: 'pull' }>,
  pulling: Map<string, number>,
  name: Naming,
): string | undefined {
  const key = `${host} pull ${reference}`;
  const known = pulling.get(key);
  const size = Math.max(total, known ?? 0);
  pulling.set(key, size);
  if (done) return `${name(host)}pulled ${clean(reference)}${size > 0 ? ` (${bytes(size)})` : ''}`;
  return known === undefined ? `${name(host)}pulling ${clean(reference)}` : undefined;
}

function probeText(
  event: Extract<Event, { kind: 'probe' }>,
  answers: Map<string, string>,
  name: Naming,
): string | undefined {
  const key = `${event.host} ${event.container}`;
  const answer = `${event.container}: ${event.healthy ? 'healthy' : 'not healthy yet'}: ${clean(event.answer)}`;
  if (answers.get(key) === answer) return undefined;
  answers.set(key, answer);
  return name(event.host) + answer;
}
