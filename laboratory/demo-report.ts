import chalk from 'chalk';
import { formatReport, totals, type LoadReport } from './load/index.ts';

/**
 * What the clients saw of the deploy, for people. `ms`: how long the command took. Good is: both versions
 * answered, and nothing was lost.
 */
export function verdict(report: LoadReport, ms: number): { readonly text: string; readonly good: boolean } {
  const { sent, failed, wrong, cut } = totals(report);
  const answers = { 1: answersOf(report, '1'), 2: answersOf(report, '2') };
  const lost = failed + wrong + cut;
  const good = lost === 0 && answers[1] > 0 && answers[2] > 0;
  const gap = Math.max(...report.lanes.map(({ longestGap }) => longestGap.ms));
  const rows: [string, string][] = [
    ['requests sent', count(sent)],
    ['failed', lost === 0 ? chalk.green('0') : chalk.red(count(lost))],
    [
      'time to live',
      `${seconds(timeToLive(report))}  from the command to the last old answer on a new connection`,
    ],
    ['longest gap', `${gap.toFixed(0)} ms  without an answer on any lane`],
    ['versions seen', `1: ${count(answers[1])} answers, 2: ${count(answers[2])} answers`],
    ['whole command', `${seconds(ms)}  with drain and removal of the old one`],
  ];
  const lines = rows.map(([name, value]) => `  ${chalk.dim(name.padEnd(14))} ${value}`);
  const mark = good ? chalk.green.bold('✓ no request was lost') : chalk.red.bold('✗ not what it should be');
  return { text: [mark, ...lines, ...(good ? [] : ['', formatReport(report)])].join('\n'), good };
}

/** From the start of the command to the last request on a new connection that the old version answered, in ms. */
function timeToLive(report: LoadReport): number {
  const start = report.markers.find(({ name }) => name === 'up')?.at ?? report.startedAt;
  const last = report.lanes.map(({ versions }) => versions['1']?.lastSentOnNewConnection ?? start);
  return Math.max(...last) - start;
}

function answersOf(report: LoadReport, version: string): number {
  return report.lanes.reduce((sum, { versions }) => sum + (versions[version]?.answers ?? 0), 0);
}

const count = (number: number): string => number.toLocaleString('en');
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
