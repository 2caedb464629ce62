import { WebSocket } from 'ws';
import { serverName } from '../http/connection.ts';
import type { Target, WebSocketLane } from '../options.ts';
import { workers, REST, type Context } from './context.ts';
import { Conversation } from './conversation.ts';

const DEFAULT_INTERVAL = 100;

/** Conversations that are begun anew whenever the other side ended them. */
export async function websocket(lane: WebSocketLane, context: Context): Promise<void> {
  await workers(lane.connections, context.stop, async () => {
    await converse(context, lane);
    await context.stop.sleep(REST);
  });
}

/** From the handshake to the close; resolves once the socket is closed. */
async function converse(context: Context, lane: WebSocketLane): Promise<void> {
  const { target, tally, stop, deadline } = context;
  tally.connections += 1;
  tally.sent += 1;
  const scheme = target.secure === true ? 'wss' : 'ws';
  const socket = new WebSocket(`${scheme}://${bracketed(target.host)}:${target.port}${lane.path}`, {
    headers: headersOf(target),
    ...(target.secure === true && { servername: serverName(target) }),
    handshakeTimeout: deadline,
    perMessageDeflate: false,
  });
  const conversation = new Conversation(context, socket, lane.echo === true);
  const timer = setInterval(() => conversation.tick(), lane.interval ?? DEFAULT_INTERVAL);
  const forget = stop.onStop(() => conversation.finish());
  await new Promise<void>((resolve) => socket.once('close', () => resolve()));
  forget();
  clearInterval(timer);
}

function headersOf({ hostHeader, headers = [] }: Target): Record<string, string> {
  const pairs = headers.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
  });
  return { ...Object.fromEntries(pairs), ...(hostHeader !== undefined && { Host: hostHeader }) };
}

/** As an IPv6 address is written in a URL. */
function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
