import type { Engine } from '../engine/index.ts';
import { observeHost } from '../observe/index.ts';
import { goalInTime } from '../plan/index.ts';
import { ensureProxy, PROXY, removeLeftovers, renderingId, writeDocument } from '../proxy/index.ts';
import type { Cure, Emit, HostName, Occasion } from '../types/index.ts';
import { deploy } from './deploy.ts';
import { dockerHost } from './docker-host.ts';
import type { HostLock } from './host-lock.ts';

export type CureOptions = {
  readonly emit: Emit;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** What the journals tell of what it changes. */
  readonly occasion: Occasion;
};

/**
 * Does what a cure says, as far as that is safe: nothing that serves is touched, and nothing that is not ours. `lock` is
 * that of the cure's project; what concerns no project needs none.
 */
export async function applyCure(
  engine: Engine,
  host: HostName,
  cure: Cure,
  options: CureOptions & { readonly lock?: HostLock },
): Promise<void> {
  switch (cure.kind) {
    case 'start-proxy':
      return ensureProxy(engine, cure.image, cure.publish);
    case 'write-document':
      return writeDocument(engine, PROXY.container, cure.generation);
    case 'establish':
      return establish(engine, host, cure.project, options);
    case 'set-restart':
      return engine.setRestartPolicy(cure.container, 'always');
    case 'remove-network':
      return engine.removeNetwork(cure.id);
    case 'remove-files':
      return removeLeftovers(engine, PROXY.container, cure.paths);
    case 'person':
      return;
    default:
      return cure satisfies never;
  }
}

/** Whose lock has to be held; undefined for what is of no project. */
export function projectOf(cure: Cure): string | undefined {
  switch (cure.kind) {
    case 'establish':
    case 'remove-files':
      return cure.project;
    case 'set-restart':
      return cure.project === '' ? undefined : cure.project;
    case 'write-document':
      return cure.generation.project;
    default:
      return undefined;
  }
}

/** The host is made like what it serves of the project: what a deploy that fails is turned back to, and nothing new. */
async function establish(
  engine: Engine,
  name: HostName,
  project: string,
  { emit, signal, now, occasion, lock }: CureOptions & { readonly lock?: HostLock },
): Promise<void> {
  if (lock === undefined) throw new Error(`${project} is not locked`);
  const view = await observeHost(engine, [], []);
  const world = new Map([[name, view]]);
  const outcome = await deploy({
    project,
    to: new Map([[name, goalInTime(view, project)]]),
    world,
    fleet: new Map([[name, dockerHost(engine, { name, sources: [], volumes: [], emit, now, lock })]]),
    proxy: { configuration: view.proxy?.configuration ?? renderingId() },
    emit,
    signal,
    now,
    startedAt: now(),
    occasion,
  });
  const failure = outcome.because ?? outcome.unmet[0]?.error;
  if (failure !== undefined) throw failure;
}
