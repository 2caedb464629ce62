import { summary } from '../judge/index.ts';
import type { Emit, HostName, HostView, TrafficSummary } from '../types/index.ts';
import type { Fleet } from './host.ts';

/**
 * What nginx recorded of a project's requests in the last `ago` ms, on each host where there were any. It is told and
 * nothing more: what cannot be read is a warning, and no failure of what was deployed.
 */
export async function readRecords(
  fleet: Fleet,
  views: ReadonlyMap<HostName, HostView>,
  { project, ago, emit }: { readonly project: string; readonly ago: number; readonly emit: Emit },
): Promise<ReadonlyMap<HostName, TrafficSummary>> {
  const found = new Map<HostName, TrafficSummary>();
  await Promise.all(
    [...views].map(async ([host, { proxy }]) => {
      if (proxy?.state !== 'running') return;
      try {
        const traffic = await fleet.get(host)?.traffic(proxy, project, ago);
        if (traffic && traffic.services.length > 0) found.set(host, summary(traffic));
      } catch (error) {
        emit({
          kind: 'warning',
          host,
          message: `nothing is known of its requests: ${(error as Error).message}`,
        });
      }
    }),
  );
  return found;
}
