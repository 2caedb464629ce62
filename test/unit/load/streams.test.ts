import { describe, expect, it } from '@jest/globals';
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { loadOnce } from './load-once.ts';
import { goodServer, rawServer, reply } from './servers.ts';

const SSE = { kind: 'sse', connections: 2, deadline: 500 } as const;
const TALK = { kind: 'websocket', connections: 2, interval: 10, deadline: 500 } as const;
const STREAM = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nx-version: 1\r\n\r\n';

describe('an event stream', () => {
  it('with an id left out has a gap', async () => {
    await using server = await goodServer({ version: () => '1', eventId: (n) => (n < 5 ? n : n + 1) });
    const report = await loadOnce(server.port, SSE, ({ messages }) => messages >= 16);
    expect(report).toMatchObject({ sent: 2, succeeded: 2, failed: 0, cut: 0, wrongs: { gap: 2 } });
    expect(report.samples[0]?.detail).toBe('event 6 after 4');
  });

  it.each([
    ['end', (socket: Socket) => socket.write('0\r\n\r\n')],
    ['truncated', (socket: Socket) => socket.end()],
    ['reset', (socket: Socket) => socket.resetAndDestroy()],
  ])('that is ended by %s is cut, which is no failure', async (how, end) => {
    await using server = await rawServer((socket) => {
      socket.write(`${STREAM}${event(1)}${event(2)}`);
      setTimeout(() => end(socket), 20);
    });
    const report = await loadOnce(server.port, SSE, ({ cut }) => cut >= 4);
    expect(report).toMatchObject({ failed: 0, wrong: 0, cut: report.cuts.length });
    expect(report.cuts.map((cut) => cut.how)).toContain(how);
    expect(report.cuts[0]).toMatchObject({ version: '1', outstanding: 0 });
    expect(report.cuts[0]?.age).toBeGreaterThan(15);
  });

  it('that falls silent has timed out', async () => {
    await using server = await rawServer((socket) => socket.write(`${STREAM}${event(1)}`));
    const report = await loadOnce(server.port, SSE, ({ failed }) => failed >= 2);
    expect(report).toMatchObject({ failures: { timeout: report.failed }, wrong: 0, cut: 0 });
  });

  it('that is refused by a status is not cut', async () => {
    const answer = 'HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n';
    await using server = await rawServer((socket) => socket.write(answer));
    const report = await loadOnce(server.port, SSE, ({ failed }) => failed >= 2);
    expect(report).toMatchObject({
      failures: { '5xx': report.failed },
      sent: report.failed,
      wrong: 0,
      cut: 0,
    });
  });
});

describe('a WebSocket', () => {
  it('that drops an echo has lost that one', async () => {
    const report = await talk(({ failed }) => failed >= 4, dropEach(5, reply));
    expect(report.failures).toEqual({ 'echo-lost': report.failed });
    expect(report).toMatchObject({ wrong: 0, cut: 0, succeeded: report.sent - report.failed });
  });

  it('that echoes something else is wrong', async () => {
    const onEcho = dropEach(5, reply, (socket, text) => socket.send(`${text}!`));
    const report = await talk(({ wrong }) => wrong >= 4, onEcho);
    expect(report.wrongs).toEqual({ echo: report.wrong });
  });

  it('that is closed is cut, with its code and what had not come back', async () => {
    const onEcho = dropEach(5, reply, (socket) => socket.close(1012));
    const report = await talk(({ cut }) => cut >= 3, onEcho);
    expect(report).toMatchObject({ failed: 0, wrong: 0, cut: report.cuts.length });
    expect(report.cuts[0]).toMatchObject({ how: '1012', version: '1' });
    expect(report.cuts[0]?.outstanding).toBeGreaterThan(0);
  });

  it('that falls silent has timed out', async () => {
    const report = await talk(
      ({ failed }) => failed >= 3,
      () => undefined,
    );
    expect(report.failures).toEqual({ timeout: report.failed });
  });

  it.each([
    ['5xx', 'failures', '503 No'],
    ['status', 'wrongs', '404 No'],
  ] as const)('that is refused by a status is counted as %s', async (kind, where, status) => {
    const answer = `HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n`;
    await using server = await rawServer((socket) => socket.write(answer));
    const report = await loadOnce(server.port, TALK, ({ sent }) => sent >= 3);
    expect(report[where]).toEqual({ [kind]: report.sent });
  });

  it('whose handshake is cut off is lost', async () => {
    await using server = await rawServer((socket) => socket.resetAndDestroy());
    const report = await loadOnce(server.port, TALK, ({ sent }) => sent >= 3);
    expect(report.failures).toEqual({ reset: report.sent });
  });
});

async function talk(
  enough: Parameters<typeof loadOnce>[2],
  onEcho: (socket: WebSocket, text: string) => void,
) {
  await using server = await goodServer({ version: () => '1', onEcho });
  return await loadOnce(server.port, TALK, enough, ['1']);
}

type Echo = (socket: WebSocket, text: string) => void;

/** Treats every `each`th message of a connection its own way. */
function dropEach(each: number, usual: Echo, other: Echo = () => undefined): Echo {
  const counts = new WeakMap<WebSocket, number>();
  return (socket, text) => {
    const count = (counts.get(socket) ?? 0) + 1;
    counts.set(socket, count);
    (count % each === 0 ? other : usual)(socket, text);
  };
}

function event(id: number): string {
  const text = `id: ${id}\ndata: x\n\n`;
  return `${text.length.toString(16)}\r\n${text}\r\n`;
}
