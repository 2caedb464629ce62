import { summary } from '../judge/index.ts';
import { isMirrored, mergeTraffic } from '../proxy/index.ts';
import type { Emit, HostName, HostView, ServiceTraffic, Target, TrafficSummary } from '../types/index.ts';
import type { Fleet } from './host.ts';

type Asked = {
  readonly project: string;
  /** What serves now: it is told of after what served before. */
  readonly goal: Target;
  readonly ago: number;
  readonly emit: Emit;
};

/**
 * What nginx recorded of a project's requests in the last `ago` ms, on each host where there were any. It is told and
 * nothing more: what cannot be read is a warning, and no failure of what was deployed.
 */
export async function readRecords(
  fleet: Fleet,
  views: ReadonlyMap<HostName, HostView>,
  { project, goal, ago, emit }: Asked,
): Promise<ReadonlyMap<HostName, TrafficSummary>> {
  const found = new Map<HostName, TrafficSummary>();
  await Promise.all(
    [...views].map(async ([host, { proxy }]) => {
      if (proxy?.state !== 'running') return;
      try {
        const traffic = await fleet.get(host)?.traffic(proxy, project, ago);
        const isNew = ({ generation }: ServiceTraffic): number =>
          Number(generation === goal.get(host)?.generation?.id);
        // Of a canary each step is a generation: what was before, and what goes live.
        const parts = mergeTraffic(
          (traffic?.services ?? []).filter(({ generation }) => !isMirrored(generation)),
          (one) => `${one.service} ${one.color} ${isNew(one)}`,
        );
        const services = parts.toSorted((a, b) => a.service.localeCompare(b.service) || isNew(a) - isNew(b));
        if (traffic && services.length > 0) found.set(host, summary({ ...traffic, services }));
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
