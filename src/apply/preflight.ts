import type { Engine } from '../engine/index.ts';
import { clash, matches, servicesOf, standsFor } from '../plan/index.ts';
import { measureRoom, type Room } from '../proxy/index.ts';
import {
  CtrBgError,
  type ContainerSettings,
  type Goal,
  type HostView,
  type Project,
  type Publish,
} from '../types/index.ts';

/** An image has to fit, unpacked, and something must be left for logs and databases; in bytes. */
const DISK_FLOOR = 256_000_000;

/**
 * Throws ENGINE_REFUSED when there is hardly any disk left for what is to be pulled. How large that is no registry tells
 * without being asked for every layer. Where no proxy runs nobody can tell what is free.
 */
export async function checkDisk(engine: Engine): Promise<void> {
  const free = (await measureRoom(engine)).disk?.free;
  if (free === undefined || free >= DISK_FLOOR) return;
  throw new CtrBgError(
    'ENGINE_REFUSED',
    `the disk of the engine is nearly full: ${inMegabytes(free)} are free, and an image is to be pulled`,
    { hint: "'docker system df' shows there what takes the space, 'docker image prune' makes some." },
  );
}

/** What is looked at beside everything else; undefined when no service says how much memory it takes. */
export async function measureMemory(engine: Engine, { services }: Project): Promise<number | undefined> {
  if (!services.some(({ container }) => reservationOf(container) + limitOf(container) > 0)) return undefined;
  return (await measureRoom(engine)).memory;
}

/**
 * Throws ENGINE_REFUSED when the containers that are to be started, beside those that run, reserve more memory than is
 * there; returns a warning when they may take more than is there. `available` in bytes; undefined: not known.
 */
export function checkMemory(
  available: Room['memory'],
  project: string,
  goal: Goal,
  view: HostView,
): string | undefined {
  if (available === undefined) return undefined;
  const started = startedBy(project, goal, view);
  const sum = (of: (settings: ContainerSettings) => number): number =>
    started.reduce((whole, settings) => whole + of(settings), 0);
  const [reserved, limit] = [sum(reservationOf), sum(limitOf)];
  if (reserved > available) {
    throw new CtrBgError(
      'ENGINE_REFUSED',
      `the new containers reserve ${inMegabytes(reserved)} of memory, and the host has ${inMegabytes(available)} beside what runs`,
      {
        hint: 'Both colours run for a moment. Reserve less (deploy.resources.reservations.memory), or give the host more.',
      },
    );
  }
  if (limit <= available) return undefined;
  return `the new containers may take ${inMegabytes(limit)} of memory, and the host has ${inMegabytes(available)} beside what runs`;
}

/** The managers of a Swarm find a node that has the memory. */
function startedBy(project: string, { generation, support }: Goal, view: HostView): ContainerSettings[] {
  const swapped = servicesOf(generation).flatMap((service) =>
    service.instances.flatMap((instance) => {
      const runs = view.containers.some(
        (found) => matches(found, service, instance) && found.state === 'running',
      );
      return runs || service.container === undefined || instance.tasks !== undefined
        ? []
        : [service.container];
    }),
  );
  const behind = support.services.flatMap((service) =>
    service.instances.flatMap((instance) => {
      const runs = view.supporting.some((found) => standsFor(found, { project, service, instance }));
      return runs || service.container === undefined || instance.tasks !== undefined
        ? []
        : [service.container];
    }),
  );
  return [...swapped, ...behind];
}

/**
 * Throws ENGINE_REFUSED when a container has a port that the proxy is to get. What another program has shows only when
 * the proxy is started, which is undone then.
 */
export async function checkPorts(engine: Engine, publish: Publish): Promise<void> {
  const wanted = [publish, ...(publish.https ? [publish.https] : [])];
  for (const { Names, Ports } of await engine.listContainers([])) {
    const held = Ports.map(({ IP, PublicPort }) => ({ address: IP, port: PublicPort }));
    const taken = wanted.find((ours) => held.some((one) => clash(ours, one)))?.port;
    if (taken === undefined) continue;
    const holder = (Names[0] ?? '').replace(/^\//, '');
    throw new CtrBgError('ENGINE_REFUSED', `port ${taken} of the host is taken by container ${holder}`, {
      hint: 'Stop it, or choose another port with --publish [ADDRESS:]PORT, or with x-ctr-bg: { proxy: { publish: { http, https } } }.',
    });
  }
}

const limitOf = ({ hostConfig }: ContainerSettings): number => hostConfig.Memory ?? 0;
const reservationOf = ({ hostConfig }: ContainerSettings): number => hostConfig.MemoryReservation ?? 0;
const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;
