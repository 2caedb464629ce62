import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Gap } from '../../../src/load/gap.ts';
import { Histogram } from '../../../src/load/histogram.ts';
import { ResponseReader, type Response } from '../../../src/load/http/response.ts';
import { Pace } from '../../../src/load/pace.ts';
import { Stop } from '../../../src/load/stop.ts';
import { Timeline } from '../../../src/load/timeline.ts';
import { Versions } from '../../../src/load/versions.ts';

describe('latencies', () => {
  it('are at most 2 % above the true quantile', () => {
    const histogram = new Histogram();
    for (let ms = 1; ms <= 1000; ms += 1) histogram.add(ms);
    const { p50, p95, p99, max } = histogram.latency();
    for (const [found, exact] of [
      [p50, 500],
      [p95, 950],
      [p99, 990],
    ] as const) {
      expect(found).toBeGreaterThanOrEqual(exact);
      expect(found).toBeLessThanOrEqual(exact * 1.02);
    }
    expect(max).toBe(1000);
  });

  it('of nothing are 0', () => {
    expect(new Histogram().latency()).toEqual({ p50: 0, p95: 0, p99: 0, max: 0 });
  });
});

describe('the longest gap', () => {
  it('is found at the start, in between, and at the end', () => {
    const gap = new Gap(100);
    expect(gap.upTo(130)).toEqual({ ms: 30, from: 100 });
    for (const at of [110, 160, 170]) gap.good(at);
    expect(gap.upTo(200)).toEqual({ ms: 50, from: 110 });
    expect(gap.upTo(300)).toEqual({ ms: 130, from: 170 });
  });

  it('does not grow by answers before its begin', () => {
    const gap = new Gap(100);
    gap.good(90);
    expect(gap.upTo(90)).toEqual({ ms: 0, from: 100 });
  });
});

describe('versions', () => {
  it('are dated by the sending of the request, and apart from that on new connections', () => {
    const versions = new Versions();
    versions.add('1', { sentAt: 10, openedAt: 9, fresh: true }, 12);
    versions.add('1', { sentAt: 30, openedAt: 9, fresh: false }, 32);
    versions.add('1', { sentAt: 20, openedAt: 9, fresh: false }, 40);
    expect(versions.report([{ name: 'switched', at: 8 }])).toEqual({
      '1': {
        answers: 3,
        firstSent: 10,
        lastSent: 30,
        firstAnswered: 12,
        lastAnswered: 40,
        lastSentOnNewConnection: 10,
        lastOpened: 9,
        openedSince: { switched: 1 },
      },
    });
  });
});

describe('a timeline', () => {
  it('keeps every answer and loss, in columns that grow with it', () => {
    const timeline = new Timeline(1000);
    for (let at = 1000; at < 31_000; at += 10) timeline.answered(at, at === 15_000 ? 70 : 5);
    timeline.lost(30_990);
    const { width, answers, lost, slowest } = timeline.report();
    expect(width).toBe(400);
    expect(answers.reduce((sum, count) => sum + count)).toBe(3000);
    expect(lost.at(-1)).toBe(1);
    expect(slowest.indexOf(70)).toBe(35);
  });
});

describe('arrivals', () => {
  it('of a constant rate that were missed stay due, and those of a capped one are dropped', async () => {
    const stop = new Stop();
    const constant = new Pace(1000, stop, 'constant');
    const capped = new Pace(1000, stop, 'capped');
    const [first] = await Promise.all([constant.turn(), capped.turn()]);
    await stop.sleep(300);
    expect(await constant.turn()).toBe(first + 1);
    expect(await capped.turn()).toBeGreaterThan(first + 100);
    stop.stop(first + 300);
    expect([constant.left(), capped.left()]).toEqual([298, 0]);
  });
});

describe('an answer', () => {
  const body = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '0'), maxLength: 30 });
  const rendered = fc.tuple(fc.boolean(), fc.array(body, { maxLength: 4 }));

  it('is read the same however it is cut into pieces', () => {
    fc.assert(
      fc.property(rendered, fc.array(fc.nat(200), { maxLength: 8 }), ([chunked, parts], cuts) => {
        expect(read(pieces(render(chunked, parts), cuts))).toMatchObject({
          status: 200,
          body: parts.join(''),
        });
      }),
    );
  });

  it('is never complete before its last byte', () => {
    fc.assert(
      fc.property(rendered, fc.nat(), ([chunked, parts], cut) => {
        const text = render(chunked, parts);
        expect(read([text.slice(0, cut % text.length)])).toBeUndefined();
      }),
    );
  });
});

function render(chunked: boolean, parts: readonly string[]): string {
  const body = parts.join('');
  if (!chunked) return `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  const chunks = parts
    .filter((part) => part !== '')
    .map((part) => `${part.length.toString(16)}\r\n${part}\r\n`);
  return `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${chunks.join('')}0\r\n\r\n`;
}

function pieces(text: string, cuts: readonly number[]): string[] {
  const places = [0, ...cuts.map((cut) => cut % text.length).sort((a, b) => a - b), text.length];
  return places.slice(1).map((end, index) => text.slice(places[index], end));
}

function read(texts: readonly string[]): Response | undefined {
  const reader = new ResponseReader('x-version');
  const done = texts.filter((text) => text !== '').map((text) => reader.feed(text));
  return done.at(-1) === true ? reader.response() : undefined;
}
