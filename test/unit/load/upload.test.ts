import { describe, expect, it } from '@jest/globals';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { loadOnce } from './load-once.ts';

const LANE = { kind: 'upload' as const, connections: 1, bytes: 300_000, rate: 200, deadline: 500 };

describe('an upload', () => {
  it.each([
    ['a wrong count', { bytes: 299_999, sha256: '' }],
    ['the hash of another content', { bytes: 300_000, sha256: '00' }],
    ['something that is no count', 'thanks'],
  ])('that is answered with %s is wrong', async (_, answer) => {
    const report = await upload(
      (text) => `HTTP/1.1 200 OK\r\nContent-Length: ${text.length}\r\n\r\n${text}`,
      answer,
    );
    expect(report).toMatchObject({ wrongs: { body: report.sent }, failed: 0, succeeded: 0 });
  });

  it('that is turned away in the middle is counted by the status, and its connection not used again', async () => {
    const refuse = (): string => 'HTTP/1.1 413 Too large\r\nContent-Length: 0\r\n\r\n';
    const report = await upload(refuse, undefined, { lane: { ...LANE, bytes: 12_000_000 }, after: 1000 });
    expect(report).toMatchObject({ wrongs: { status: report.sent }, failed: 0, connections: report.sent });
  });
});

/** Answers with what `render` makes of the answer as soon as `after` bytes of a request have come. */
async function upload(
  render: (text: string) => string,
  answer: unknown,
  { lane = LANE, after = LANE.bytes } = {},
) {
  const early = after < lane.bytes;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    let bytes = 0;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (part) => {
      bytes += part.length;
      if (bytes < after) return;
      bytes = 0;
      socket.write(render(JSON.stringify(answer)));
      // Whoever turns an upload away reads no more of it.
      if (early) socket.pause();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const report = await loadOnce((server.address() as AddressInfo).port, lane, ({ sent }) => sent >= 3);
  server.close();
  for (const socket of sockets) socket.destroy();
  return report;
}
