import { summary } from '../judge/index.ts';
import type { HostName, HostView, TrafficSummary } from '../types/index.ts';
import type { Fleet } from './host.ts';

/**
 * What nginx recorded of a project's requests in the last `ago` ms, on each host. It is told and nothing more: a host
 * that does not answer is left out.
 */
export async function readRecords(
  fleet: Fleet,
  views: ReadonlyMap<HostName, HostView>,
  { project, ago }: { readonly project: string; readonly ago: number },
): Promise<ReadonlyMap<HostName, TrafficSummary>> {
  const found = await Promise.all(
    [...views].map(async ([host, { proxy }]) => {
      const isRunning = proxy?.state === 'running';
      const traffic = isRunning
        ? await fleet
            .get(host)
            ?.traffic(proxy, project, ago)
            .catch(() => undefined)
        : undefined;
      return traffic === undefined ? [] : [[host, summary(traffic)] as const];
    }),
  );
  return new Map(found.flat());
}
