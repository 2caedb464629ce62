import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createChannel } from '../../../src/engine/channel.ts';
import { CutShort } from '../../../src/engine/cause.ts';
import { createNdjsonReader } from '../../../src/engine/ndjson.ts';
import { createCappedText, createDemuxer, createLineSplitter } from '../../../src/engine/streams.ts';
import { createTail } from '../../../src/engine/tail.ts';
import { frame } from './fake-engine.ts';

/** The bytes in pieces of arbitrary lengths. */
function pieces(bytes: Buffer, lengths: readonly number[]): Buffer[] {
  const all: Buffer[] = [];
  let at = 0;
  for (const length of lengths) {
    all.push(bytes.subarray(at, at + length));
    at += length;
  }
  return [...all, bytes.subarray(at)];
}

const lengths = fc.array(fc.integer({ min: 0, max: 30 }));

describe('the demuxer', () => {
  test('gives back what was framed, however it is cut into chunks', () => {
    const frames = fc.array(fc.tuple(fc.constantFrom(1, 2), fc.uint8Array({ maxLength: 40 })));
    fc.assert(
      fc.property(frames, lengths, (parts, cuts) => {
        const seen = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
        const demuxer = createDemuxer((type, payload) => seen[type].push(payload));
        const bytes = Buffer.concat(parts.map(([type, payload]) => frame(type, Buffer.from(payload))));
        for (const piece of pieces(bytes, cuts)) demuxer.write(piece);
        demuxer.end();
        const of = (wanted: number): Buffer =>
          Buffer.concat(parts.filter(([type]) => type === wanted).map(([, payload]) => payload));
        expect(Buffer.concat(seen.stdout)).toEqual(of(1));
        expect(Buffer.concat(seen.stderr)).toEqual(of(2));
      }),
    );
  });

  test('notices a stream that stops anywhere but between two frames', () => {
    const bytes = Buffer.concat([frame(1, 'abc'), frame(2, 'defg')]);
    for (let length = 0; length <= bytes.length; length += 1) {
      const demuxer = createDemuxer(() => undefined);
      demuxer.write(bytes.subarray(0, length));
      if (length === 0 || length === 11 || length === bytes.length) expect(() => demuxer.end()).not.toThrow();
      else expect(() => demuxer.end()).toThrow(CutShort);
    }
  });

  test('takes 20 MB of small frames in one chunk, neither deep nor slow', () => {
    let size = 0;
    const bytes = Buffer.concat(Array<Buffer>(200_000).fill(frame(1, 'x'.repeat(100))));
    const begin = performance.now();
    createDemuxer((_type, payload) => (size += payload.length)).write(bytes);
    expect(size).toBe(20_000_000);
    expect(performance.now() - begin).toBeLessThan(4000);
  });
});

describe('lines', () => {
  test('are those of the text, however its bytes are cut', () => {
    const text = fc.array(
      fc.string({ unit: 'binary' }).filter((line) => !/[\r\n]/.test(line)),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(text, lengths, (lines, cuts) => {
        const seen: string[] = [];
        const splitter = createLineSplitter((line) => seen.push(line));
        for (const piece of pieces(Buffer.from(lines.map((line) => `${line}\n`).join('')), cuts))
          splitter.write(piece);
        splitter.end();
        expect(seen).toEqual(lines);
      }),
    );
  });

  test('without an end are handed on at the end', () => {
    const seen: string[] = [];
    const splitter = createLineSplitter((line) => seen.push(line));
    splitter.write(Buffer.from('a\nb'));
    splitter.end();
    expect(seen).toEqual(['a', 'b']);
  });

  test('of JSON are values; one that is not JSON throws without quoting it', () => {
    const seen: unknown[] = [];
    const reader = createNdjsonReader('test', (value) => seen.push(value));
    reader.write(Buffer.from('{"a":1}\r\n\n[2]\n'));
    expect(seen).toEqual([{ a: 1 }, [2]]);
    expect(() => reader.write(Buffer.from('hunter2\n'))).toThrow(
      expect.objectContaining({
        code: 'ENGINE_BROKEN_ANSWER',
        message: expect.not.stringContaining('hunter2'),
      }),
    );
  });
});

describe('capped text', () => {
  test('keeps whole characters of the beginning, and of the end', () => {
    const [head, tail] = [createCappedText(5), createTail(5)];
    for (const chunk of ['éé', 'éé']) {
      head.write(Buffer.from(chunk));
      tail.write(Buffer.from(chunk));
    }
    expect(head.text()).toBe('éé');
    expect(tail.text()).toBe('éé');
  });
});

describe('a channel', () => {
  test('hands over what was pushed before and after it is read, and then its error, once', async () => {
    const channel = createChannel<number>();
    channel.push(1);
    const reader = channel.values[Symbol.asyncIterator]();
    expect(await reader.next()).toEqual({ done: false, value: 1 });
    const later = reader.next();
    channel.push(2);
    expect(await later).toEqual({ done: false, value: 2 });
    channel.push(3);
    channel.fail(new Error('broken'));
    channel.push(4);
    expect(await reader.next()).toEqual({ done: false, value: 3 });
    await expect(reader.next()).rejects.toThrow('broken');
    expect(await reader.next()).toEqual({ done: true, value: undefined });
  });
});
