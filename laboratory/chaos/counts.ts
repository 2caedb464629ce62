import { totals, type Load, type LoadReport } from '../load/index.ts';

export type Counted = { readonly sent: number; readonly lost: number };

/** What each load has sent and lost since this was called. */
export function countFromNow(loads: readonly Load[]): () => Counted[] {
  const before = loads.map((load) => count(load.snapshot()));
  return () =>
    loads.map((load, index) => {
      const [now, then] = [count(load.snapshot()), before[index] ?? { sent: 0, lost: 0 }];
      return { sent: now.sent - then.sent, lost: now.lost - then.lost };
    });
}

function count(report: LoadReport): Counted {
  const { sent, failed, wrong } = totals(report);
  return { sent, lost: failed + wrong };
}

export const sumOf = (counts: readonly Counted[]): Counted => ({
  sent: counts.reduce((sum, { sent }) => sum + sent, 0),
  lost: counts.reduce((sum, { lost }) => sum + lost, 0),
});

/** What was lost where that has no excuse, with the last words of each lane. */
export function unexcused(
  loads: readonly Load[],
  counts: readonly Counted[],
  isExcused: (load: number) => boolean,
): string[] {
  const { lost } = sumOf(counts.filter((_, load) => !isExcused(load)));
  return lost > 0 ? [`${lost} requests lost`, ...loads.flatMap((load) => lastSamples(load.snapshot()))] : [];
}

function lastSamples({ lanes }: LoadReport): string[] {
  return lanes.flatMap(({ name, samples }) =>
    samples.slice(-2).map(({ kind, detail }) => `${name}: ${kind} ${detail}`),
  );
}
