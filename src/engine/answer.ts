import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import * as v from 'valibot';
import { brokenAnswer } from './failure.ts';
import type { Reply } from './http.ts';
import type { Request } from './plain-modem.ts';
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

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** More than any answer that is asked for. */
const LARGEST_ANSWER = 64 * 1024 * 1024;
/** An answer to be read; the engine may not take a connection over of its own accord. */
export function expectAnswer(reply: Reply, { what }: Call): IncomingMessage {
  if (reply.kind === 'answer') return reply.response;
  reply.socket.destroy();
  throw brokenAnswer(what, 'the connection was upgraded unasked');
}

export async function collect(
  response: IncomingMessage,
  { what, limit = LARGEST_ANSWER }: Call,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  await readBody(response, (chunk) => {
    size += chunk.length;
    if (size > limit) throw brokenAnswer(what, `it is longer than ${limit} bytes`);
    chunks.push(chunk);
  });
  return Buffer.concat(chunks, size);
}

/** Whether an answer's status is one that the call can make something of. */
export function isAccepted({ status, body }: Answer, { accept = [] }: Call): boolean {
  if (status >= 200 && status < 300) return true;
  // A path that the engine does not know is not a thing that is not there.
  return accept.includes(status) && !(status === 404 && body.includes('page not found'));
}

/** The engine's own words of an error answer, without the call's secrets. */
export function refusalOf(answer: Answer, { what, secrets = [] }: Call): EngineRefusal {
  return new EngineRefusal(answer.status, withoutSecrets(reasonOf(answer), secrets), what);
}

/** What is shorter is in every other message, and no secret. */
const SHORTEST_SECRET = 5;

export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}

const LONGEST_REASON = 1000;
const errorSchema = v.object({ message: v.string() });

function reasonOf({ body }: Answer): string {
  const text = body.toString('utf8').trim();
  try {
    return v.parse(errorSchema, JSON.parse(text)).message;
  } catch {
    // Not the engine itself, but a proxy before it.
  }
  return text.slice(0, LONGEST_REASON) || 'no reason given';
}
/** Reads an answer that is an error to its end and throws it; leaves any other unread. */
export async function throwUnlessGood(response: IncomingMessage, call: Call): Promise<void> {
  const status = response.statusCode ?? 0;
  if (status >= 200 && status < 300) return;
  throw refusalOf({ status, headers: response.headers, body: await collect(response, call) }, call);
}

/** Checks a value from the engine; the error names the key, not what it holds. */
export function check<T>(value: unknown, what: string, schema: v.GenericSchema<unknown, T>): T {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw brokenAnswer(
    what,
    `${v.getDotPath(issue) ?? 'the answer'} should be ${issue.expected ?? 'different'}`,
  );
}

/** A JSON answer of a known shape. */
export function parseAnswer<T>({ body }: Answer, { what }: Call, schema: v.GenericSchema<unknown, T>): T {
  return check(parseJson(body.toString('utf8'), what), what, schema);
}
