import { type Channel, createChannel } from './channel.ts';
import type { Door } from './door.ts';
import type { ContainerEvent } from './engine.ts';
import { brokenAnswer, explain, unreachable } from './failure.ts';
import { createNdjsonReader } from './ndjson.ts';
import { check } from './answer.ts';
import { ask, open } from './request.ts';
import * as schemas from './schemas.ts';
import { readBody } from './streams.ts';

const WHAT = 'listen to the events of containers';

/** Subscribes to events; the iterable ends when the signal aborts and rejects when the stream ends without that. */
export async function containerEvents(
  door: Door,
  labels: readonly string[],
  signal: AbortSignal,
): Promise<AsyncIterable<ContainerEvent>> {
  const query = { filters: JSON.stringify({ type: ['container'], label: labels }) };
  const call = { method: 'GET', path: '/events', query, what: WHAT, deadline: door.deadlines.read } as const;
  const reply = await open(door, call, signal);
  if (reply.kind === 'upgraded') throw brokenAnswer(WHAT, 'the connection was upgraded unasked');
  const events = createChannel<ContainerEvent>();
  const reader = createNdjsonReader(WHAT, (value) => events.push(check(value, WHAT, schemas.event)));
  void readBody(reply.response, reader.write).then(
    () => finish(events, door, signal, brokenAnswer(WHAT, 'the engine ended the stream')),
    (error: unknown) => finish(events, door, signal, error),
  );
  // The engine sends the headers a moment before it subscribes; by a second answer it has.
  await ask(door, { method: 'GET', path: '/_ping', what: WHAT, deadline: door.deadlines.read, signal });
  return events.values;
}

function finish(events: Channel<ContainerEvent>, door: Door, signal: AbortSignal, error: unknown): void {
  if (signal.aborted) events.end();
  else if (door.closed.aborted)
    events.fail(unreachable(door.endpoint, new Error('the connection was closed')));
  else events.fail(explain(error, door.endpoint, WHAT, door.complaint()));
}
