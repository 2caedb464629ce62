import type { LaneReport, LoadReport } from '../load/index.ts';
import type { LaneProof, ProofCounts, ProofDocument, VersionsProof } from '../types/index.ts';
import { judge, type Budget } from './budget.ts';
import { MARKS } from './marks.ts';
import { versionsOf, type LaneVersions } from './versions.ts';

const MAX_SAMPLES = 20;
/** Whose answers take about the same time, so that they can be compared and a silence means something. */
const TIMED = ['keep-alive', 'think', 'new-connection'];

type About = Pick<ProofDocument, 'target' | 'host' | 'ran'> & {
  readonly budgets: readonly Budget[];
  readonly versionHeader: string;
  /** By the names of the lanes. */
  readonly kinds: ReadonlyMap<string, string>;
};

export function proofOf(report: LoadReport, about: About): ProofDocument {
  const { target, host, ran, budgets, versionHeader, kinds } = about;
  const versions = report.lanes.map((lane) => versionsOf(lane, report.markers));
  const lanes = report.lanes.map((lane, index) =>
    laneProof(lane, {
      report,
      late: versions[index]?.late ?? 0,
      isTimed: TIMED.includes(kinds.get(lane.name) ?? ''),
    }),
  );
  const totals = sumOf(lanes);
  return {
    target,
    ...(host !== undefined && { host }),
    ...(ran !== undefined && { ran }),
    ms: report.at - report.startedAt,
    totals,
    lanes,
    versions: allVersions(versions, versionHeader),
    budgets: judge(budgets, totals, lanes),
    timeline: {
      ...report.timeline,
      marks: report.markers.map(({ name, at }) => ({ name, at: at - report.startedAt })),
    },
    ownDelay: report.cost.loopMax,
  };
}

type Around = { readonly report: LoadReport; readonly late: number; readonly isTimed: boolean };

function laneProof(lane: LaneReport, { report, late, isTimed }: Around): LaneProof {
  const { name, sent, unsent, cut, latency, longestGap, samples, cuts } = lane;
  // Whoever ends a stream in order ends it on purpose; after the switch that is what a drain comes to.
  const early = cuts.filter(({ how, since }) => isBroken(how) && since[MARKS.switched] === undefined);
  const afterwards = cuts.flatMap(({ since }) => since[MARKS.switched] ?? []);
  const broken = early.map(({ at, how, age }) => ({
    at,
    kind: 'cut-early',
    detail: `a stream of ${(age / 1000).toFixed(1)} s was broken off (${how})`,
  }));
  return {
    name,
    sent,
    unsent,
    failed: lane.failed + early.length,
    reset: lane.failures.reset ?? 0,
    wrong: lane.wrong + late,
    cut: cut - early.length,
    kinds: {
      ...lane.failures,
      ...lane.wrongs,
      ...(early.length > 0 && { 'cut-early': early.length }),
      ...(late > 0 && { 'late-version': late }),
    },
    latency,
    longestGap: longestGap.ms,
    isTimed,
    samples: [...samples, ...broken]
      .slice(0, MAX_SAMPLES)
      .map(({ at, kind, detail }) => ({ at: at - report.startedAt, kind, detail })),
    ...(afterwards.length > 0 && { firstCutAfter: Math.min(...afterwards) }),
  };
}

/** The words of an event stream's end, and the code of a WebSocket that ended without one. */
const isBroken = (how: string): boolean => how === 'reset' || how === 'truncated' || how === '1006';

/** Of lanes, or of the totals of several loads. */
export function sumOf(counts: readonly ProofCounts[]): ProofCounts {
  const sum = (of: keyof ProofCounts): number => counts.reduce((total, one) => total + one[of], 0);
  return {
    sent: sum('sent'),
    unsent: sum('unsent'),
    failed: sum('failed'),
    reset: sum('reset'),
    wrong: sum('wrong'),
    cut: sum('cut'),
  };
}

function allVersions(lanes: readonly LaneVersions[], header: string): VersionsProof {
  const names = (of: (lane: LaneVersions) => readonly string[]): string[] =>
    [...new Set(lanes.flatMap(of))].sort();
  const old = names((lane) => lane.old);
  return {
    header,
    old,
    next: names((lane) => lane.next).filter((name) => !old.includes(name)),
    late: lanes.reduce((total, { late }) => total + late, 0),
  };
}
