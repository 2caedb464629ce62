/** What is needed of a stream to write progress to it: process.stderr, or a fake one. */
export type ProgressStream = {
  write(text: string): unknown;
  on?(event: 'error', listener: (error: Error) => void): unknown;
  on?(event: 'resize', listener: () => void): unknown;
  off?(event: 'resize', listener: () => void): unknown;
  readonly columns?: number;
  readonly rows?: number;
  readonly isTTY?: boolean;
};

export type Sink = {
  readonly write: (text: string) => void;
  readonly columns: () => number;
  readonly rows: () => number;
  /** Calls when the terminal gets another size, until what it returns is called. */
  readonly onResize: (listener: () => void) => () => void;
};

/** After the first error (EPIPE: the reader went away) nothing is written. */
export function openSink(stream: ProgressStream): Sink {
  let isBroken = false;
  const giveUp = () => {
    isBroken = true;
  };
  stream.on?.('error', giveUp);
  return {
    write(text) {
      if (isBroken) return;
      try {
        stream.write(text);
      } catch {
        giveUp();
      }
    },
    columns: () => stream.columns || 80,
    rows: () => stream.rows || 24,
    onResize(listener) {
      stream.on?.('resize', listener);
      return () => void stream.off?.('resize', listener);
    },
  };
}
