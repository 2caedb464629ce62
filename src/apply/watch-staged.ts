import { setTimeout as sleep } from 'node:timers/promises';
import { hasTasks, onHost, type Emit, type HostName, type HostView, type World } from '../types/index.ts';
import { stagedGeneration } from '../plan/index.ts';
import { askAgain } from './healthy.ts';
import type { Engines } from './survey.ts';
import { witnessTasks } from './swarm/tasks.ts';

/** Between two rounds, in ms. */
const INTERVAL = 1000;

export type WatchOptions = {
  readonly project: string;
  readonly engines: Engines;
  readonly world: World;
  /** In ms. */
  readonly duration: number;
  readonly signal: AbortSignal;
  readonly emit: Emit;
  readonly now: () => number;
};

/**
 * Asks what is staged again and again, on every host, until the time is over. Rejects with UNHEALTHY at the first
 * answer that is not good, and with the signal's reason when it is aborted.
 */
export async function watchStaged({ engines, world, signal, ...options }: WatchOptions): Promise<void> {
  const ended = new AbortController();
  const either = AbortSignal.any([signal, ended.signal]);
  const watches = [...world].map(async ([host, view]) => {
    try {
      await watchOn(host, view, { ...options, engines, signal: either });
    } catch (error) {
      ended.abort(error);
      throw signal.aborted || world.size === 1 ? error : onHost(host, error);
    }
  });
  const settled = await Promise.allSettled(watches);
  signal.throwIfAborted();
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

async function watchOn(
  host: HostName,
  view: HostView,
  { project, engines, duration, signal, emit, now }: Omit<WatchOptions, 'world'>,
): Promise<void> {
  const engine = engines.get(host);
  const staged = stagedGeneration(view, project);
  const proxy = view.proxy?.container;
  if (engine === undefined || staged === null || proxy === undefined) return;
  const end = now() + duration;
  while (now() < end) {
    await Promise.all(
      staged.services.map((service) =>
        hasTasks(service)
          ? witnessTasks(engine, { host, generation: staged, service }, { view, proxy, signal, emit })
          : askAgain(engine, { host, project, service }, { view, proxy, signal, emit }),
      ),
    );
    await sleep(Math.max(0, Math.min(INTERVAL, end - now())), undefined, { signal });
  }
}
