import { CtrBgError } from '../types/index.ts';
import type { ComposeModel } from './compose/model.ts';
import type { At } from './extension/index.ts';
import { ownObstacles, type Obstacle } from './swap-own.ts';
import { pointers } from './swap-pointers.ts';
import { sharedVolumes } from './swap-volumes.ts';

export type Overlap = 'allowed' | 'refuse';

export type SwapOptions = {
  /** Names of the services that have a route. */
  readonly swapped: ReadonlySet<string>;
  /** What a service, or else the project, says of volumes that both colours can write; undefined: nothing. */
  readonly overlap: (service: string) => Overlap | undefined;
  /** The file says that services run as tasks of a Swarm. */
  readonly isSwarm: boolean;
  readonly at: At;
  readonly warn: (message: string) => void;
};

const MOST_DETAILS = 9;

/**
 * Refuses what cannot be swapped, before anything is changed: blue and green run side by side, so nothing of a
 * swapped service may be there only once on a host. Throws one CONFIG error, the first obstacle in the file with
 * its cure and the others as details; warns where nobody but the application's author can know.
 */
export function checkSwap(model: ComposeModel, { swapped, overlap, isSwarm, at, warn }: SwapOptions): void {
  const services = Object.entries(model.services);
  const routed = services.filter(([name]) => swapped.has(name));
  const volumes = routed.flatMap(([name, service]) =>
    overlap(name) === 'allowed' ? [] : sharedVolumes(name, service).map((obstacle) => ({ name, obstacle })),
  );
  const refused = volumes.filter(({ name }) => overlap(name) === 'refuse').map(({ obstacle }) => obstacle);
  const obstacles = [
    ...routed.flatMap(([name, service]) => ownObstacles(name, service, isSwarm)),
    ...services.flatMap(([name, service]) => pointers(name, service, swapped)),
    ...refused,
  ];
  if (obstacles.length > 0) throw refusal(obstacles, at);
  for (const { obstacle } of volumes) warn(`${placeText(obstacle, at)}${obstacle.message}. ${obstacle.hint}`);
}

function refusal(obstacles: readonly Obstacle[], at: At): CtrBgError {
  const line = ({ path, origin }: Obstacle) => at(path, origin)?.line ?? 0;
  const [first, ...others] = [...obstacles].sort((one, other) => line(one) - line(other));
  if (first === undefined) throw new Error('a refusal without an obstacle');
  const where = at(first.path, first.origin);
  return new CtrBgError('CONFIG', first.message, {
    ...(where && { where }),
    hint: first.hint,
    details: others.slice(0, MOST_DETAILS).map((obstacle) => `${placeText(obstacle, at)}${obstacle.message}`),
  });
}

function placeText({ path, origin }: Obstacle, at: At): string {
  const where = at(path, origin);
  return where === undefined ? '' : `${where.file}:${where.line}:${where.column}: `;
}
