import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../engine/index.ts';
import {
  CtrBgError,
  formatDuration,
  type Emit,
  type HeldLock,
  type Holder,
  type HostName,
} from '../types/index.ts';
import { hostLock, type HostLock } from './host-lock.ts';

export type LockOptions = {
  readonly holder: Holder;
  /** How long to wait for somebody else's lock, in ms. */
  readonly wait: number;
  /** What the container may be made of that holds a host's lock while there is no proxy. */
  readonly images: readonly string[];
  readonly emit: Emit;
  readonly signal: AbortSignal;
};

export type Locks = {
  /** Takes the project's lock on every host, or on none. Rejects with LOCKED when the wait is over. */
  readonly take: () => Promise<void>;
  of(host: HostName): HostLock;
  release(): Promise<void>;
};

/** Between two tries, in ms; at random, so that those who wait do not come all at once. */
const pause = (): number => 200 + Math.random() * 200;
/** Making or removing a proxy is over soon, so that is waited for by everybody whose project it is not, in ms. */
const SETUP_WAIT = 60_000;

/** The locks of a project on its hosts. Begins to look where they are; takes none yet. */
export function lockAll(engines: ReadonlyMap<HostName, Engine>, options: LockOptions): Locks {
  const locks = new Map(
    [...engines].map(([host, engine]) => [host, hostLock(engine, options.images, options.holder)]),
  );
  const release = async (): Promise<void> => {
    await Promise.all([...locks.values()].map((lock) => lock.release()));
  };
  return {
    async take() {
      const end = performance.now() + options.wait;
      try {
        for (const host of await inOrder(engines)) {
          const lock = locks.get(host);
          if (lock) await waitFor(host, lock, end, options);
        }
      } catch (error) {
        await release();
        throw error;
      }
    },
    of(host) {
      const lock = locks.get(host);
      if (lock === undefined) throw new Error(`there is no lock for host ${host}`);
      return lock;
    },
    release,
  };
}

/** The same order for everybody, whatever they call the hosts: nobody holds what another one waits for while he waits for what that one holds (FAILURES 18). */
async function inOrder(engines: ReadonlyMap<HostName, Engine>): Promise<HostName[]> {
  if (engines.size < 2) return [...engines.keys()];
  const named = await Promise.all(
    [...engines].map(async ([host, engine]) => ({ host, id: (await engine.info()).ID })),
  );
  return named.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ host }) => host);
}

async function waitFor(host: HostName, lock: HostLock, end: number, options: LockOptions): Promise<void> {
  const setupEnd = performance.now() + SETUP_WAIT;
  const { holder, emit, signal } = options;
  let told: string | undefined;
  for (;;) {
    signal.throwIfAborted();
    const held = await lock.tryToTake();
    if (held === undefined) return;
    const isSetup = held.scope === 'host' && held.holder?.project !== holder.project;
    if (performance.now() >= (isSetup ? Math.max(end, setupEnd) : end)) throw locked(host, held, options);
    const who = held.holder?.run ?? held.scope;
    if (who !== told) emit({ kind: 'waiting', host, message: describe(host, held, holder.project) });
    told = who;
    await sleep(Math.min(pause(), Math.max(20, end - performance.now())), undefined, { signal }).catch(() => {
      signal.throwIfAborted();
    });
  }
}

function locked(host: HostName, held: HeldLock, { wait, holder }: LockOptions): CtrBgError {
  const waited = wait > 0 ? `; waited ${formatDuration(wait)}` : '';
  return new CtrBgError('LOCKED', `${describe(host, held, holder.project)}${waited}`, {
    hint: 'Wait for it with --lock-wait 10m. It ends with its process: there is nothing to be cleaned up.',
  });
}

/** Who holds it, from where, doing what and since when. */
export function describe(host: HostName, { holder, age, scope }: HeldLock, project: string): string {
  const what =
    scope === 'host'
      ? `the proxy of ${host} is being made or removed`
      : `project ${project} is locked on ${host}`;
  if (holder === undefined) return what;
  const { user, machine, command, pid } = holder;
  const since = age < 1000 ? 'just begun' : `for ${formatDuration(age)}`;
  const whose = holder.project === project ? command : `${command} of project ${holder.project}`;
  return `${what} by ${whose}, run by ${user} on ${machine} (process ${pid}), ${since}`;
}
