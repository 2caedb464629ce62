import type { LogLine } from './log-shapes.ts';
import { createDemuxer, createLineSplitter, type FrameType, hasFrames } from './streams.ts';

/** Puts the lines of a log together, each with its time, from a stream that was asked for with timestamps. */
export type LogReader = {
  readonly take: (chunk: Buffer) => LogLine[];
  /** What came after the last line end. Throws CutShort when the stream stops within a frame. */
  readonly end: () => LogLine[];
};

type Part = { write(chunk: Buffer): void; end(): void };
type OnLine = (line: LogLine) => void;

export function createLogReader(): LogReader {
  let lines: LogLine[] = [];
  let head = Buffer.alloc(0);
  let part: Part | undefined;
  const onLine: OnLine = (line) => lines.push(line);
  const taken = (): LogLine[] => {
    const now = lines;
    lines = [];
    return now;
  };
  return {
    take(chunk) {
      if (part !== undefined) part.write(chunk);
      else {
        head = Buffer.concat([head, chunk]);
        // A container with a terminal has a plain stream, which API 1.41 does not tell by its Content-Type.
        const isFramed = hasFrames(head);
        if (isFramed !== undefined) part = isFramed ? framed(onLine) : plain(onLine);
        part?.write(head);
      }
      return taken();
    },
    end() {
      part?.end();
      return taken();
    },
  };
}

const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** A line may come in several frames, each with the time before it: long ones are written in pieces of 16 KiB. */
function framed(onLine: OnLine): Part {
  const streams = { stdout: stamped('stdout', onLine), stderr: stamped('stderr', onLine) };
  const demuxer = createDemuxer((type, piece, isFirst) => streams[type].write(piece, isFirst));
  return {
    write: demuxer.write,
    end() {
      demuxer.end();
      streams.stdout.end();
      streams.stderr.end();
    },
  };
}

function stamped(
  stream: FrameType,
  onLine: OnLine,
): { write(piece: Buffer, isFirst: boolean): void; end(): void } {
  let at = '';
  let word = '';
  let isInTime = false;
  const splitter = createLineSplitter((text) => onLine({ at, stream, text }));
  return {
    write(piece, isFirst) {
      if (isFirst) [word, isInTime] = ['', true];
      if (!isInTime) return splitter.write(piece);
      const space = piece.indexOf(' ');
      word += piece.toString('latin1', 0, space < 0 ? piece.length : space);
      if (space < 0) return;
      isInTime = false;
      if (TIME.test(word)) at = word;
      // What the engine itself says, such as that a node cannot be reached, has none.
      else splitter.write(Buffer.from(`${word} `, 'latin1'));
      splitter.write(piece.subarray(space + 1));
    },
    end: splitter.end,
  };
}

function plain(onLine: OnLine): Part {
  let at = '';
  return createLineSplitter((line) => {
    const [, time, text] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (.*)$/s.exec(line) ?? [];
    at = time ?? at;
    onLine({ at, stream: 'stdout', text: text ?? line });
  });
}
