import { monitorEventLoopDelay } from 'node:perf_hooks';
import { now } from './clock.ts';
import { runLane } from './lanes/index.ts';
import type { LaneOptions, LoadOptions, Target } from './options.ts';
import type { LoadReport, Marker } from './report.ts';
import { Stop } from './stop.ts';
import { Tally } from './tally.ts';
import { Timeline } from './timeline.ts';

const DEFAULT_DEADLINE = 30_000;
const DEFAULT_DURATION = 600_000;
/** Whose answers take about the same time. */
const TIMED: ReadonlySet<string> = new Set(['keep-alive', 'think', 'new-connection']);

/** A load in this very process. */
export type Work = {
  readonly stop: Stop;
  readonly markers: Marker[];
  report(): LoadReport;
  /** Every lane has opened all its connections, or tried to. */
  underWay(): boolean;
  /** Resolves when it was stopped, by `stop` or its maximum duration, and every lane has ended. */
  readonly ended: Promise<void>;
};

export function startWork(options: LoadOptions): Work {
  const startedAt = now();
  const stop = new Stop();
  const markers: Marker[] = [];
  const loop = monitorEventLoopDelay({ resolution: 10 });
  loop.enable();
  const timeline = new Timeline(startedAt);
  const lanes = options.lanes.map((lane) => ({
    lane,
    tally: new Tally(lane.name ?? lane.kind, timeline, TIMED.has(lane.kind)),
  }));
  const end = setTimeout(() => stop.stop(now()), options.maxDuration ?? DEFAULT_DURATION);
  stop.onStop(() => clearTimeout(end));
  const run = ({ lane, tally }: { lane: LaneOptions; tally: Tally }): Promise<void> =>
    runLane(lane, {
      target: options.target,
      tally,
      stop,
      deadline: lane.deadline ?? DEFAULT_DEADLINE,
      arrivals: options.arrivals ?? 'capped',
      versions: options.versions,
      accepts: options.accept === 'below-400' ? acceptsOf(options.target) : (status) => status === 200,
    });
  return {
    stop,
    markers,
    underWay: () => lanes.every(({ lane, tally }) => tally.connections >= connectionsOf(lane)),
    report: () => ({
      startedAt,
      at: now(),
      markers: [...markers],
      lanes: lanes.map(({ tally }) => tally.report(markers, stop.at)),
      timeline: timeline.report(),
      cost: { cpuMs: cpuTime(), loopP99: loop.percentile(99) / 1e6, loopMax: loop.max / 1e6 },
    }),
    ended: Promise.all(lanes.map(run)).then(() => undefined),
  };
}

/** What sends clients elsewhere by another protocol is not the application's own answer. */
function acceptsOf({ secure }: Target): (status: number, location: string) => boolean {
  return (status, location) =>
    status >= 200 && status < 400 && (secure === true || !location.startsWith('https://'));
}

function connectionsOf(lane: LaneOptions): number {
  return lane.kind === 'new-connection' ? 1 : lane.connections;
}

function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
