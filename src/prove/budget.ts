import { durationFlag } from '../config/flags.ts';
import {
  CtrBgError,
  type BudgetDocument,
  type BudgetName,
  type LaneProof,
  type ProofCounts,
} from '../types/index.ts';

export type Budget = { readonly name: BudgetName; readonly limit: number };

const COUNTS: readonly BudgetName[] = ['failed', 'wrong', 'cut'];
const TIMES: readonly BudgetName[] = ['gap', 'p50', 'p95', 'p99', 'max'];
/** They hold unless they are given otherwise. */
const DEFAULTS: readonly Budget[] = [
  { name: 'failed', limit: 0 },
  { name: 'wrong', limit: 0 },
];

/** `failed=0,p99=250ms,gap=500ms`; what is said twice holds as it was said last. */
export function readBudgets(texts: readonly string[]): Budget[] {
  const budgets = new Map(DEFAULTS.map(({ name, limit }) => [name, limit]));
  for (const part of texts.flatMap((text) => text.split(','))) {
    const [, name = '', value = ''] = /^(\w+)=(.+)$/.exec(part.trim()) ?? [];
    if (isOneOf(COUNTS, name)) budgets.set(name, countOf(part, value));
    else if (isOneOf(TIMES, name)) budgets.set(name, durationFlag(`--budget ${name}`, value));
    else throw refusal(part);
  }
  return [...budgets].map(([name, limit]) => ({ name, limit }));
}

/** How what was found stands to each; of gap and latency the worst lane whose answers can be compared counts. */
export function judge(
  budgets: readonly Budget[],
  totals: ProofCounts,
  lanes: readonly LaneProof[],
): BudgetDocument[] {
  return budgets.map(({ name, limit }) => {
    const { found, lane } = findingOf(name, totals, lanes);
    return { name, limit, found, ok: found <= limit, ...(lane !== undefined && { lane }) };
  });
}

type Finding = { readonly found: number; readonly lane?: string };

function findingOf(name: BudgetName, totals: ProofCounts, lanes: readonly LaneProof[]): Finding {
  if (name === 'failed' || name === 'wrong' || name === 'cut') return { found: totals[name] };
  const timed = lanes
    .filter(({ isTimed }) => isTimed)
    .map((lane) => ({ lane: lane.name, found: name === 'gap' ? lane.longestGap : lane.latency[name] }));
  return timed.reduce<Finding>((worst, one) => (one.found > worst.found ? one : worst), { found: 0 });
}

function isOneOf(names: readonly BudgetName[], name: string): name is BudgetName {
  return (names as readonly string[]).includes(name);
}

function countOf(part: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw refusal(part);
  return Number(value);
}

function refusal(part: string): CtrBgError {
  return new CtrBgError('USAGE', `--budget does not know ${JSON.stringify(part)}`, {
    hint: `Write counts as failed=0, times as p99=250ms, with commas between: ${[...COUNTS, ...TIMES].join(', ')}.`,
  });
}
