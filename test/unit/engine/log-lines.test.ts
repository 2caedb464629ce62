import { describe, expect, test } from '@jest/globals';
import { CutShort } from '../../../src/engine/cause.ts';
import { createLogReader } from '../../../src/engine/log-lines.ts';
import { answer, chunk, CHUNKED, fakeEngine, frame, LAST_CHUNK, rejection } from './fake-engine.ts';

const at = (second: number): string => `2026-11-25T03:40:0${second}.000000001Z`;
const signal = new AbortController().signal;
const ID = 'a'.repeat(64);

describe('the lines of a log', () => {
  const bytes = Buffer.concat([
    frame(1, `${at(1)} one\n`),
    frame(2, `${at(2)} two\n`),
    // One long line, written in two pieces.
    frame(1, `${at(3)} thr`),
    frame(1, `${at(4)} ee ë\n`),
    frame(1, `${at(5)} \n`),
  ]);
  const lines = [
    { at: at(1), stream: 'stdout', text: 'one' },
    { at: at(2), stream: 'stderr', text: 'two' },
    { at: at(4), stream: 'stdout', text: 'three ë' },
    { at: at(5), stream: 'stdout', text: '' },
  ];

  test.each([1, 2, 7, 1000])('have their times apart, in chunks of %i bytes', (size) => {
    const reader = createLogReader();
    const seen = [];
    for (let start = 0; start < bytes.length; start += size)
      seen.push(...reader.take(bytes.subarray(start, start + size)));
    expect([...seen, ...reader.end()]).toEqual(lines);
  });

  test('of a container with a terminal are plain', () => {
    const reader = createLogReader();
    const text = Buffer.from(`${at(1)} one\r\n${at(2)} two`);
    expect([...reader.take(text), ...reader.end()]).toEqual([
      { at: at(1), stream: 'stdout', text: 'one' },
      { at: at(2), stream: 'stdout', text: 'two' },
    ]);
  });

  test('of the engine itself have the time of the line before, if there is one', () => {
    const reader = createLogReader();
    const told = 'some logs could not be retrieved';
    const all = [frame(3, `${told}\n`), frame(2, `${at(1)} one\n`), frame(3, `${told}\n`)];
    expect([...reader.take(Buffer.concat(all)), ...reader.end()]).toEqual([
      { at: '', stream: 'stderr', text: told },
      { at: at(1), stream: 'stderr', text: 'one' },
      { at: at(1), stream: 'stderr', text: told },
    ]);
  });

  test('that stop within a frame are cut short', () => {
    const reader = createLogReader();
    reader.take(bytes.subarray(0, bytes.length - 1));
    expect(() => reader.end()).toThrow(CutShort);
  });
});

describe('reading a log', () => {
  test('asks for what is wanted, to the nanosecond', async () => {
    await using engine = await fakeEngine((_, socket) => void socket.write(answer(200, '')));
    const door = await engine.open();
    const options = { follow: false, tail: 5, since: at(1), signal };
    for await (const line of door.readLogs(ID, options)) expect(line).toBeUndefined();
    const query = new URL(`http://engine${engine.seen[0]?.url}`).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      follow: '0',
      tail: '5',
      since: `${Date.UTC(2026, 10, 25, 3, 40, 1) / 1000}.000000001`,
    });
  });

  test.each([
    ['silent', 'ENGINE_TIMEOUT', (): string => CHUNKED],
    [
      'cut',
      'ENGINE_BROKEN_ANSWER',
      (): string => CHUNKED + chunk(frame(1, `${at(1)} one\n`).toString('latin1')),
    ],
    [
      'wrong',
      'ENGINE_BROKEN_ANSWER',
      (): string => CHUNKED + chunk('\u0003\0\0\0\0\0\0\u0009abc') + LAST_CHUNK,
    ],
  ])('a stream that is %s ends with %s', async (kind, code, text) => {
    await using engine = await fakeEngine((_, socket) => {
      socket.write(text(), 'latin1');
      if (kind === 'cut') setImmediate(() => socket.destroy());
    });
    const door = await engine.open({ deadlines: { read: 300 } });
    const reading = (async () => {
      for await (const line of door.readLogs(ID, { follow: kind === 'cut', signal })) void line;
    })();
    expect(await rejection(reading)).toMatchObject({ code });
  });

  test('one that is followed may be silent, and ends when it is called off', async () => {
    await using engine = await fakeEngine((_, socket) => {
      socket.write(CHUNKED + chunk(frame(1, `${at(1)} one\n`).toString('latin1')), 'latin1');
    });
    const door = await engine.open({ deadlines: { read: 300 } });
    const life = new AbortController();
    const seen: string[] = [];
    for await (const { text } of door.readLogs(ID, { follow: true, signal: life.signal })) {
      seen.push(text);
      setTimeout(() => life.abort(), 600);
    }
    expect(seen).toEqual(['one']);
  });
});
