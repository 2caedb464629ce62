import { malformed, quote, type Head } from './head.ts';

/** Takes a body apart. Text is latin1, one character for each byte. */
export type BodyReader = {
  /** Takes what belongs to the body; returns what is left over once the body is complete, else undefined. */
  feed(text: string): string | undefined;
};

export function bodyReader(framing: Head['framing'], sink: (text: string) => void): BodyReader {
  if (framing === 'chunked') return new ChunkedBody(sink);
  return new SizedBody(framing === 'close' ? Infinity : framing, sink);
}

class SizedBody implements BodyReader {
  readonly #sink: (text: string) => void;
  #left: number;

  constructor(length: number, sink: (text: string) => void) {
    this.#left = length;
    this.#sink = sink;
  }

  feed(text: string): string | undefined {
    const mine = text.length <= this.#left ? text : text.slice(0, this.#left);
    this.#left -= mine.length;
    if (mine !== '') this.#sink(mine);
    return this.#left === 0 ? text.slice(mine.length) : undefined;
  }
}

/** Longest line of a chunked body that is taken for one: sizes and trailers are short. */
const MAX_LINE = 8192;

class ChunkedBody implements BodyReader {
  readonly #sink: (text: string) => void;
  #rest = '';
  /** Bytes of the current chunk that are still to come. */
  #left = 0;
  #expecting: 'size' | 'data' | 'data-end' | 'trailer' | 'nothing' = 'size';

  constructor(sink: (text: string) => void) {
    this.#sink = sink;
  }

  feed(text: string): string | undefined {
    this.#rest += text;
    while (this.#step());
    return this.#expecting === 'nothing' ? this.#rest : undefined;
  }

  /** One part of the syntax; false when it needs more bytes, or no more. */
  #step(): boolean {
    if (this.#expecting === 'nothing') return false;
    if (this.#expecting === 'data') return this.#takeData();
    const line = this.#takeLine();
    if (line === undefined) return false;
    if (this.#expecting === 'size') this.#startChunk(line);
    else if (this.#expecting === 'data-end') this.#endChunk(line);
    else if (line === '') this.#expecting = 'nothing';
    return true;
  }

  #takeData(): boolean {
    const data = this.#rest.slice(0, this.#left);
    this.#rest = this.#rest.slice(data.length);
    this.#left -= data.length;
    if (data !== '') this.#sink(data);
    if (this.#left > 0) return false;
    this.#expecting = 'data-end';
    return true;
  }

  #takeLine(): string | undefined {
    const end = this.#rest.indexOf('\r\n');
    if (end < 0 && this.#rest.length > MAX_LINE) malformed(`chunk line ${quote(this.#rest)}`);
    if (end < 0) return undefined;
    const line = this.#rest.slice(0, end);
    this.#rest = this.#rest.slice(end + 2);
    return line;
  }

  #startChunk(line: string): void {
    const [, size] = /^([0-9a-f]{1,12})(?:[ ;].*)?$/i.exec(line) ?? malformed(`chunk size ${quote(line)}`);
    this.#left = parseInt(size ?? '', 16);
    this.#expecting = this.#left === 0 ? 'trailer' : 'data';
  }

  #endChunk(line: string): void {
    if (line !== '') malformed(`${quote(line)} where a chunk has to end`);
    this.#expecting = 'size';
  }
}
