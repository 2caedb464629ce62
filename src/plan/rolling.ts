import {
  CtrBgError,
  type HostName,
  type HostWish,
  type RollingSettings,
  type Stage,
  type Step,
  type Target,
  type Turn,
  type World,
} from '../types/index.ts';
import { isSwitchToDo, type Waves } from './hook-stages.ts';

/**
 * The turn of each host, in the order of the hosts. Throws CONFIG when groups are to tell, and a host has none.
 */
function turnsOf(
  hosts: readonly HostName[],
  { batch, pause }: RollingSettings,
  written: readonly HostWish[],
): Map<HostName, Turn> {
  const groups = hosts.map((host) => written.find(({ name }) => name === host)?.groups?.[0]);
  const [alone] = hosts.filter((_, index) => batch.kind === 'group' && groups[index] === undefined);
  if (alone !== undefined) throw withoutGroup(alone);
  const order = [...new Set(groups)];
  const size =
    batch.kind === 'part'
      ? Math.max(1, Math.ceil(batch.part * hosts.length))
      : batch.kind === 'count'
        ? batch.count
        : 1;
  const numberOf = (index: number): number =>
    batch.kind === 'group' ? order.indexOf(groups[index]) : Math.floor(index / size);
  return new Map(hosts.map((host, index) => [host, { batch: numberOf(index), pause }]));
}

/** How many batches there are. */
export const countBatches = (
  hosts: readonly HostName[],
  rolling: RollingSettings | undefined,
  written: readonly HostWish[],
): number =>
  rolling ? new Set([...turnsOf(hosts, rolling, written).values()].map(({ batch }) => batch)).size : 1;

/** The same goals, each with its turn; all at once where there is but one batch. */
export function withTurns(
  target: Target,
  rolling: RollingSettings | undefined,
  written: readonly HostWish[],
): Target {
  const hosts = [...target.keys()];
  if (rolling === undefined || countBatches(hosts, rolling, written) < 2) return target;
  const turns = turnsOf(hosts, rolling, written);
  return new Map(
    [...target].map(([host, goal]) => {
      const turn = turns.get(host);
      return [host, turn ? { ...goal, turn } : goal];
    }),
  );
}

/**
 * The switch of each batch, its watch, and the pause before the next. All hosts are one batch where nobody says
 * otherwise; a batch that serves what it is to serve already is not waited for.
 */
export function switchStages(
  target: Target,
  world: World,
  { switching, watch }: { readonly switching: Waves; readonly watch: Waves },
): Stage[] {
  const turnOf = (host: HostName): number => target.get(host)?.turn?.batch ?? 0;
  const numbers = [...new Set([...switching.keys()].map(turnOf))].sort((a, b) => a - b);
  return numbers.flatMap((number) => {
    const of = (waves: Waves): Waves => new Map([...waves].filter(([host]) => turnOf(host) === number));
    const isDue = isSwitchToDo(of(switching), world);
    const rest = isDue && number !== numbers.at(-1) ? pausesOf(of(switching), target) : new Map();
    return [
      stage('switch', of(switching)),
      ...[stage('watch', isDue ? of(watch) : new Map()), stage('pause', rest)].filter(
        ({ lanes }) => lanes.length > 0,
      ),
    ];
  });
}

function stage(name: Stage['name'], waves: Waves): Stage {
  const lanes = [...waves].map(([host, all]) => ({ host, waves: all.filter((wave) => wave.length > 0) }));
  return { name, lanes: lanes.filter((lane) => lane.waves.length > 0) };
}

function pausesOf(waves: Waves, target: Target): Waves {
  return new Map(
    [...waves.keys()].map((host) => {
      const ms = target.get(host)?.turn?.pause ?? 0;
      const step: Step = { kind: 'paused', host, because: 'the next hosts are switched after it', ms };
      return [host, ms > 0 ? [[step]] : []];
    }),
  );
}

function withoutGroup(host: HostName): CtrBgError {
  return new CtrBgError('CONFIG', `rolling goes by groups, and ${host} has none`, {
    hint: 'Give it groups: [NAME] in x-ctr-bg.hosts, or roll by a number or a part of the hosts.',
  });
}
