import type { Target } from '../options.ts';
import type { HeadListener } from './response.ts';

/** A request as bytes; the body goes out in pieces after the head. */
export type Request = { readonly head: Buffer; readonly body?: Buffer; readonly onHead?: HeadListener };

/** `headers` are complete lines without line ends, beside Host. */
export function requestHead(target: Target, line: string, headers: readonly string[] = []): Buffer {
  const host = target.hostHeader ?? `${target.host}:${target.port}`;
  const own = [`Host: ${host}`, 'User-Agent: ctr-bg-load', ...(target.headers ?? [])];
  const lines = [`${line} HTTP/1.1`, ...own, ...headers];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}
