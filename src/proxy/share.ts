import type { Generation, Share } from '../types/index.ts';

/** How nginx tells which of the public get what is staged. */
export type ShareGate = {
  /** With two decimals, as split_clients has it. */
  readonly percent: string;
  /** Other clients are the first to get another release. */
  readonly salt: string;
  /** The variable of what tells a client from others; absent: the place that nginx has given it. */
  readonly source?: string;
  /** Names the cookie of that place, and of whoever wants the one or the other. */
  readonly cookie: string;
  /** How long a client keeps its place; in seconds. */
  readonly lifetime: number;
};

const COOKIE = 'ctr_bg_canary';
const LIFETIME = 30 * 24 * 3600;

export function shareGate({ part, key }: Share, next: Generation): ShareGate {
  const percent = (part * 100).toFixed(2);
  const shared = { percent, salt: next.release, cookie: COOKIE, lifetime: LIFETIME };
  switch (key.kind) {
    case 'own':
      return shared;
    case 'address':
      return { ...shared, source: 'remote_addr' };
    case 'cookie':
      return { ...shared, source: `cookie_${key.name}` };
    case 'header':
      return { ...shared, source: headerVariable(key.name) };
    default:
      return key satisfies never;
  }
}

/** nginx's variable of a request's header. */
export const headerVariable = (name: string): string => `http_${name.toLowerCase().replaceAll('-', '_')}`;
