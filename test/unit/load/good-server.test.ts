import { describe, expect, it } from '@jest/globals';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { formatReport, startLoad, totals, type LaneReport } from '../../../laboratory/load/index.ts';
import { Connection } from '../../../src/load/http/connection.ts';
import { requestHead } from '../../../src/load/http/request.ts';
import { goodServer, RIGHT, rawServer } from './servers.ts';
import { loadOnce } from './load-once.ts';

describe('a server that behaves', () => {
  it('loses nothing in any lane, and each answer is told by its version', async () => {
    let version = '1';
    await using server = await goodServer({ version: () => version });
    await using load = await startLoad({
      target: { host: '127.0.0.1', port: server.port },
      versions: ['1', '2'],
      lanes: [
        { kind: 'keep-alive', connections: 10, rate: 200, expect: 'hello {version}' },
        { kind: 'think', connections: 10 },
        { kind: 'new-connection', rate: 50 },
        { kind: 'slow', connections: 2, ms: 50 },
        { kind: 'upload', connections: 2, bytes: 1_000_003 },
        { kind: 'sse', connections: 2 },
        { kind: 'websocket', connections: 2, interval: 20, name: 'talk' },
      ],
    });
    await sleep(300);
    const switchedAt = performance.timeOrigin + performance.now();
    version = '2';
    load.marker('switched');
    await sleep(400);
    expect(totals(load.snapshot()).sent).toBeGreaterThan(0);
    const report = await load.stop();

    expect(totals(report)).toMatchObject({ failed: 0, reset: 0, wrong: 0, cut: 0 });
    for (const lane of report.lanes) {
      expect(lane.succeeded).toBe(lane.sent);
      expect(lane.sent).toBeGreaterThan(0);
    }
    expect(report.markers).toEqual([{ name: 'switched', at: expect.any(Number) }]);
    const visits = laneNamed(report.lanes, 'new-connection').versions;
    expect(visits['1']?.lastSentOnNewConnection).toBeLessThan(switchedAt + 10);
    expect(visits['1']?.lastOpened).toBeLessThan(switchedAt + 10);
    expect(visits['2']?.lastAnswered).toBeGreaterThan(switchedAt);
    expect(laneNamed(report.lanes, 'talk').messages).toBeGreaterThan(20);
    expect(laneNamed(report.lanes, 'sse').messages).toBeGreaterThan(20);
    expect(laneNamed(report.lanes, 'keep-alive').connections).toBe(10);
    expect(formatReport(report)).toContain('failed 0');
  });

  it('is seen to answer new connections by its old version after a moment that was marked', async () => {
    let version = '1';
    await using server = await goodServer({ version: () => version });
    const target = { host: '127.0.0.1', port: server.port };
    await using load = await startLoad({ target, lanes: [{ kind: 'new-connection', rate: 100 }] });
    await sleep(200);
    load.marker('switch');
    await sleep(200);
    version = '2';
    load.marker('later');
    await sleep(200);
    const { versions } = laneNamed((await load.stop()).lanes, 'new-connection');
    expect(versions['1']?.openedSince['switch']).toBeGreaterThan(0);
    expect(versions['1']?.openedSince['switch']).toBeLessThan(versions['1']?.answers ?? 0);
    expect(versions['1']?.openedSince['later']).toBe(0);
    expect(versions['2']?.openedSince).toEqual({
      switch: versions['2']?.answers,
      later: expect.any(Number),
    });
  });

  it('may announce that it closes the connection', async () => {
    await using server = await rawServer((socket, turn) => {
      if (turn % 3 === 0) socket.end(RIGHT.replace('x-version', 'Connection: close\r\nx-version'));
      else socket.write(RIGHT);
    });
    const lane = { kind: 'keep-alive', connections: 1, rate: Infinity } as const;
    const report = await loadOnce(server.port, lane, ({ sent }) => sent >= 30);
    expect(report).toMatchObject({ succeeded: report.sent, failed: 0, wrong: 0 });
    expect(report.connections).toBe(Math.ceil(report.sent / 3));
  });

  it.each([
    ['close', (socket: Socket) => socket.end()],
    ['reset', (socket: Socket) => socket.resetAndDestroy()],
  ])('may %s a connection while nobody is asking', async (_, end) => {
    await using server = await rawServer((socket) => {
      socket.write(RIGHT);
      setTimeout(() => end(socket), 20);
    });
    const target = { host: '127.0.0.1', port: server.port };
    const losses: unknown[] = [];
    const connection = new Connection(target, (loss) => losses.push(loss));
    const answer = await connection.exchange({ head: requestHead(target, 'GET /') }, 1000);
    expect(answer).toMatchObject({ status: 200, body: 'hello 1' });
    expect(connection.usable).toBe(true);
    while (connection.usable) await sleep(5);
    expect(losses).toEqual([]);
  });

  it('may answer in any pieces, chunked, and after an interim answer', async () => {
    const answer =
      'HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n' +
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-Version: 1\r\n\r\n3;a=b\r\nhel\r\n4\r\nlo 1\r\n0\r\nA: b\r\n\r\n';
    await using server = await rawServer((socket, turn) => {
      const middle = (turn * 7) % answer.length;
      socket.write(answer.slice(0, middle));
      setTimeout(() => socket.write(answer.slice(middle)), 2);
    });
    const lane = { kind: 'keep-alive', connections: 20, rate: Infinity, expect: 'hello {version}' } as const;
    const report = await loadOnce(server.port, lane, ({ sent }) => sent >= 400, ['1']);
    expect(report).toMatchObject({ succeeded: report.sent, failed: 0, wrong: 0 });
  });
});

function laneNamed(lanes: readonly LaneReport[], name: string): LaneReport {
  const found = lanes.find((lane) => lane.name === name);
  if (found === undefined) throw new Error(`no lane ${name}`);
  return found;
}
