import { countFlag, durationFlag } from '../config/flags.ts';
import type { LaneOptions } from '../load/index.ts';
import { CtrBgError } from '../types/index.ts';
import { readHttpPath } from './request-line.ts';

export type Kind = LaneOptions['kind'];

/** What a lane may be told, beside `path`, `name` and `deadline`, which all may; `bare`: without a value. */
const KEYS: Readonly<Record<Kind, readonly string[]>> = {
  'keep-alive': ['rate', 'connections'],
  think: ['rate', 'pause'],
  'new-connection': ['rate'],
  slow: ['connections'],
  upload: ['rate', 'connections', 'bytes'],
  sse: ['connections', 'ids', 'silence'],
  websocket: ['connections', 'interval', 'echo'],
};
const BARE = ['ids', 'echo'];
const KINDS = Object.keys(KEYS) as readonly Kind[];

/** So that a proof stays one: a client of a deploy, not an attack. */
const MOST = { rate: 5000, connections: 1000, bytes: 100_000_000 } as const;

/** As it was said; what was not said is decided when all lanes are known. */
export type LaneWish = {
  readonly kind: Kind;
  readonly name?: string;
  readonly path?: string;
  readonly rate?: number;
  readonly connections?: number;
  readonly bytes?: number;
  readonly pause?: number;
  readonly interval?: number;
  readonly silence?: number;
  readonly deadline?: number;
  readonly ids?: boolean;
  readonly echo?: boolean;
};

/** `keep-alive`, `sse:path=/events,connections=5,ids` */
export function readLane(text: string): LaneWish {
  const [kind = '', ...rest] = text.split(':');
  if (!isKind(kind)) throw refusal(text, `Lanes are ${KINDS.join(', ')}.`);
  const wish: Record<string, unknown> = { kind };
  for (const part of rest.join(':').split(',').filter(Boolean)) {
    const [key = '', ...values] = part.split('=');
    const known = ['path', 'name', 'deadline', ...KEYS[kind]];
    if (!known.includes(key) || BARE.includes(key) !== (values.length === 0))
      throw refusal(text, `${kind} takes ${known.map(shape).join(', ')}.`);
    wish[key] = valueOf(`--lane ${kind}: ${key}`, key, values.join('='));
  }
  return wish as LaneWish;
}

function valueOf(flag: string, key: string, text: string): string | number | boolean {
  switch (key) {
    case 'ids':
    case 'echo':
      return true;
    case 'rate':
    case 'connections':
    case 'bytes': {
      return atMost(flag, countFlag(flag, text, 1), MOST[key]);
    }
    case 'path':
      return readHttpPath(flag, text);
    case 'name':
      if (/^[\w.-]{1,40}$/.test(text)) return text;
      throw new CtrBgError('USAGE', `${flag} may have letters, digits, dots and dashes, up to 40`);
    default:
      return positive(flag, durationFlag(flag, text));
  }
}

export function atMost(flag: string, value: number, most: number): number {
  if (value <= most) return value;
  throw new CtrBgError('USAGE', `${flag} may be ${most} at most`, {
    hint: 'A proof is the client of a deploy, not a benchmark.',
  });
}

function positive(flag: string, ms: number): number {
  if (ms > 0) return ms;
  throw new CtrBgError('USAGE', `${flag} must be more than 0`);
}

const isKind = (text: string): text is Kind => (KINDS as readonly string[]).includes(text);
const shape = (key: string): string => (BARE.includes(key) ? key : `${key}=…`);

function refusal(text: string, hint: string): CtrBgError {
  return new CtrBgError('USAGE', `--lane does not know ${JSON.stringify(text)}`, { hint });
}
