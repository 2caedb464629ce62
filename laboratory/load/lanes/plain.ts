import { quote } from '../http/head.ts';
import { requestHead, type Request } from '../http/request.ts';
import type { KeepAliveLane, NewConnectionLane, SlowLane, ThinkLane } from '../options.ts';
import { Pace } from '../pace.ts';
import { ask, open, type BodyCheck } from './ask.ts';
import type { Context } from './context.ts';
import { lines } from './line.ts';

const DEFAULT_RATE = 2000;
const DEFAULT_PAUSE = 100;
const DEFAULT_SLOW = 5000;

export function keepAlive(lane: KeepAliveLane, context: Context): Promise<void> {
  const pace = new Pace(lane.rate ?? DEFAULT_RATE, context.stop);
  return keptAlive(lane, context, lane.connections, () => pace.turn());
}

export function think(lane: ThinkLane, context: Context): Promise<void> {
  const longest = lane.pause ?? DEFAULT_PAUSE;
  return keptAlive(lane, context, lane.connections, () => context.stop.sleep(Math.random() * longest));
}

export function slow(lane: SlowLane, context: Context): Promise<void> {
  const ms = lane.ms ?? DEFAULT_SLOW;
  const patient = { ...context, deadline: context.deadline + ms };
  return keptAlive({ path: `/slow?ms=${ms}` }, patient, lane.connections, async () => {});
}

type Plain = { readonly path?: string; readonly expect?: string };

/** `count` connections; each waits for its turn, asks, and asks again on the same connection while that lives. */
async function keptAlive(
  lane: Plain,
  context: Context,
  count: number,
  turn: () => Promise<void>,
): Promise<void> {
  const request: Request = { head: requestHead(context.target, `GET ${lane.path ?? '/'}`) };
  const check = bodyCheck(lane.expect);
  await lines(count, context, turn, (line) => line.ask(request, check));
}

/** Arrivals do not wait for answers: a slow server meets more requests at once, as from real visitors. */
export async function newConnection(lane: NewConnectionLane, context: Context): Promise<void> {
  const { stop, target } = context;
  const pace = new Pace(lane.rate, stop);
  const request: Request = { head: requestHead(target, `GET ${lane.path ?? '/'}`, ['Connection: close']) };
  const check = bodyCheck(lane.expect);
  const pending = new Set<Promise<void>>();
  for (await pace.turn(); !stop.stopped; await pace.turn()) {
    const one = visit(context, request, check).finally(() => pending.delete(one));
    pending.add(one);
  }
  await Promise.all(pending);
}

async function visit(context: Context, request: Request, check: BodyCheck): Promise<void> {
  const connection = open(context);
  await ask(context, connection, request, check);
  connection.close();
}

function bodyCheck(expect: string | undefined): BodyCheck {
  if (expect === undefined) return () => undefined;
  return ({ body, version }) => {
    const text = expect.replaceAll('{version}', version);
    return body.includes(text) ? undefined : `no ${quote(text)} in ${quote(body)}`;
  };
}
