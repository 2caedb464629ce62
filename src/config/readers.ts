import type { EngineKind, OnUnreachable, PullPolicy } from '../types/index.ts';
import { type Reader, type Refusal, isRefusal, refuse } from './refusal.ts';
import { oneOf, wholeNumber } from './scalar.ts';

export const readPull: Reader<PullPolicy> = oneOf<PullPolicy>({
  always: 'always',
  missing: 'missing',
  if_not_present: 'missing',
  never: 'never',
});

export const readOnUnreachable: Reader<OnUnreachable> = oneOf<OnUnreachable>({
  undo: 'undo',
  'continue-without': 'continue-without',
  stop: 'stop',
});

export const readEngineKind: Reader<EngineKind> = oneOf<EngineKind>({ docker: 'docker', swarm: 'swarm' });

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
