import type { PullPolicy } from '../types/index.ts';
import { type Reader, type Refusal, isRefusal, refuse } from './refusal.ts';
import { matching, oneOf, readTexts, wholeNumber } from './scalar.ts';

/** Readers of what only one key of a service holds. */

export const readPull: Reader<PullPolicy> = oneOf<PullPolicy>({
  always: 'always',
  missing: 'missing',
  if_not_present: 'missing',
  never: 'never',
});

export const readStopSignal = matching(
  /^(?:(?:SIG)?[A-Z][A-Z0-9+-]{1,15}|\d{1,2})$/,
  'a signal such as SIGTERM or SIGQUIT',
);
export const readPlatform = matching(
  /^[a-z0-9]{1,32}\/[a-z0-9_]{1,32}(?:\/[a-z0-9.]{1,32})?$/,
  'a platform such as linux/amd64 or linux/arm/v7',
);

/** A name or a number, each with a group behind a colon if need be. */
export function readUser(value: unknown): string | Refusal {
  const text = typeof value === 'number' ? String(value) : value;
  if (
    typeof text === 'string' &&
    /^[A-Za-z0-9_][A-Za-z0-9_.@-]*(?::[A-Za-z0-9_][A-Za-z0-9_.@-]*)?$/.test(text)
  )
    return text;
  return refuse('must be a user, or USER:GROUP, by name or number');
}

/** Text is for the shell of the image; a list names what runs it. */
export function readHealthTest(value: unknown): string[] | Refusal {
  if (typeof value === 'string' && !value.includes('\0')) return ['CMD-SHELL', value];
  const texts = readTexts(value);
  const [first = ''] = isRefusal(texts) ? [] : texts;
  if (!isRefusal(texts) && ['CMD', 'CMD-SHELL', 'NONE'].includes(first)) return texts;
  return refuse('must be text, or a list that begins with CMD, CMD-SHELL or NONE');
}

/** A port or a range of them with its protocol; null for what is not TCP. */
export type Exposed = { readonly first: number; readonly last: number } | null;

const EXPOSE = /^(?<first>\d+)(?:-(?<last>\d+))?(?:\/(?<protocol>tcp|udp|sctp))?$/;
const readPortNumber = wholeNumber(1, 65_535);

export function readExpose(value: unknown): Exposed | Refusal {
  const groups = EXPOSE.exec(
    typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '',
  )?.groups;
  const first = readPortNumber(groups?.first);
  const last = readPortNumber(groups?.last ?? groups?.first);
  if (isRefusal(first) || isRefusal(last) || last < first)
    return refuse('must be a port such as 8080 or 8080/tcp');
  return (groups?.protocol ?? 'tcp') === 'tcp' ? { first, last } : null;
}
