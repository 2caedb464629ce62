import { now } from '../clock.ts';
import { requestHead, type Request } from '../http/request.ts';
import type { KeepAliveLane, NewConnectionLane, SlowLane, ThinkLane } from '../options.ts';
import { Pace } from '../pace.ts';
import { ask, open, type Question } from './ask.ts';
import { bodyCheck } from './body-check.ts';
import type { Context } from './context.ts';
import { lines } from './line.ts';

const DEFAULT_PAUSE = 100;
/** Visits at a time; a proxy that does not answer must not cost us all our file descriptors. */
const MAX_VISITS = 2000;

export function keepAlive(lane: KeepAliveLane, context: Context): Promise<void> {
  const pace = new Pace(lane.rate, context.stop, context.arrivals);
  return keptAlive(lane, context, () => pace.turn()).finally(() => (context.tally.unsent = pace.left()));
}

export function think(lane: ThinkLane, context: Context): Promise<void> {
  const longest = lane.pause ?? DEFAULT_PAUSE;
  return keptAlive(lane, context, async () => {
    const due = now() + Math.random() * longest;
    await context.stop.sleep(due - now());
    return due;
  });
}

export function slow(lane: SlowLane, context: Context): Promise<void> {
  return keptAlive(lane, context, () => Promise.resolve(now()));
}

type Plain = { readonly path: string; readonly expect?: string; readonly connections: number };

/** Each connection waits for its turn, asks, and asks again while it lives. */
async function keptAlive(lane: Plain, context: Context, turn: () => Promise<number>): Promise<void> {
  const request: Request = { head: requestHead(context.target, `GET ${lane.path}`) };
  const check = bodyCheck(lane.expect);
  await lines(lane.connections, context, turn, (line, due) => line.ask({ request, check, due }));
}

/** Arrivals do not wait for answers: a slow server meets more requests at once, as from real visitors. */
export async function newConnection(lane: NewConnectionLane, context: Context): Promise<void> {
  const { stop, target, arrivals } = context;
  const pace = new Pace(lane.rate, stop, arrivals);
  const request: Request = { head: requestHead(target, `GET ${lane.path}`, ['Connection: close']) };
  const check = bodyCheck(lane.expect);
  const pending = new Set<Promise<void>>();
  for (let due = await pace.turn(); !stop.stopped; due = await pace.turn()) {
    const question = { request, check, due: arrivals === 'constant' ? due : undefined };
    const one = visit(context, question).finally(() => pending.delete(one));
    pending.add(one);
    if (pending.size >= MAX_VISITS) await Promise.race(pending);
  }
  context.tally.unsent = pace.left();
  await Promise.all(pending);
}

async function visit(context: Context, question: Question): Promise<void> {
  const connection = open(context);
  await ask(context, connection, question);
  connection.close();
}
