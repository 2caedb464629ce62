import type { CaseResult } from './case.ts';

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What has gone well is told in a line, what has not in full, with the line that repeats it. */
export function tell({ name, struck, exitCodes, sent, lost, ms, violations }: CaseResult): void {
  const mark = violations.length > 0 ? '✗' : struck ? '✓' : '-';
  const exits = exitCodes.map((exitCode) => exitCode ?? 'killed').join(', ');
  say(`${mark} ${name}  exit ${exits}, ${lost} of ${sent} lost, ${(ms / 1000).toFixed(1)} s`);
  if (violations.length === 0) return;
  for (const violation of violations) say(`    ${violation}`);
  say(`    again: npm run chaos -- --case '${name}'`);
}
