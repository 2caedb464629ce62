import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { lockAll, type Engines, type Locks } from '../apply/index.ts';
import { durationFlag } from '../config/flags.ts';
import { DEFAULT_PROXY_IMAGE } from '../plan/index.ts';
import { isAutomated } from '../report/index.ts';
import type { Holder } from '../types/index.ts';
import type { Environment } from './connections.ts';
import type { Context } from './context.ts';

/** Nobody looks on in CI, so a job waits for the one before it. */
const CI_WAIT = 15 * 60_000;

export type LockWish = {
  readonly command: string;
  readonly project: string;
  /** Images of the project: what a lock may be made of where there is neither a proxy nor its image. */
  readonly images: readonly string[];
  /** The image that the proxy is to have. */
  readonly proxyImage?: string | undefined;
};

/** The locks of a project on all hosts of the command; not taken yet. */
export function openLocks(
  { flags, environment, emit, signal }: Context,
  engines: Engines,
  { command, project, images, proxyImage = DEFAULT_PROXY_IMAGE }: LockWish,
): Locks {
  const wait = lockWait(flags.lockWait, environment);
  const holder = holderOf(command, project, environment);
  return lockAll(engines, { holder, wait, images: [proxyImage, ...images], emit, signal });
}

/** In ms. */
function lockWait(flag: string | undefined, environment: Environment): number {
  if (flag === undefined) return isAutomated(environment) ? CI_WAIT : 0;
  return flag === '0' ? 0 : durationFlag('--lock-wait', flag);
}

function holderOf(command: string, project: string, environment: Environment): Holder {
  const user = userName(environment);
  return { project, command, user, machine: hostname(), pid: process.pid, run: randomUUID() };
}

/** In a container the user often has a number and no name. */
function userName({ USER }: Environment): string {
  try {
    return userInfo().username;
  } catch {
    return USER ?? String(process.getuid?.() ?? 'somebody');
  }
}
