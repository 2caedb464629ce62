import type { ChalkInstance } from 'chalk';
import type { BudgetDocument, LaneProof, ProofDocument } from '../types/index.ts';
import { tableText } from './table.ts';
import { clean, elapsed } from './text.ts';

const HEAD = ['LANE', 'SENT', 'FAILED', 'RESET', 'WRONG', 'CUT', 'P50', 'P95', 'P99', 'MAX', 'LONGEST GAP'];

/** What a load saw: a line for each lane, and what it comes to. */
export function proofText(proof: ProofDocument, paint: ChalkInstance, columns?: number): string[] {
  const { totals, lanes, ms } = proof;
  const good = proof.budgets.every(({ ok }) => ok);
  const head = `${number(totals.sent)} requests in ${elapsed(ms)}: ${number(totals.failed)} failed, ${number(totals.wrong)} wrong`;
  return [
    `${good ? paint.green('✔') : paint.red('✘')} ${paint.bold(head)}`,
    ...throughText(proof, paint, columns),
    ...tableText(HEAD, lanes.map(rowOf), paint, columns === undefined ? undefined : columns - 2).map(
      (line) => `  ${line}`,
    ),
    ...lanes.flatMap(kindsText).map((line) => `  ${line}`),
    `  ${versionsText(proof)}`,
    ...remarks(proof).map((line) => `  ${line}`),
    ...proof.budgets.map(
      (budget) => `  ${budget.ok ? paint.green('✔') : paint.red('✘')} ${budgetText(budget)}`,
    ),
  ];
}

const HOST_HEAD = ['HOST', 'THROUGH', 'SENT', 'FAILED', 'WRONG', 'LONGEST GAP'];

/** Where the load went; of several hosts a line for each, with what it came to there. */
function throughText(proof: ProofDocument, paint: ChalkInstance, columns?: number): string[] {
  if (proof.hosts === undefined) return [`  through ${placeText(proof)}`];
  const rows = proof.hosts.map(({ host, target, totals: { sent, failed, wrong }, longestGap }) => [
    clean(host),
    target,
    ...[sent, failed, wrong].map(number),
    millis(longestGap),
  ]);
  return tableText(HOST_HEAD, rows, paint, columns === undefined ? undefined : columns - 2).map(
    (line) => `  ${line}`,
  );
}

export function placeText({ target, host }: ProofDocument): string {
  return host === undefined ? target : `${target} as ${clean(host)}`;
}

/** `p99 12.3 ms (think), 250 ms allowed` */
export function budgetText({ name, limit, found, lane }: BudgetDocument): string {
  const isCount = name === 'failed' || name === 'wrong' || name === 'cut';
  const word = (value: number): string => (isCount ? number(value) : millis(value));
  return `${name} ${word(found)}${lane === undefined ? '' : ` (${lane})`}, ${word(limit)} allowed`;
}

/** What the versions tell, or that they tell nothing. */
export function versionsText({ versions: { header, old, next, late }, ran }: ProofDocument): string {
  const names = (list: readonly string[]): string => list.map(clean).join(', ');
  if (old.length + next.length === 0)
    return `versions: no answer has the header ${header}, so which release answered is not known (--version-header)`;
  if (ran === undefined) return `versions: ${names([...old, ...next])}`;
  if (next.length === 0)
    return `versions: ${names(old)} before and after, so which release answered is not known`;
  return `versions: ${names(old)}, then ${names(next)}; after the switch ${number(late)} new connections got the old one`;
}

/** What is to be known of the numbers. */
export function remarks({ totals, lanes, ownDelay }: ProofDocument): string[] {
  const first = lanes.flatMap(({ firstCutAfter }) => firstCutAfter ?? []);
  return [
    ...(totals.cut > 0
      ? [
          `cut: streams that the other side ended${first.length > 0 ? `, the first ${elapsed(Math.min(...first))} after the switch` : ''}`,
        ]
      : []),
    ...(totals.unsent > 0
      ? [`${number(totals.unsent)} more were due, and could not be sent at this rate before the end`]
      : []),
    ...(ownDelay > OWN_DELAY
      ? [
          `this machine was busy: the load itself was held up by ${millis(ownDelay)} at most, which counts as latency`,
        ]
      : []),
  ];
}

const OWN_DELAY = 50;

export function rowOf(lane: LaneProof): string[] {
  const { p50, p95, p99, max } = lane.latency;
  const times = [p50, p95, p99, max];
  const counts = [lane.sent, lane.failed, lane.reset, lane.wrong, lane.cut];
  return [
    lane.name,
    ...counts.map(number),
    ...times.map((value) => (max === 0 ? '-' : millis(value))),
    millis(lane.longestGap),
  ];
}

function kindsText({ name, kinds, samples }: LaneProof): string[] {
  const words = Object.entries(kinds).map(([kind, count]) => `${kind} ${number(count)}`);
  if (words.length === 0) return [];
  const [first] = samples;
  const when = first === undefined ? '' : `, the first at ${elapsed(first.at)}: ${clean(first.detail)}`;
  return [`${name}: ${words.join(', ')}${when}`];
}

export const proofHead: readonly string[] = HEAD;
const number = (value: number): string => value.toLocaleString('en');
export const millis = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
