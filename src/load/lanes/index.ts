/** One file for each kind of client; none of them ever asks again for what it lost. */
import type { LaneOptions } from '../options.ts';
import type { Context } from './context.ts';
import { keepAlive, newConnection, slow, think } from './plain.ts';
import { sse } from './sse.ts';
import { upload } from './upload.ts';
import { websocket } from './websocket.ts';

/** Runs a lane until its context is stopped and what was under way has ended. */
export function runLane(lane: LaneOptions, context: Context): Promise<void> {
  switch (lane.kind) {
    case 'keep-alive':
      return keepAlive(lane, context);
    case 'think':
      return think(lane, context);
    case 'new-connection':
      return newConnection(lane, context);
    case 'slow':
      return slow(lane, context);
    case 'upload':
      return upload(lane, context);
    case 'sse':
      return sse(lane, context);
    case 'websocket':
      return websocket(lane, context);
    default:
      return lane satisfies never;
  }
}
