import { describe, expect, it } from '@jest/globals';
import type { Socket } from 'node:net';
import type { LaneOptions } from '../../../laboratory/load/application.ts';
import { loadOnce } from './load-once.ts';
import { RIGHT, rawServer } from './servers.ts';

const BUSY = { kind: 'keep-alive', connections: 4, rate: 1000, deadline: 500 } as const;

/** Every EACHth request is mistreated, and nothing else. */
const EACH = 5;

type Case = readonly [name: string, counted: object, mistreat: (socket: Socket) => void];

const head = (length: number, version = '1'): string =>
  `HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\nx-version: ${version}\r\n\r\n`;

const FAILURES: readonly Case[] = [
  ['a reset instead of an answer', { reset: 1 }, (socket) => socket.resetAndDestroy()],
  ['a close instead of an answer', { reset: 1 }, (socket) => socket.end()],
  ['a body that is cut off', { truncated: 1 }, (socket) => socket.end(`${head(7)}hel`)],
  ['a chunked body that is cut off', { truncated: 1 }, (socket) => socket.end(`${chunked('3\r\nhel\r\n')}`)],
  ['a head that is cut off', { truncated: 1 }, (socket) => socket.end('HTTP/1.1 200 OK\r\nCont')],
  ['a length that is too small', { malformed: 1 }, (socket) => socket.write(`${head(3)}hello 1`)],
  ['a length that is too large', { timeout: 1 }, (socket) => socket.write(`${head(8)}hello 1`)],
  ['a length that is no number', { malformed: 1 }, (socket) => socket.write(RIGHT.replace('7', '-7'))],
  [
    'a chunk that ends elsewhere',
    { malformed: 1 },
    (socket) => socket.write(chunked('2\r\nhel\r\n0\r\n\r\n')),
  ],
  ['something that is not HTTP', { malformed: 1 }, (socket) => socket.write('SSH-2.0-x\r\n\r\n')],
  ['a status 500', { '5xx': 1 }, (socket) => socket.write(RIGHT.replace('200 OK', '500 No'))],
  [
    'a status 502 that closes',
    { '5xx': 1 },
    (socket) => socket.end(RIGHT.replace('200 OK', '502 Bad\r\nConnection: close')),
  ],
  ['no answer at all', { timeout: 1 }, () => undefined],
];

const WRONGS: readonly Case[] = [
  ['a status 404', { status: 1 }, (socket) => socket.write(RIGHT.replace('200 OK', '404 No'))],
  [
    'another version',
    { version: 1 },
    (socket) => socket.write(RIGHT.replace('x-version: 1', 'x-version: 9')),
  ],
  ['no version', { version: 1 }, (socket) => socket.write(RIGHT.replace('x-version: 1', 'x-other: 1'))],
  ["another version's body", { body: 1 }, (socket) => socket.write(RIGHT.replace('hello 1', 'hello 2'))],
];

describe.each(FAILURES)('%s', (_, counted, mistreat) => {
  it('is a failure, counted once under its name', async () => {
    const { report, mistreated } = await loseEach(mistreat);
    expect(report.failures).toEqual(times(counted, mistreated));
    expect(report).toMatchObject({ failed: mistreated, wrong: 0, succeeded: report.sent - mistreated });
    expect(report.samples).toHaveLength(Math.min(mistreated, 20));
  });
});

describe.each(WRONGS)('%s', (_, counted, mistreat) => {
  it('is a wrong answer, counted once under its name', async () => {
    const { report, mistreated } = await loseEach(mistreat);
    expect(report.wrongs).toEqual(times(counted, mistreated));
    expect(report).toMatchObject({ wrong: mistreated, failed: 0, succeeded: report.sent - mistreated });
  });
});

describe('connections', () => {
  it('that are reset at random are counted as lost, and no others', async () => {
    const sockets = new Set<Socket>();
    let closed = 0;
    await using server = await rawServer((socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket)).write(RIGHT);
    });
    const timer = setInterval(() => {
      const [victim] = [...sockets].sort(() => Math.random() - 0.5);
      if (victim === undefined) return;
      sockets.delete(victim);
      victim.resetAndDestroy();
      closed += 1;
    }, 10);
    const lane = { kind: 'keep-alive', connections: 20, rate: Infinity } as const;
    const report = await loadOnce(server.port, lane, () => closed >= 30);
    clearInterval(timer);
    expect(report.failures.reset).toBeGreaterThan(0);
    expect(report.failures.reset).toBeLessThanOrEqual(closed);
    expect(report).toMatchObject({ failed: report.failures.reset, succeeded: report.sent - report.failed });
  });

  it('that are reset in the middle of an answer are lost', async () => {
    const { report, mistreated } = await loseEach((socket) => resetAfter(socket, `${head(7)}hel`));
    const { reset = 0, truncated = 0, ...others } = report.failures;
    expect(others).toEqual({});
    expect(reset).toBeGreaterThan(0);
    // Node tells a reset as an end when it comes together with bytes.
    expect(reset + truncated).toBe(mistreated);
  });

  it('that bring bytes nobody asked for are malformed', async () => {
    const late = 'HTTP/1.1 408 Too late\r\n\r\n';
    await using server = await rawServer((socket) => void socket.write(RIGHT, () => socket.write(late)));
    const lane = { kind: 'keep-alive', connections: 1, rate: 20 } as const;
    const report = await loadOnce(server.port, lane, ({ failed }) => failed >= 3);
    expect(report.failures).toEqual({ malformed: report.failed });
  });

  it('that do not come about are refused, in every lane', async () => {
    const { port } = await freePort();
    const lanes: LaneOptions[] = [
      BUSY,
      { kind: 'think', connections: 2, pause: 5 },
      { kind: 'new-connection', rate: 100 },
      { kind: 'slow', connections: 2 },
      { kind: 'upload', connections: 2, bytes: 1000, rate: 100 },
      { kind: 'sse', connections: 2 },
      { kind: 'websocket', connections: 2 },
    ];
    for (const lane of lanes) {
      const report = await loadOnce(port, lane, ({ failed }) => failed >= 4);
      expect(report.failures).toEqual({ refused: report.sent });
      expect(report.longestGap.ms).toBeGreaterThan(0);
    }
  });
});

async function loseEach(mistreat: (socket: Socket) => void) {
  let mistreated = 0;
  await using server = await rawServer((socket, turn) => {
    if (turn % EACH !== 0) return void socket.write(RIGHT);
    mistreated += 1;
    mistreat(socket);
  });
  const lane = { ...BUSY, expect: 'hello {version}' };
  const report = await loadOnce(server.port, lane, () => mistreated >= 6, ['1']);
  return { report, mistreated };
}

/** An address that nobody listens on: a server's that has gone. */
async function freePort(): Promise<{ port: number }> {
  await using server = await rawServer(() => undefined);
  return { port: server.port };
}

function times(counts: object, factor: number): object {
  return Object.fromEntries(Object.entries(counts).map(([kind, count]) => [kind, Number(count) * factor]));
}

function chunked(body: string): string {
  return `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nx-version: 1\r\n\r\n${body}`;
}

function resetAfter(socket: Socket, bytes: string): void {
  socket.write(bytes, () => setTimeout(() => socket.resetAndDestroy(), 5));
}
