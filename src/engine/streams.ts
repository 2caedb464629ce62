import type { IncomingMessage } from 'node:http';
import { StringDecoder } from 'node:string_decoder';
import { asError, CutShort } from './cause.ts';

/** Reads an answer's body to its end; rejects with CutShort when it ends before that (FACTS 15). */
export function readBody(response: IncomingMessage, onChunk: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (cause?: unknown): void => reject(new CutShort(undefined, { cause }));
    response.on('data', (chunk: Buffer) => {
      try {
        onChunk(chunk);
      } catch (error) {
        reject(asError(error));
        response.destroy();
      }
    });
    response.once('end', () => (response.complete ? resolve() : fail()));
    response.once('error', fail);
    response.once('close', () => fail());
  });
}

export type FrameType = 'stdout' | 'stderr';
export type Demuxer = {
  readonly write: (chunk: Buffer) => void;
  /** Throws CutShort when the stream stops within a frame. */
  readonly end: () => void;
};

/**
 * Takes Docker's multiplexed stream apart (Docker API, POST /containers/{id}/attach: 8 bytes of header, type and
 * big-endian length, then the payload). Iterative and without copies: payloads are handed on in the pieces that came,
 * each with whether a frame begins with it.
 */
export function createDemuxer(
  onPayload: (type: FrameType, payload: Buffer, isFirst: boolean) => void,
): Demuxer {
  const header = Buffer.alloc(8);
  let headerLength = 0;
  let remaining = 0;
  let isFirst = true;
  let type: FrameType = 'stdout';

  function write(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      if (remaining > 0) {
        const end = Math.min(chunk.length, at + remaining);
        onPayload(type, chunk.subarray(at, end), isFirst);
        isFirst = false;
        remaining -= end - at;
        at = end;
      } else {
        const taken = chunk.copy(header, headerLength, at, at + 8 - headerLength);
        headerLength += taken;
        at += taken;
        if (headerLength === 8) begin();
      }
    }
  }

  function begin(): void {
    headerLength = 0;
    isFirst = true;
    type = frameType(header[0] ?? 0);
    remaining = header.readUInt32BE(4);
  }

  return {
    write,
    end() {
      if (headerLength > 0 || remaining > 0) throw new CutShort('the stream ended within a frame');
    },
  };
}

/** Whether a stream that begins so has frames; undefined while too little of it is there to tell. */
export function hasFrames(head: Buffer): boolean | undefined {
  if ((head[0] ?? 0) > 3 || head.subarray(1, 4).some((byte) => byte !== 0)) return false;
  return head.length >= 4 ? true : undefined;
}

function frameType(byte: number): FrameType {
  if (byte === 0 || byte === 1) return 'stdout';
  // 3 is an error of the daemon itself.
  if (byte === 2 || byte === 3) return 'stderr';
  throw new CutShort(`the stream has a frame of the unknown type ${byte}`);
}

export type LineSplitter = {
  readonly write: (chunk: Buffer) => void;
  /** Hands on what came after the last line end. */
  readonly end: () => void;
};

const LONGEST_LINE = 1024 * 1024;

/** Lines of a byte stream, without their ends; characters that are split between chunks stay whole. */
export function createLineSplitter(
  onLine: (line: string) => void,
  encoding: 'utf8' | 'latin1' = 'utf8',
): LineSplitter {
  const decoder = new StringDecoder(encoding);
  let rest = '';

  function take(text: string): void {
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      onLine(withoutReturn(rest + text.slice(start, end)));
      rest = '';
      start = end + 1;
    }
    // A line without an end must not fill the memory.
    if (rest.length < LONGEST_LINE) rest += text.slice(start);
  }

  return {
    write: (chunk) => take(decoder.write(chunk)),
    end() {
      take(decoder.end());
      if (rest !== '') onLine(withoutReturn(rest));
      rest = '';
    },
  };
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** Text of the first `limit` bytes; what comes after them is dropped. */
export function createCappedText(limit: number): { write(chunk: Buffer): void; text(): string } {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    write(chunk) {
      const kept = chunk.subarray(0, limit - size);
      if (kept.length > 0) chunks.push(kept);
      size += kept.length;
    },
    // A character that the cap cut in two is dropped, not turned into a replacement character.
    text: () => new StringDecoder('utf8').write(Buffer.concat(chunks)),
  };
}
