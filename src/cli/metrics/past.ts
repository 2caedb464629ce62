import { pastCommands } from '../../plan/index.ts';
import type { MetricSample, PastCommand } from '../../types/index.ts';
import { outcomeOf } from '../past.ts';
import { placeOf, type Known } from './known.ts';

/** How many there are of each command and outcome. */
export function deployCounts(known: Known): MetricSample[] {
  const counts = new Map<string, MetricSample>();
  for (const past of pastCommands(known.journal)) {
    const labels = { ...placeOf(known), command: past.command, outcome: outcomeOf(past) };
    const key = `${labels.command} ${labels.outcome}`;
    counts.set(key, { labels, value: (counts.get(key)?.value ?? 0) + 1 });
  }
  return [...counts.values()];
}

type Told = { readonly name: string; readonly help: string; readonly samples: readonly MetricSample[] };

/** The latest command of each project that has come to its end. */
export function lastDeploys(known: readonly Known[]): Told[] {
  const last = known.flatMap((one) => {
    const past = pastCommands(one.journal).findLast(({ outcome }) => outcome !== undefined);
    return past === undefined ? [] : [{ one, past }];
  });
  const samples = (valueOf: (past: PastCommand) => number): MetricSample[] =>
    last.map(({ one, past }) => ({
      labels: { ...placeOf(one), command: past.command, outcome: outcomeOf(past) },
      value: valueOf(past),
    }));
  return [
    {
      name: 'last_deploy_timestamp_seconds',
      help: 'When the latest command that has ended began to change something.',
      samples: samples(({ at }) => at / 1000),
    },
    {
      name: 'last_deploy_duration_seconds',
      help: 'How long it took.',
      samples: samples(({ outcome }) => (outcome?.timings.totalMs ?? 0) / 1000),
    },
  ];
}
