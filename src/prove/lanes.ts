import type { LaneOptions } from '../load/index.ts';
import { CtrBgError } from '../types/index.ts';
import { atMost, type LaneWish } from './lane.ts';

const MOST_LANES = 20;
export const MOST_RATE = 5000;
/** Requests per second of all lanes together that were told no rate of their own. */
export const DEFAULT_RATE = 100;
const UPLOADS_PER_SECOND = 1;
const UPLOADED = 1_000_000;
const KEPT = 10;
const LONG = 4;
/** In ms; half of it on average. */
const PAUSE = 1000;

/** What every application can answer. The other kinds need to be told where. */
const DEFAULTS: readonly LaneWish[] = [{ kind: 'keep-alive' }, { kind: 'think' }, { kind: 'new-connection' }];

type Common = { readonly rate: number; readonly path: string };

/** Whole lanes: `rate` is shared equally by those that have none of their own. */
export function lanesOf(wishes: readonly LaneWish[], { rate, path }: Common): LaneOptions[] {
  const chosen = wishes.length > 0 ? wishes : DEFAULTS;
  if (chosen.length > MOST_LANES)
    throw new CtrBgError('USAGE', `there may be ${MOST_LANES} lanes at most`, {
      hint: 'Give a lane more connections, or a higher rate.',
    });
  const sharing = chosen.filter((one) => one.rate === undefined && hasRate(one)).length;
  const lanes = chosen.map((wish) => laneOf(wish, { rate: rate / Math.max(1, sharing), path }));
  const sum = chosen.reduce((total, wish) => total + (wish.rate ?? 0), sharing > 0 ? rate : 0);
  atMost('the rate of all lanes together', sum, MOST_RATE);
  return named(lanes);
}

const hasRate = ({ kind }: LaneWish): boolean =>
  kind === 'keep-alive' || kind === 'think' || kind === 'new-connection';

function laneOf(wish: LaneWish, common: Common): LaneOptions {
  const own = {
    ...(wish.name !== undefined && { name: wish.name }),
    ...(wish.deadline !== undefined && { deadline: wish.deadline }),
  };
  const { kind } = wish;
  if (kind === 'keep-alive' || kind === 'think' || kind === 'new-connection')
    return { ...own, ...shortLane({ ...wish, kind }, common) };
  return { ...own, path: pathOf(wish), ...longLane({ ...wish, kind }) };
}

type Short = 'keep-alive' | 'think' | 'new-connection';
type Long = Exclude<LaneWish['kind'], Short>;
type Of<Kind> = LaneWish & { readonly kind: Kind };
type Pathless<Lane> = Lane extends unknown ? Omit<Lane, 'path'> : never;

function shortLane(wish: Of<Short>, common: Common): LaneOptions {
  const { kind, path = common.path, rate = common.rate, connections = KEPT, pause = PAUSE } = wish;
  if (kind === 'keep-alive') return { kind, path, rate, connections };
  if (kind === 'new-connection') return { kind, path, rate };
  const visitors = Math.max(1, Math.round((rate * pause) / 2000));
  return { kind, path, pause, connections: atMost('the visitors of a think lane', visitors, 1000) };
}

function longLane(wish: Of<Long>): Pathless<Extract<LaneOptions, { readonly kind: Long }>> {
  const { kind, connections = LONG, silence, interval } = wish;
  switch (kind) {
    case 'slow':
      return { kind, connections };
    case 'upload':
      return { kind, connections, bytes: wish.bytes ?? UPLOADED, rate: wish.rate ?? UPLOADS_PER_SECOND };
    case 'sse':
      return { kind, connections, ids: wish.ids === true, ...(silence !== undefined && { silence }) };
    case 'websocket':
      return { kind, connections, echo: wish.echo === true, ...(interval !== undefined && { interval }) };
    default:
      return kind satisfies never;
  }
}

function pathOf({ kind, path }: LaneWish): string {
  if (path !== undefined) return path;
  throw new CtrBgError('USAGE', `--lane ${kind} needs a path`, {
    hint: `Say where the application answers it: --lane ${kind}:path=/…`,
  });
}

/** Two lanes of a kind are told apart by a number. */
function named(lanes: readonly LaneOptions[]): LaneOptions[] {
  const seen = new Map<string, number>();
  return lanes.map((lane) => {
    const name = lane.name ?? lane.kind;
    const turn = (seen.get(name) ?? 0) + 1;
    seen.set(name, turn);
    return { ...lane, name: turn === 1 ? name : `${name}-${turn}` };
  });
}
