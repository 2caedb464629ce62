import { runs, servicesOf } from '../plan/index.ts';
import { CtrBgError, type HostName, type HostView, type Wave } from '../types/index.ts';
import type { Host } from './host.ts';

/** Where hosts wait for each other, right before they switch. */
export type Barrier = {
  /** Resolves for all at once, when the last one has come; rejects when one of them has failed before. */
  readonly arrive: (host: HostName, signal: AbortSignal) => Promise<void>;
  /** It is waited for no more. */
  readonly leave: (host: HostName) => void;
  readonly isOpen: () => boolean;
};

export function createBarrier(hosts: Iterable<HostName>): Barrier {
  const missing = new Set(hosts);
  const opened = new AbortController();
  const leave = (host: HostName): void => {
    missing.delete(host);
    if (missing.size === 0) opened.abort();
  };
  return {
    async arrive(host, signal) {
      leave(host);
      await either(opened.signal, signal);
      if (!opened.signal.aborted) signal.throwIfAborted();
    },
    leave,
    isOpen: () => opened.signal.aborted,
  };
}

function either(...signals: readonly AbortSignal[]): Promise<void> {
  const first = AbortSignal.any([...signals]);
  if (first.aborted) return Promise.resolve();
  return new Promise((resolve) => first.addEventListener('abort', () => resolve(), { once: true }));
}

/**
 * Everything slow is behind a host that comes here, and it is seen once more that it answers and that what it is to
 * switch to still runs: it may have waited for the others for a minute.
 */
export async function comeTo(
  wave: Wave,
  view: HostView,
  { host }: { readonly host: Host },
): Promise<HostView> {
  const seen = await host.ready(view);
  for (const step of wave) {
    if (step.kind !== 'route') continue;
    const ended = servicesOf(step.generation).flatMap((service) =>
      service.instances.filter(
        (instance) => !seen.containers.some((found) => runs(found, service, instance)),
      ),
    );
    if (ended[0]) throw endedMeanwhile(ended[0].name);
  }
  return seen;
}

function endedMeanwhile(container: string): CtrBgError {
  return new CtrBgError(
    'UNHEALTHY',
    `${container} was healthy, and ended while other hosts were waited for`,
    {
      hint: `'ctr-bg logs' and 'docker events' on that host say why; nothing was switched anywhere.`,
    },
  );
}
