import { EngineRefusal, type Engine } from '../engine/index.ts';
import { CtrBgError, LABEL, ROLE, SCHEMA, type HeldLock, type Holder } from '../types/index.ts';
import { keepAlive, realClocks } from './heartbeat.ts';
import { lockLost, parseHolder, type Attempt, type Lease } from './lease.ts';
import { WATCHED } from './lease-scripts.ts';
import { inspectProxy } from './open.ts';

/** Of the container; the same on every host. */
const NAME = 'ctr-bg-lock';
/** Whoever made it would have started it by now, by the engine's clock, in ms. */
const STALE = 10_000;
/** How long a container takes to go once its shell has ended, at the most, in ms. */
const GOING = 5000;

export type HostLook = {
  /** The id of a proxy that runs, which is where the locks of projects are. */
  readonly proxy: string | undefined;
  /** The image of the proxy that is there and does not run. */
  readonly image: string | undefined;
  /** Somebody holds the host's lock: network and proxy are being made or removed. */
  readonly busy: HeldLock | undefined;
};

/**
 * Where a lock is to be taken. The host's lock is looked for after the proxy was seen: who makes a proxy gives it back
 * only when he holds his project's lock in there. `sighted` is a running proxy that was seen before.
 */
export async function lookForLock(engine: Engine, sighted?: string): Promise<HostLook> {
  if (sighted !== undefined) return { proxy: sighted, image: undefined, busy: await hostLockOf(engine) };
  const found = await inspectProxy(engine);
  const busy = await hostLockOf(engine);
  return {
    proxy: found?.State.Status === 'running' ? found.Id : undefined,
    image: found?.Config.Image,
    busy,
  };
}

/**
 * Takes the lock of a host that has no proxy: a container of a fixed name (FACTS 9) whose stdin we hold (FACTS 10). It is made
 * of the first of the images that the engine has, else of the first one, pulled.
 */
export async function takeHostLease(
  engine: Engine,
  images: readonly string[],
  holder: Holder,
): Promise<Attempt<Lease>> {
  const image = await imageOf(engine, images);
  const lost = () => lockLost(holder.project);
  try {
    const shell = await engine.shellContainer(NAME, specOf(image, holder));
    const held = await shell.hold(WATCHED, [], lost);
    const heartbeat = keepAlive(held, lost, realClocks);
    const release = async (): Promise<void> => {
      heartbeat.stop();
      held.end();
      await waitUntilGone(engine, holder);
    };
    return { kind: 'held', lease: { check: heartbeat.check, release } };
  } catch (error) {
    if (!(error instanceof EngineRefusal) || error.status !== 409) throw error;
  }
  return { kind: 'busy', ...((await hostLockOf(engine)) ?? UNKNOWN) };
}

const UNKNOWN: HeldLock = { holder: undefined, age: 0, scope: 'host' };

function specOf(Image: string, holder: Holder) {
  return {
    Image,
    Labels: {
      [LABEL.schema]: SCHEMA,
      [LABEL.role]: ROLE.lock,
      [LABEL.holder]: JSON.stringify(holder),
    },
    HostConfig: {
      NetworkMode: 'none',
      ReadonlyRootfs: true,
      Tmpfs: { '/run': '' },
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges:true'],
      LogConfig: { Type: 'none' },
    },
  };
}

async function imageOf(engine: Engine, images: readonly string[]): Promise<string> {
  for (const image of images) if (await engine.inspectImage(image)) return image;
  const [first] = images;
  if (first === undefined) throw new Error('there is no image for the lock');
  await engine.pullImage(first, {});
  return first;
}

/** Whose it is now. One that was left by somebody who was killed while he made it is removed; a running one would refuse. */
async function hostLockOf(engine: Engine): Promise<HeldLock | undefined> {
  const lock = await engine.inspectContainer(NAME);
  if (lock === undefined) return undefined;
  if (lock.Config.Labels[LABEL.role] !== ROLE.lock) throw foreignLock();
  const age = await ageOf(engine, lock.Created);
  if (lock.State.Running || age <= STALE) {
    return { holder: parseHolder(lock.Config.Labels[LABEL.holder] ?? ''), age, scope: 'host' };
  }
  await engine.removeContainer(lock.Id).catch(() => undefined);
  return undefined;
}

function foreignLock(): CtrBgError {
  return new CtrBgError('ENGINE_REFUSED', `a container named ${NAME} exists that is not ours`, {
    hint: 'Rename or remove it; ctr-bg touches only what carries its labels.',
  });
}

/** By the engine's own clock: this machine's may be wrong. */
async function ageOf(engine: Engine, created: string): Promise<number> {
  const { SystemTime } = await engine.info();
  return Math.max(0, Date.parse(SystemTime) - Date.parse(created));
}

/** So that the next command does not meet it. */
async function waitUntilGone(engine: Engine, holder: Holder): Promise<void> {
  const end = performance.now() + GOING;
  const own = JSON.stringify(holder);
  for (let pause = 20; performance.now() < end; pause *= 1.5) {
    const lock = await engine.inspectContainer(NAME).catch(() => undefined);
    if (lock?.Config.Labels[LABEL.holder] !== own) return;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
