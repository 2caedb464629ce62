import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../engine/index.ts';
import {
  inspectProxy,
  lockLost,
  lookForLock,
  PROXY,
  takeHostLease,
  takeProxyLease,
  type HostLook,
  type Lease,
  type ProxyLease,
} from '../proxy/index.ts';
import { CtrBgError, type HeldLock, type Holder } from '../types/index.ts';

/** The lock of a project on one host. It lies in the proxy; while there is none, in a container of its own. */
export type HostLock = {
  /** Undefined when it is held now, else by whom it is. */
  tryToTake(): Promise<HeldLock | undefined>;
  /** Rejects with LOCK_LOST when it is not held any more. */
  check(): Promise<void>;
  /** Takes it anew when it was lost and nobody has held it since; else rejects with LOCK_LOST. */
  regain(): Promise<void>;
  /** Moves it into the proxy that was just made. */
  enterProxy(): Promise<void>;
  /** Moves it out of the proxy that is to be removed. Rejects with LOCKED when another project is being deployed there. */
  leaveProxy(): Promise<void>;
  release(): Promise<void>;
};

type Site = {
  readonly engine: Engine;
  readonly images: readonly string[];
  readonly holder: Holder;
  current:
    | { readonly at: 'nowhere' }
    | { readonly at: 'host'; readonly lease: Lease }
    | { readonly at: 'proxy'; readonly lease: ProxyLease };
  /** Looked at ahead of time, once. A failure is met again by the next look. */
  ahead: Promise<HostLook> | undefined;
};

/** Who finds a proxy just made looks whether it is ready, and gives way; in ms. */
const GIVING_WAY = 10_000;

/** Begins to look where the lock is, and takes none yet. `images` are what its container may be made of. */
export function hostLock(engine: Engine, images: readonly string[], holder: Holder): HostLock {
  const ahead = lookForLock(engine, engine.openedShell());
  ahead.catch(() => undefined);
  const site: Site = { engine, images, holder, current: { at: 'nowhere' }, ahead };
  return {
    tryToTake: () => tryToTake(site),
    check: async () => {
      if (site.current.at !== 'nowhere') await site.current.lease.check();
    },
    regain: () => regain(site),
    enterProxy: () => enterProxy(site),
    leaveProxy: () => leaveProxy(site),
    async release() {
      const before = site.current;
      set(site, { at: 'nowhere' });
      if (before.at !== 'nowhere') await before.lease.release();
    },
  };
}

/** From here on the engine makes no change for us unless the lock is held at that moment. */
function set(site: Site, next: Site['current']): void {
  site.current = next;
  site.engine.fence(next.at === 'nowhere' ? undefined : () => next.lease.check());
}

async function tryToTake(site: Site): Promise<HeldLock | undefined> {
  const { proxy, image, busy } = await (site.ahead ?? lookForLock(site.engine));
  site.ahead = undefined;
  if (busy) return busy;
  if (proxy !== undefined) return takeInProxy(site, proxy);
  const attempt = await takeOnHost(site, image);
  if (attempt.kind === 'busy') return attempt;
  // Its maker may have been quicker.
  const made = await runningProxy(site);
  if (made === undefined) return void set(site, { at: 'host', lease: attempt.lease });
  try {
    return await takeInProxy(site, made);
  } finally {
    await attempt.lease.release();
  }
}

async function regain(site: Site): Promise<void> {
  const { current, holder } = site;
  if (current.at === 'nowhere') return;
  const isHeld = await current.lease.check().then(
    () => true,
    () => false,
  );
  if (isHeld) return;
  const proxy = await runningProxy(site);
  if (current.at !== 'proxy' || proxy === undefined) throw lockLost(holder.project);
  current.lease.abandon();
  if (await takeInProxy(site, proxy, true)) throw lockLost(holder.project);
}

async function enterProxy(site: Site): Promise<void> {
  const before = site.current;
  if (before.at !== 'host') return;
  const end = performance.now() + GIVING_WAY;
  for (;;) {
    const proxy = await runningProxy(site);
    if (proxy === undefined) return;
    if ((await takeInProxy(site, proxy)) === undefined) break;
    if (performance.now() > end) throw lockLost(site.holder.project);
    await sleep(50);
  }
  await before.lease.release();
}

async function leaveProxy(site: Site): Promise<void> {
  const before = site.current;
  if (before.at !== 'proxy') return;
  const isAlone = await before.lease.alone();
  const image = (await inspectProxy(site.engine))?.Config.Image;
  const attempt = isAlone ? await takeOnHost(site, image) : undefined;
  if (attempt?.kind !== 'held') throw othersAtWork();
  set(site, { at: 'host', lease: attempt.lease });
  before.lease.abandon();
}

async function takeInProxy(site: Site, proxy: string, again = false): Promise<HeldLock | undefined> {
  const attempt = await takeProxyLease(site.engine, proxy, site.holder, again);
  if (attempt.kind === 'busy') return attempt;
  set(site, { at: 'proxy', lease: attempt.lease });
  return undefined;
}

const takeOnHost = ({ engine, images, holder }: Site, image: string | undefined) =>
  takeHostLease(engine, [...(image === undefined ? [] : [image]), ...images], holder);

async function runningProxy({ engine }: Site): Promise<string | undefined> {
  const found = await inspectProxy(engine);
  return found?.State.Status === 'running' ? found.Id : undefined;
}

function othersAtWork(): CtrBgError {
  return new CtrBgError('LOCKED', `${PROXY.container} stays: another project is being deployed through it`, {
    hint: 'If that is not to be, run ctr-bg down again when it has ended.',
  });
}
