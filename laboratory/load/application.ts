import type { LaneOptions as AnyLane } from '../../src/load/index.ts';

type Of<Kind extends AnyLane['kind']> = Extract<AnyLane, { readonly kind: Kind }>;
type Optional<Lane, Keys extends keyof Lane> = Omit<Lane, Keys> & Partial<Pick<Lane, Keys>>;

/** The lanes as the laboratory's application (`../application`) serves them; `rate` of keep-alive defaults to 2,000. */
export type LaneOptions =
  | Optional<Of<'keep-alive'>, 'path' | 'rate'>
  | Optional<Of<'think'>, 'path'>
  | Optional<Of<'new-connection'>, 'path'>
  /** Answered after `ms`, default 5,000; the deadline adds to that. */
  | (Omit<Of<'slow'>, 'path'> & { readonly ms?: number })
  /** 10 MB, 4 of them per second. */
  | Optional<Of<'upload'>, 'path' | 'bytes' | 'rate'>
  | Omit<Of<'sse'>, 'path'>
  | Omit<Of<'websocket'>, 'path'>;

const DEADLINE = 30_000;

/** Where it answers what, and all that it promises: counts and hashes, ids without a gap, echoes. */
export function ofApplication(lane: LaneOptions): AnyLane {
  switch (lane.kind) {
    case 'keep-alive':
      return { path: '/', rate: 2000, ...lane };
    case 'think':
    case 'new-connection':
      return { path: '/', ...lane };
    case 'slow': {
      const { ms = 5000, deadline = DEADLINE, ...rest } = lane;
      return { ...rest, path: `/slow?ms=${ms}`, deadline: deadline + ms };
    }
    case 'upload': {
      const expect = '"bytes":{bytes},"sha256":"{sha256}"';
      return { path: '/upload', bytes: 10_000_000, rate: 4, expect, ...lane };
    }
    case 'sse':
      return { silence: lane.deadline ?? DEADLINE, ...lane, path: '/sse', ids: true };
    case 'websocket':
      return { ...lane, path: '/ws', echo: true };
    default:
      return lane satisfies never;
  }
}
