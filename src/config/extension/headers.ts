import { type Refusal, isRefusal, refuse } from '../refusal.ts';
import type { JsonSchema } from './field.ts';
import { pairs, textOf } from './pairs.ts';

const NAME = /^[A-Za-z][A-Za-z0-9-]{0,63}$/;
/** What stands for itself between nginx's quotes: no quote, backslash, dollar sign or brace (FAILURES 74). */
const VALUE = /^[ !#%-[\]-z|~]{0,2048}$/;

const CONNECTION = [
  'connection',
  'content-length',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];
/** nginx sets these itself: a second one of the same name would reach the application beside it. */
const OF_REQUESTS = [
  'expect',
  'host',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
];
/** The application's own would be lost. */
const OF_RESPONSES = ['content-encoding', 'content-type', 'date', 'location', 'server', 'set-cookie'];

export const requestHeaders = headers(
  [...CONNECTION, ...OF_REQUESTS],
  'Headers that the application gets; an empty value takes a header of the client away.',
);
export const responseHeaders = headers(
  [...CONNECTION, ...OF_RESPONSES],
  "Headers of every answer, in the place of the application's own.",
);

function headers(reserved: readonly string[], description: string) {
  const json: JsonSchema = {
    type: 'object',
    additionalProperties: { type: ['string', 'number', 'boolean', 'null'] },
    description,
  };
  return pairs((key, value, before) => readHeader(key, value, reserved, before), json);
}

function readHeader(
  key: string,
  value: unknown,
  reserved: readonly string[],
  before: readonly (readonly [string, string])[],
): [string, string] | Refusal {
  const name = readHeaderName(key);
  if (isRefusal(name)) return name;
  const lower = name.toLowerCase();
  if (reserved.includes(lower))
    return refuse('is set by the proxy itself, or must pass as it is', 'Remove it.');
  if (before.some(([other]) => other.toLowerCase() === lower))
    return refuse('is there twice', 'Remove one of them.');
  const text = textOf(value);
  if (text !== undefined && VALUE.test(text)) return [name, text];
  return refuse(
    'must be a value of printable ASCII characters, without " \\ $ { or }',
    'nginx would read those as its own; a value that needs them can be set by the application.',
  );
}

/** One that neither nginx nor the connection has a meaning for. */
export function readOwnHeaderName(value: unknown): string | Refusal {
  const name = readHeaderName(value);
  const known = [...CONNECTION, ...OF_REQUESTS, 'authorization', 'cookie', 'content-type', 'user-agent'];
  return isRefusal(name) || !known.includes(name.toLowerCase())
    ? name
    : refuse('must be a header of its own, such as X-Preview');
}

export function readHeaderName(value: unknown): string | Refusal {
  if (typeof value === 'string' && NAME.test(value)) return value;
  return refuse('must have a name of letters, digits and -, such as X-Frame-Options');
}
