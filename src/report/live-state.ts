import type { Event, Step } from '../types/index.ts';
import { stageText } from './event-text.ts';
import { stepText } from './step-text.ts';
import { bytes, clean } from './text.ts';

export type LiveStep = {
  readonly text: string;
  readonly host: string;
  readonly since: number;
  /** The last word on it. */
  readonly note: string;
  /** How much of it is there, from 0 to 1, where that is known. */
  readonly share?: number;
  /** The image or the containers whose news it is about. */
  readonly about: readonly string[];
};
export type LiveStage = {
  readonly title: string;
  readonly since: number;
  readonly running: ReadonlyMap<string, LiveStep>;
  readonly finished: readonly { readonly text: string; readonly host: string; readonly ms: number }[];
  readonly held: number;
  readonly failed: number;
};

/** What is going on now; null between stages. */
export type LiveState = LiveStage | null;

/** The next state of the live view: no clock and no terminal, so that it can be tested by tables. */
export function advance(state: LiveState, event: Event, at: number): LiveState {
  if (event.kind === 'stage-started') return opened(stageText(event.stage, event.undo), at);
  if (event.kind === 'pull') return pulled(state ?? opened('look up images', at), event, at);
  if (state === null) return null;
  switch (event.kind) {
    case 'stage-ended':
      return null;
    case 'step-started':
      return withRunning(state, keyOf(event.step), {
        text: stepText(event.step),
        host: event.step.host,
        since: at,
        note: '',
        about: aboutOf(event.step),
      });
    case 'step-ended':
      return finish(state, event);
    case 'step-failed':
      return { ...without(state, keyOf(event.step)), failed: state.failed + 1 };
    case 'output':
      return told(state, event.host, event.source, { note: clean(event.line) });
    case 'probe':
      return told(state, event.host, event.container, { note: clean(event.answer) });
    default:
      return state;
  }
}

function opened(title: string, at: number): LiveStage {
  return { title, since: at, running: new Map(), finished: [], held: 0, failed: 0 };
}

/** A pull that no step announced, as while images are looked up, is something that is being done too. */
function pulled(state: LiveStage, event: Extract<Event, { kind: 'pull' }>, at: number): LiveStage {
  const { host, reference } = event;
  const isKnown = [...state.running.values()].some(
    (step) => step.host === host && step.about.includes(reference),
  );
  const text = `pull ${reference}`;
  const step: LiveStep = { text, host, since: at, note: '', about: [reference] };
  const known = isKnown || event.done ? state : withRunning(state, `${host} ${text}`, step);
  return told(known, host, reference, pullNews(event));
}

function keyOf(step: Step): string {
  return `${step.host} ${step.kind} ${stepText(step)}`;
}

function withRunning(state: LiveStage, key: string, step: LiveStep): LiveStage {
  return { ...state, running: new Map([...state.running, [key, step]]) };
}

function without(state: LiveStage, key: string): LiveStage {
  return { ...state, running: new Map([...state.running].filter(([other]) => other !== key)) };
}

function finish(state: LiveStage, { step, ms, result }: Extract<Event, { kind: 'step-ended' }>): LiveStage {
  const left = without(state, keyOf(step));
  if (result === 'held') return { ...left, held: left.held + 1 };
  return { ...left, finished: [...left.finished, { text: stepText(step), host: step.host, ms }] };
}

function aboutOf(step: Step): string[] {
  if (step.kind === 'image') return [step.image.reference, step.image.source];
  if (step.kind === 'hook') return [step.hook.name];
  if (step.kind === 'completed') return [step.service.name];
  return step.kind === 'healthy' ? step.service.instances.map(({ name }) => name) : [];
}

type News = Pick<LiveStep, 'note' | 'share'>;

function told(state: LiveStage, host: string, subject: string, news: News): LiveStage {
  const isMeant = (step: LiveStep) => step.host === host && step.about.includes(subject);
  const running = [...state.running].map(
    ([key, step]) => [key, isMeant(step) ? { ...step, ...news, ...forward(step, news) } : step] as const,
  );
  return { ...state, running: new Map(running) };
}

/** A bar never goes back, though a pull gets larger with every layer that becomes known. */
function forward({ share: before = 0 }: LiveStep, { share }: News): Pick<News, 'share'> {
  return share === undefined ? {} : { share: Math.max(before, share) };
}

/** The bytes are those of the layers; the engine unpacks them when all are there. */
function pullNews({ current, total, done }: Extract<Event, { kind: 'pull' }>): News {
  if (done) return { note: 'done' };
  if (total <= 0) return { note: '' };
  if (current >= total) return { note: `unpacking ${bytes(total)}`, share: 1 };
  return { note: `${Math.floor((current / total) * 100)}% of ${bytes(total)}`, share: current / total };
}
