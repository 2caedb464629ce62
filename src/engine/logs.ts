import type { Door } from './door.ts';
import type { Engine } from './engine.ts';
import { CutShort } from './cause.ts';
import { brokenAnswer } from './failure.ts';
import { readLogs, type LogOwner } from './log-stream.ts';
import { checkName, short } from './names.ts';
import { ask } from './request.ts';
import { createDemuxer, createLineSplitter, hasFrames } from './streams.ts';

const LARGEST_TAIL = 64 * 1024;
const LARGEST_LOG = 16 * 1024 * 1024;

export function logCalls(door: Door): Pick<Engine, 'tailLogs' | 'readLogs'> {
  return {
    readLogs: (id, options) => readLogs(door, ownerOf(id), options),
    async tailLogs(id, lines) {
      const { path, what } = ownerOf(id);
      const query = { stdout: '1', stderr: '1', tail: String(Math.max(0, Math.floor(lines))) };
      const call = {
        method: 'GET',
        path: `${path}/logs`,
        query,
        what: `read the logs of ${what}`,
        limit: LARGEST_LOG,
      } as const;
      const { body } = await ask(door, { ...call, deadline: door.deadlines.read });
      return lastLines(toLines(body, call.what), lines);
    },
  };
}

const ownerOf = (id: string): LogOwner => ({
  path: `/containers/${checkName(id, 'container')}`,
  what: `container ${short(id)}`,
});

/** Lines in the order of their ends; those of stdout and stderr are not mixed with each other. */
function toLines(body: Buffer, what: string): string[] {
  const lines: string[] = [];
  const splitters = {
    stdout: createLineSplitter((line) => lines.push(line)),
    stderr: createLineSplitter((line) => lines.push(line)),
  };
  // A container with a terminal has a plain stream, which API 1.41 does not tell by its Content-Type.
  if (body.length < 8 || hasFrames(body) !== true) splitters.stdout.write(body);
  else demux(body, what, (type, payload) => splitters[type].write(payload));
  splitters.stdout.end();
  splitters.stderr.end();
  return lines;
}

function demux(body: Buffer, what: string, onPayload: Parameters<typeof createDemuxer>[0]): void {
  try {
    const demuxer = createDemuxer(onPayload);
    demuxer.write(body);
    demuxer.end();
  } catch (error) {
    throw error instanceof CutShort ? brokenAnswer(what, error.message, error) : error;
  }
}

function lastLines(lines: readonly string[], most: number): string[] {
  const kept: string[] = [];
  let size = 0;
  for (const line of lines.toReversed()) {
    size += Buffer.byteLength(line) + 1;
    if (kept.length >= most || size > LARGEST_TAIL) break;
    kept.push(line);
  }
  return kept.toReversed();
}
