import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import pRetry from 'p-retry';
import * as v from 'valibot';
import type { CtrBgError } from '../types/index.ts';
import { within, type Limits } from './deadline.ts';
import type { Door } from './door.ts';
import { brokenAnswer, explain, interrupted, isBrokenConnection, timedOut, unreachable } from './failure.ts';
import { type Reply, send } from './http.ts';
import type { Request } from './modem.ts';
import { parseJson } from './ndjson.ts';
import { EngineRefusal } from './refusal.ts';
import { readBody } from './streams.ts';

export type Call = Request & {
  /** What it does, for messages: `start container 0123456789ab`. */
  readonly what: string;
  /** In ms, from the request to the last byte of the answer. */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
  /** Statuses outside 2xx that are answers too. */
  readonly accept?: readonly number[];
  /** Never to be repeated in a message, whatever the engine says. */
  readonly secrets?: readonly string[];
  /** In bytes; a longer answer is an error. */
  readonly limit?: number;
};

export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** More than any answer that is asked for. */
const LARGEST_ANSWER = 64 * 1024 * 1024;
const RETRIES = { retries: 2, minTimeout: 20, maxTimeout: 100, randomize: true };

/** Makes a call and reads its whole answer. A GET whose connection broke is sent again, nothing else ever is. */
export function ask(door: Door, call: Call): Promise<Answer> {
  const once = async (signal: AbortSignal): Promise<Answer> => {
    const response = await expectAnswer(await send(door.modem.prepare(call), signal), call);
    return { status: response.statusCode ?? 0, headers: response.headers, body: await collect(response, call) };
  };
  return guarded(door, call, async (signal) => {
    const answer = call.method === 'GET' ? await retried(once, signal) : await once(signal);
    if (!isAccepted(answer, call)) throw refusalOf(answer, call);
    return answer;
  });
}

/** `ask` for an answer of a known shape; another shape is ENGINE_BROKEN_ANSWER. */
export async function askJson<T>(door: Door, call: Call, schema: v.GenericSchema<unknown, T>): Promise<T> {
  return parseAnswer(await ask(door, call), call, schema);
}

/** `askJson` for what may not be there: undefined on 404. */
export async function askMaybe<T>(door: Door, call: Call, schema: v.GenericSchema<unknown, T>): Promise<T | undefined> {
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

/** Reads an answer that is an error to its end and throws it; leaves any other unread. */
export async function throwUnlessGood(response: IncomingMessage, call: Call): Promise<void> {
  const status = response.statusCode ?? 0;
  if (status >= 200 && status < 300) return;
  throw refusalOf({ status, headers: response.headers, body: await collect(response, call) }, call);
}

type Guard = Pick<Call, 'what' | 'deadline' | 'signal'> & { /** Instead of the error that blames the engine. */ readonly late?: CtrBgError };
type Work<T> = (signal: AbortSignal, restart: () => void) => Promise<T>;

/** Runs work under the call's deadline and signals, and turns whatever it throws into an error of ours. */
export async function guarded<T>(door: Door, call: Guard, work: Work<T>): Promise<T> {
  try {
    return await within(limitsOf(door, call), work);
  } catch (error) {
    throw explain(error, door.endpoint, call.what, door.complaint());
  }
}

function limitsOf(door: Door, { what, deadline, signal, late }: Guard): Limits {
  const closed = { signal: door.closed, error: () => unreachable(door.endpoint, new Error('the connection was closed')) };
  const caller = signal === undefined ? [] : [{ signal, error: () => interrupted(signal, what) }];
  return { ms: deadline, late: () => late ?? timedOut(door.endpoint, what, deadline), signals: [closed, ...caller] };
}

/** Checks a value from the engine; the error names the key, not what it holds. */
export function check<T>(value: unknown, what: string, schema: v.GenericSchema<unknown, T>): T {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw brokenAnswer(what, `${v.getDotPath(issue) ?? 'the answer'} should be ${issue.expected ?? 'different'}`);
}

function parseAnswer<T>({ body }: Answer, { what }: Call, schema: v.GenericSchema<unknown, T>): T {
  return check(parseJson(body.toString('utf8'), what), what, schema);
}

function retried(once: (signal: AbortSignal) => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  return pRetry(() => once(signal), { ...RETRIES, signal, shouldRetry: ({ error }) => isBrokenConnection(error) });
}

function expectAnswer(reply: Reply, { what }: Call): IncomingMessage {
  if (reply.kind === 'answer') return reply.response;
  reply.socket.destroy();
  throw brokenAnswer(what, 'the connection was upgraded unasked');
}

async function collect(response: IncomingMessage, { what, limit = LARGEST_ANSWER }: Call): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  await readBody(response, (chunk) => {
    size += chunk.length;
    if (size > limit) throw brokenAnswer(what, `it is longer than ${limit} bytes`);
    chunks.push(chunk);
  });
  return Buffer.concat(chunks, size);
}

function isAccepted({ status, body }: Answer, { accept = [] }: Call): boolean {
  if (status >= 200 && status < 300) return true;
  // A path that the engine does not know is not a thing that is not there.
  return accept.includes(status) && !(status === 404 && body.includes('page not found'));
}

/** The engine's own words of an error answer, without the call's secrets. */
function refusalOf(answer: Answer, { what, secrets = [] }: Call): EngineRefusal {
  const words = secrets
    .filter((secret) => secret.length > 3)
    .reduce((text, secret) => text.replaceAll(secret, '***'), reasonOf(answer));
  return new EngineRefusal(answer.status, words, what);
}

const LONGEST_REASON = 1000;

function reasonOf({ body }: Answer): string {
  const text = body.toString('utf8').trim();
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string') return value.message;
  } catch {
    // Not the engine itself, but a proxy before it.
  }
  return text.slice(0, LONGEST_REASON) || 'no reason given';
}
