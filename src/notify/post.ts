import { randomUUID } from 'node:crypto';
import pRetry from 'p-retry';

const RETRIES = { retries: 10, minTimeout: 250, maxTimeout: 4000, randomize: true };
/** Answers after which the same may be taken a moment later: too many, too early, or nobody there. */
const PASSING = [408, 425, 429];

/** Why a try failed, without a word of where it went: an address may be a secret, and words of others may quote it. */
class Untaken extends Error {
  readonly passes: boolean;
  constructor(message: string, passes: boolean) {
    super(message);
    this.passes = passes;
  }
}

/**
 * POSTs a document as JSON until it is taken, for so many ms at most. Returns why it was not, without its address;
 * undefined when it was. Each try has the same Idempotency-Key, so that a receiver can tell a second try from a second
 * document.
 */
export async function post(address: string, document: object, ms: number): Promise<string | undefined> {
  const target = targetOf(address);
  if (target === undefined) return 'its address is no http or https URL';
  const deadline = AbortSignal.timeout(ms);
  const request = {
    ...target,
    body: JSON.stringify(document),
    key: randomUUID(),
    deadline,
    patience: ms / 2,
  };
  let last = 'it did not answer';
  try {
    await pRetry(() => once(request), {
      ...RETRIES,
      signal: deadline,
      shouldRetry: ({ error }) => {
        last = error.message;
        return error instanceof Untaken && error.passes;
      },
    });
    return undefined;
  } catch (error) {
    if (error instanceof Untaken && !error.passes) return error.message;
    return `${last}, for ${ms / 1000} s`;
  }
}

type Target = { readonly url: URL; readonly headers: Readonly<Record<string, string>> };

/** A login in the address is sent as a header: a URL with one is refused by fetch, in words that quote it. */
function targetOf(address: string): Target | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  const login = [url.username, url.password].map(decodeURIComponent).join(':');
  url.username = '';
  url.password = '';
  const basic = `Basic ${Buffer.from(login).toString('base64')}`;
  return { url, headers: login === ':' ? {} : { authorization: basic } };
}

type Request = Target & {
  readonly body: string;
  readonly key: string;
  readonly deadline: AbortSignal;
  /** How long one try may take, in ms. */
  readonly patience: number;
};

async function once({ url, headers, body, key, deadline, patience }: Request): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    // Elsewhere nobody is told: a redirect could lead out of the house.
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'ctr-bg',
      'idempotency-key': key,
      ...headers,
    },
    body,
    signal: AbortSignal.any([deadline, AbortSignal.timeout(patience)]),
  }).catch((error: unknown) => {
    throw new Untaken(wordsOf(error), true);
  });
  await response.body?.cancel();
  const { status } = response;
  if (status >= 200 && status < 300) return;
  throw new Untaken(`it answered ${status}`, status >= 500 || PASSING.includes(status));
}

/** The code alone: what else an error says may have the address in it. */
function wordsOf(error: unknown): string {
  const { name, cause } = error as { readonly name?: unknown; readonly cause?: { readonly code?: unknown } };
  if (name === 'TimeoutError' || name === 'AbortError') return 'it did not answer';
  const code = typeof cause?.code === 'string' && /^[A-Z0-9_]+$/.test(cause.code) ? ` (${cause.code})` : '';
  return `it could not be reached${code}`;
}
