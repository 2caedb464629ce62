import { createHash, randomBytes } from 'node:crypto';
import { quote } from '../http/head.ts';
import { requestHead, type Request } from '../http/request.ts';
import type { UploadLane } from '../options.ts';
import { Pace } from '../pace.ts';
import type { BodyCheck } from './ask.ts';
import type { Context } from './context.ts';
import { lines } from './line.ts';

const DEFAULT_BYTES = 10_000_000;
const DEFAULT_RATE = 4;
/** Different contents in turn: the answer to another upload than this one must not pass. */
const VARIANTS = 4;

type Upload = { readonly request: Request; readonly check: BodyCheck };

export async function upload(lane: UploadLane, context: Context): Promise<void> {
  const pace = new Pace(lane.rate ?? DEFAULT_RATE, context.stop);
  const uploads = variants(lane.bytes ?? DEFAULT_BYTES, context);
  let turn = 0;
  await lines(
    lane.connections,
    context,
    () => pace.turn(),
    (line) => {
      const next = uploads[turn++ % uploads.length];
      return next === undefined ? Promise.resolve() : line.ask(next.request, next.check);
    },
  );
}

/** Windows of one random text that overlap: as different as can be for a hash, at the price of one. */
function variants(bytes: number, { target }: Context): Upload[] {
  const headers = [`Content-Length: ${bytes}`, 'Content-Type: application/octet-stream'];
  const head = requestHead(target, 'POST /upload', headers);
  const text = randomBytes(bytes + VARIANTS);
  return Array.from({ length: VARIANTS }, (_, offset) => {
    const body = text.subarray(offset, offset + bytes);
    return {
      request: { head, body },
      check: uploadCheck(bytes, createHash('sha256').update(body).digest('hex')),
    };
  });
}

function uploadCheck(bytes: number, sha256: string): BodyCheck {
  return ({ body }) => {
    const answer = parse(body);
    if (answer.bytes !== bytes) return `${bytes} bytes sent, answer ${quote(body)}`;
    return answer.sha256 === sha256 ? undefined : `the sha256 of another content: ${quote(body)}`;
  };
}

function parse(body: string): { readonly bytes?: unknown; readonly sha256?: unknown } {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
