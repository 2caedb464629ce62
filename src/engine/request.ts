import pRetry from 'p-retry';
import type * as v from 'valibot';
import {
  type Answer,
  type Call,
  collect,
  expectAnswer,
  isAccepted,
  parseAnswer,
  refusalOf,
  throwUnlessGood,
} from './answer.ts';
import { isBrokenConnection } from './cause.ts';
import type { Door } from './door.ts';
import { guarded } from './guard.ts';
import { type Reply, send } from './http.ts';

const RETRIES = { retries: 2, minTimeout: 20, maxTimeout: 100, randomize: true };

/** Makes a call and reads its whole answer. A GET whose connection broke is sent again, nothing else ever is. */
export async function ask(door: Door, call: Call): Promise<Answer> {
  if (mayChange(call)) await door.fence.check?.();
  const once = async (signal: AbortSignal): Promise<Answer> => {
    const response = expectAnswer(await send(door.modem.prepare(call), signal), call);
    return {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: await collect(response, call),
    };
  };
  return guarded(door, call, async (signal) => {
    const answer = call.method === 'GET' ? await retried(once, signal) : await once(signal);
    if (!isAccepted(answer, call)) throw refusalOf(answer, call);
    return answer;
  });
}

/** An exec is how it is found out whether the call may be made at all. */
function mayChange({ method, path }: Call): boolean {
  return method !== 'GET' && !path.endsWith('/exec');
}

/** `ask` for an answer of a known shape; another shape is ENGINE_BROKEN_ANSWER. */
export async function askJson<T>(door: Door, call: Call, schema: v.GenericSchema<unknown, T>): Promise<T> {
  return parseAnswer(await ask(door, call), call, schema);
}

/** `askJson` for what may not be there: undefined on 404. */
export async function askMaybe<T>(
  door: Door,
  call: Call,
  schema: v.GenericSchema<unknown, T>,
): Promise<T | undefined> {
  const answer = await ask(door, { ...call, accept: [404] });
  return answer.status === 404 ? undefined : parseAnswer(answer, call, schema);
}

/** Opens a stream: resolves with its headers in time, after which it lives until it ends or `life` aborts. */
export function open(door: Door, call: Call, life: AbortSignal): Promise<Reply> {
  return guarded(door, { ...call, signal: life }, async (signal) => {
    const ended = AbortSignal.any([signal, life, door.closed]);
    const reply = await send(door.modem.prepare(call), ended);
    if (reply.kind === 'answer') await throwUnlessGood(reply.response, call);
    return reply;
  });
}

function retried(once: (signal: AbortSignal) => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  return pRetry(() => once(signal), {
    ...RETRIES,
    signal,
    shouldRetry: ({ error }) => isBrokenConnection(error),
  });
}
