import * as v from 'valibot';
import type { Engine, HeldShell } from '../engine/index.ts';
import { CtrBgError, type HeldLock, type Holder } from '../types/index.ts';
import { keepAlive, realClocks, type Heartbeat } from './heartbeat.ts';
import { PROXY } from './layout.ts';
import { ALONE, RELEASE, TAKE } from './lease-scripts.ts';

/** A lock that is held until its shell ends, whatever ends it. */
export type Lease = {
  /** Resolves when the lock is held at this moment; rejects with LOCK_LOST for ever once it is not. */
  check(): Promise<void>;
  release(): Promise<void>;
};
export type ProxyLease = Lease & {
  /** Keeps every other project away from this proxy, which may then be removed; false when one is being deployed. */
  alone(): Promise<boolean>;
  /** The proxy goes, and the lock with it, by our own doing. */
  abandon(): void;
};
export type Attempt<Held extends Lease> =
  { readonly kind: 'held'; readonly lease: Held } | ({ readonly kind: 'busy' } & HeldLock);

/** `again`: only if nobody has held it since this holder lost it. */
export async function takeProxyLease(
  engine: Engine,
  container: string,
  holder: Holder,
  again = false,
): Promise<Attempt<ProxyLease>> {
  const lost = (): CtrBgError => lockLost(holder.project);
  const values = [holder.project, JSON.stringify(holder), again ? 'again' : ''];
  const held = await engine.shell(container).hold(TAKE, values, lost);
  const { exitCode } = held.result;
  if (exitCode !== 0) {
    // Who has lost it for good must not go on in another shell.
    if (again) held.end();
    else held.letGo();
    if (exitCode === 2) throw lost();
    if (exitCode > 3) throw noFlock(exitCode);
    return { kind: 'busy', ...readHolder(held.result.output), ...(exitCode === 3 && REMOVAL) };
  }
  return { kind: 'held', lease: proxyLease(held, keepAlive(held, lost, realClocks)) };
}

/** Who is about to remove the proxy has no project's lock to say it in. */
const REMOVAL: HeldLock = { holder: undefined, age: 0, scope: 'host' };

function proxyLease(held: HeldShell, heartbeat: Heartbeat): ProxyLease {
  const abandon = (): void => {
    heartbeat.stop();
    held.letGo();
  };
  return {
    check: heartbeat.check,
    alone: async () => (await held.inside(ALONE, [])).exitCode === 0,
    abandon,
    async release() {
      abandon();
      // Whatever keeps it from being given back ends the shell, which gives it back too.
      await held.inside(RELEASE, [], { deadline: 5000 }).catch(() => held.end());
    },
  };
}

function noFlock(exitCode: number): CtrBgError {
  return new CtrBgError('PROXY_UNUSABLE', 'the lock in the proxy cannot be taken', {
    details: [`flock ended with ${exitCode - 2}`],
    hint: `The image of the proxy needs ${PROXY.needs}, as nginx:1.30 has.`,
  });
}

export function lockLost(project: string): CtrBgError {
  return new CtrBgError(
    'LOCK_LOST',
    `the lock of project ${project} was lost, and nothing was changed without it`,
    {
      hint: 'The connection broke, this process stood still for too long, or proxy or engine were restarted. Another deploy may be at work: look with ctr-bg status, then run the same command again.',
    },
  );
}

const HolderText = v.object({
  project: v.string(),
  command: v.string(),
  user: v.string(),
  machine: v.string(),
  pid: v.number(),
  run: v.string(),
});

function readHolder(output: string): HeldLock {
  const [, since, now, text = ''] = /^(\d+) (\d+) (.*)$/.exec(output) ?? [];
  return {
    holder: parseHolder(text),
    age: since === '0' ? 0 : Math.max(0, Number(now) - Number(since)) * 1000,
    scope: 'project',
  };
}

/** Undefined when it is not what this version writes. */
export function parseHolder(text: string): Holder | undefined {
  try {
    return v.parse(HolderText, JSON.parse(text));
  } catch {
    return undefined;
  }
}
