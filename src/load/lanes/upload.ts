import { createHash, randomBytes } from 'node:crypto';
import { requestHead } from '../http/request.ts';
import type { UploadLane } from '../options.ts';
import { Pace } from '../pace.ts';
import type { Question } from './ask.ts';
import { bodyCheck } from './body-check.ts';
import type { Context } from './context.ts';
import { lines } from './line.ts';

/** Different contents in turn: the answer to another upload than this one must not pass. */
const VARIANTS = 4;

export async function upload(lane: UploadLane, context: Context): Promise<void> {
  const pace = new Pace(lane.rate, context.stop, context.arrivals);
  const uploads = variants(lane, context);
  let turn = 0;
  await lines(
    lane.connections,
    context,
    () => pace.turn(),
    (line, due) => {
      const next = uploads[turn++ % uploads.length];
      return next === undefined ? Promise.resolve() : line.ask({ ...next, due });
    },
  );
  context.tally.unsent = pace.left();
}

/** Windows of one random text that overlap: as different as can be for a hash, at the price of one. */
function variants({ path, bytes, expect }: UploadLane, { target }: Context): Question[] {
  const headers = [`Content-Length: ${bytes}`, 'Content-Type: application/octet-stream'];
  const head = requestHead(target, `POST ${path}`, headers);
  const text = randomBytes(bytes + VARIANTS);
  return Array.from({ length: VARIANTS }, (_, offset) => {
    const body = text.subarray(offset, offset + bytes);
    const sha256 = createHash('sha256').update(body).digest('hex');
    return { request: { head, body }, check: bodyCheck(expect, { bytes: String(bytes), sha256 }) };
  });
}
