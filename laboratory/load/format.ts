import { totals, type LaneReport, type LoadReport, type Sample } from '../../src/load/index.ts';

/** The report for people: a line for each lane, and under it what went wrong. Ends without a line break. */
export function formatReport(report: LoadReport): string {
  const { sent, failed, reset, wrong, cut } = totals(report);
  const seconds = (report.at - report.startedAt) / 1000;
  const sums = `sent ${count(sent)}, failed ${count(failed)} (reset ${count(reset)}), wrong ${count(wrong)}, cut ${count(cut)}`;
  return [
    `${sums} in ${seconds.toFixed(1)} s`,
    ...report.lanes.flatMap((lane) => laneLines(lane, report)),
  ].join('\n');
}

function laneLines(lane: LaneReport, report: LoadReport): string[] {
  const { latency, longestGap } = lane;
  const numbers = [
    `sent ${count(lane.sent)}`,
    `failed ${count(lane.failed)}${kinds(lane.failures)}`,
    `wrong ${count(lane.wrong)}${kinds(lane.wrongs)}`,
    ...(lane.cut > 0 ? [`cut ${count(lane.cut)}`] : []),
    ...(lane.messages > 0 ? [`messages ${count(lane.messages)}`] : []),
    `p50 ${latency.p50.toFixed(1)} p99 ${latency.p99.toFixed(1)} max ${latency.max.toFixed(1)} ms`,
    `longest gap ${longestGap.ms.toFixed(0)} ms`,
    ...Object.entries(lane.versions).map(
      ([version, { answers }]) => `${version || '(no version)'}: ${count(answers)}`,
    ),
  ];
  return [
    `  ${lane.name.padEnd(14)} ${numbers.join(', ')}`,
    ...lane.samples.map((sample) => `    ${sampleLine(sample, report.startedAt)}`),
  ];
}

function sampleLine({ at, sentAt, kind, detail }: Sample, startedAt: number): string {
  return `+${((at - startedAt) / 1000).toFixed(3)} s ${kind}: ${detail} (sent ${(at - sentAt).toFixed(1)} ms before)`;
}

function kinds(counts: Readonly<Record<string, number>>): string {
  const words = Object.entries(counts).map(([kind, number]) => `${kind} ${count(number)}`);
  return words.length > 0 ? ` (${words.join(', ')})` : '';
}

function count(number: number): string {
  return number.toLocaleString('en');
}
