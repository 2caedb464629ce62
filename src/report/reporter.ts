import type { Emit } from '../types/index.ts';
import { painter } from './color.ts';
import { jsonView } from './json.ts';
import { type View, plainView, quietView } from './plain.ts';
import type { ProgressMode } from './progress-mode.ts';
import { type ProgressStream, openSink } from './sink.ts';
import { annotatedView } from './workflow.ts';

export type ReporterOptions = {
  readonly mode: ProgressMode;
  /** Where progress goes: stderr. */
  readonly stream: ProgressStream;
  readonly color: boolean;
  /** Milliseconds, from whenever. */
  readonly now: () => number;
  /** Whether to say of which host each line is: for more than one, which is known only when the file is read. */
  readonly showHosts?: () => boolean;
  /** Whether to tell warnings as annotations of the workflow; not with `json`, whose lines are all JSON. */
  readonly annotate?: boolean;
};

export type Reporter = {
  readonly emit: Emit;
  /** Leaves the terminal clean; may be called twice. */ readonly stop: () => void;
};

/** Turns events into progress for people or machines; a stream that breaks never throws. */
export async function createReporter(options: ReporterOptions): Promise<Reporter> {
  const view = await createView(options);
  return { emit: view.event, stop: view.stop };
}

async function createView({
  mode,
  stream,
  color,
  now,
  showHosts = () => false,
  annotate = false,
}: ReporterOptions): Promise<View> {
  const sink = openSink(stream);
  const start = now();
  const since = () => now() - start;
  const parts = {
    sink,
    paint: painter(color),
    since,
    name: (host: string) => (showHosts() ? `${host}: ` : ''),
  };
  switch (mode) {
    case 'tty': {
      // Only a terminal needs it, and it takes longer to load than all the rest of this room.
      const { liveView } = await import('./live.ts');
      return liveView(parts);
    }
    case 'plain':
      return annotate ? annotatedView(plainView(parts), parts) : plainView(parts);
    case 'json':
      return jsonView(parts);
    case 'quiet':
      return annotate ? annotatedView(quietView(parts), parts) : quietView(parts);
    default:
      return mode satisfies never;
  }
}
