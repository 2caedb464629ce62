import type { ResultDocument } from '../types/index.ts';
import { createBlock } from './block.ts';
import { renderResult } from './result.ts';
import { openSink, type ProgressStream } from './sink.ts';
import { cut } from './text.ts';

export type WatchView = {
  /** Shows a document, if it is another one than before. */
  readonly show: (document: ResultDocument) => void;
  readonly stop: () => void;
};

export type WatchOptions = {
  readonly stream: ProgressStream;
  readonly mode: 'tty' | 'plain' | 'json';
  readonly color: boolean;
};

/** A result that changes: in its place on a terminal, else one text, or one line of JSON, after the other. */
export function openWatchView({ stream, mode, color }: WatchOptions): WatchView {
  const sink = openSink(stream);
  const block = createBlock(sink);
  let last: ResultDocument | undefined;
  let told = '';
  const draw = (): void => {
    if (last === undefined) return;
    const columns = sink.columns();
    const lines = renderResult(last, { color, columns }).trimEnd().split('\n');
    block.show(lines.slice(0, sink.rows() - 1).map((line) => cut(line, columns - 1)));
  };
  const unlisten = mode === 'tty' ? sink.onResize(draw) : () => undefined;
  return {
    show(document) {
      const text = mode === 'json' ? `${JSON.stringify(document)}\n` : renderResult(document, { color });
      if (text === told) return;
      last = document;
      if (mode === 'tty') draw();
      else sink.write(mode === 'plain' && told !== '' ? `\n${text}` : text);
      told = text;
    },
    stop: unlisten,
  };
}
