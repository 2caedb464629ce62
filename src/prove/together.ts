import type { HostName, ProofDocument, ProofTimeline } from '../types/index.ts';
import { judge, type Budget } from './budget.ts';
import { sumOf } from './proof.ts';

export type HostProof = { readonly host: HostName; readonly proof: ProofDocument };

/** What the loads of several hosts saw, as one proof: lanes are named after their hosts, and budgets are of all. */
export function proofOfAll(proofs: readonly HostProof[], budgets: readonly Budget[]): ProofDocument {
  const [first] = proofs;
  if (first === undefined) throw new Error('no host was proved');
  const all = proofs.map(({ proof }) => proof);
  const lanes = proofs.flatMap(({ host, proof }) =>
    proof.lanes.map((lane) => ({ ...lane, name: `${host} ${lane.name}` })),
  );
  const totals = sumOf(all.map((proof) => proof.totals));
  const names = (of: 'old' | 'next'): string[] =>
    [...new Set(all.flatMap(({ versions }) => versions[of]))].sort();
  const old = names('old');
  return {
    ...first.proof,
    target: all.map(({ target }) => target).join(', '),
    ms: Math.max(...all.map(({ ms }) => ms)),
    totals,
    lanes,
    versions: {
      header: first.proof.versions.header,
      old,
      next: names('next').filter((name) => !old.includes(name)),
      late: all.reduce((sum, { versions }) => sum + versions.late, 0),
    },
    budgets: judge(budgets, totals, lanes),
    timeline: timelineOf(all.map(({ timeline }) => timeline)),
    ownDelay: Math.max(...all.map(({ ownDelay }) => ownDelay)),
    hosts: proofs.map(({ host, proof }) => ({
      host,
      target: proof.target,
      totals: proof.totals,
      longestGap: Math.max(
        0,
        ...proof.lanes.filter(({ isTimed }) => isTimed).map(({ longestGap }) => longestGap),
      ),
    })),
  };
}

/** Their loads began within some ms of each other, which is less than a column. */
function timelineOf(timelines: readonly ProofTimeline[]): ProofTimeline {
  const width = Math.max(...timelines.map((one) => one.width));
  const count = Math.max(...timelines.map((one) => Math.ceil((one.answers.length * one.width) / width)));
  type Of = 'answers' | 'lost' | 'slowest';
  const join = (of: Of, add: (a: number, b: number) => number): number[] => {
    const columns = Array.from({ length: count }, () => 0);
    for (const one of timelines)
      for (const [index, value] of one[of].entries()) {
        const column = Math.floor((index * one.width) / width);
        columns[column] = add(columns[column] ?? 0, value);
      }
    return columns;
  };
  const plus = (a: number, b: number): number => a + b;
  return {
    width,
    answers: join('answers', plus),
    lost: join('lost', plus),
    slowest: join('slowest', Math.max),
    marks: marksOf(timelines),
  };
}

/** Each when it was first seen on a host. */
function marksOf(timelines: readonly ProofTimeline[]): ProofTimeline['marks'] {
  const marks = timelines.flatMap((one) => one.marks).toSorted((a, b) => a.at - b.at);
  return marks.filter(({ name }, index) => marks.findIndex((one) => one.name === name) === index);
}
