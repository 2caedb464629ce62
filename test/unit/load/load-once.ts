import { now } from '../../../src/load/clock.ts';
import { ofApplication, type LaneOptions } from '../../../laboratory/load/application.ts';
import type { LaneReport } from '../../../src/load/report.ts';
import { startWork, type Work } from '../../../src/load/work.ts';

/** One lane in this very process, until `enough` of what is reported, at most 5 s. */
export async function loadOnce(
  port: number,
  lane: LaneOptions,
  enough: (report: LaneReport) => boolean,
  versions?: readonly string[],
): Promise<LaneReport> {
  const options = {
    target: { host: '127.0.0.1', port },
    lanes: [ofApplication({ deadline: 2000, ...lane })],
    maxDuration: 5000,
  };
  const work = startWork(versions === undefined ? options : { ...options, versions });
  while (!work.stop.stopped && !enough(laneOf(work))) await work.stop.sleep(5);
  work.stop.stop(now());
  await work.ended;
  return laneOf(work);
}

function laneOf(work: Work): LaneReport {
  const [lane] = work.report().lanes;
  if (lane === undefined) throw new Error('a load without a lane');
  return lane;
}
