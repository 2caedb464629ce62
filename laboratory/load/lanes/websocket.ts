import { WebSocket } from 'ws';
import type { WebSocketLane } from '../options.ts';
import { workers, REST, type Context } from './context.ts';
import { Conversation } from './conversation.ts';

const DEFAULT_INTERVAL = 100;

/** Conversations that are begun anew whenever the other side ended them. */
export async function websocket(lane: WebSocketLane, context: Context): Promise<void> {
  await workers(lane.connections, context.stop, async () => {
    await converse(context, lane.interval ?? DEFAULT_INTERVAL);
    await context.stop.sleep(REST);
  });
}

/** From the handshake to the close; resolves once the socket is closed. */
async function converse(context: Context, interval: number): Promise<void> {
  const { target, tally, stop, deadline } = context;
  tally.connections += 1;
  tally.sent += 1;
  const socket = new WebSocket(`ws://${target.host}:${target.port}/ws`, {
    headers: target.hostHeader === undefined ? {} : { Host: target.hostHeader },
    handshakeTimeout: deadline,
    perMessageDeflate: false,
  });
  const conversation = new Conversation(context, socket);
  const timer = setInterval(() => conversation.tick(), interval);
  const forget = stop.onStop(() => conversation.finish());
  await new Promise<void>((resolve) => socket.once('close', () => resolve()));
  forget();
  clearInterval(timer);
}
