import type { Target } from '../options.ts';
import { Loss } from './loss.ts';

/** What matters of a response's head. */
export type Head = {
  readonly status: number;
  /** `chunked`, a length in bytes, or until the connection is closed. */
  readonly framing: 'chunked' | 'close' | number;
  /** The server announced that it closes the connection after this answer. */
  readonly close: boolean;
  /** Where to it redirects; empty when it does not say. */
  readonly location: string;
  /** Which version answered; empty when it does not say. */
  readonly version: string;
};

/** In lower case. */
export const versionHeader = (target: Target): string => target.versionHeader ?? 'x-version';

const STATUS_LINE = /^HTTP\/1\.([01]) ([1-5]\d\d)(?: |$)/;

/** Reads a head without its final empty line. Throws a `malformed` Loss: what is not HTTP/1.1 is not guessed at. */
export function parseHead(text: string, versionHeader: string): Head {
  const [first = '', ...lines] = text.split('\r\n');
  const [, minor, status] = STATUS_LINE.exec(first) ?? malformed(`status line ${quote(first)}`);
  const headers = new Map<string, string>();
  for (const line of lines) addHeader(headers, line);
  const options = (headers.get('connection') ?? '').toLowerCase();
  return {
    status: Number(status),
    framing: framingOf(headers, Number(status)),
    close: options.includes('close') || (minor === '0' && !options.includes('keep-alive')),
    location: headers.get('location') ?? '',
    version: headers.get(versionHeader) ?? '',
  };
}

function addHeader(headers: Map<string, string>, line: string): void {
  const colon = line.indexOf(':');
  if (colon < 1 || line[colon - 1] === ' ' || line[0] === ' ') malformed(`header line ${quote(line)}`);
  const name = line.slice(0, colon).toLowerCase();
  const value = line.slice(colon + 1).trim();
  const before = headers.get(name);
  if (name === 'content-length' && before !== undefined && before !== value)
    malformed('two different lengths');
  headers.set(name, name === 'connection' && before !== undefined ? `${before}, ${value}` : value);
}

function framingOf(headers: ReadonlyMap<string, string>, status: number): Head['framing'] {
  const encoding = headers.get('transfer-encoding');
  const length = headers.get('content-length');
  if (status === 204 || status === 304) return 0;
  if (encoding !== undefined) {
    if (encoding.toLowerCase() !== 'chunked' || length !== undefined)
      malformed(`transfer-encoding ${quote(encoding)}`);
    return 'chunked';
  }
  if (length === undefined) return 'close';
  return /^\d{1,15}$/.test(length) ? Number(length) : malformed(`content-length ${quote(length)}`);
}

/** Always throws. */
export function malformed(what: string): never {
  throw new Loss('malformed', `malformed answer: ${what}`);
}

/** The beginning of a text, safe to print on one line. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
