import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { CaseResult } from './case.ts';
import { ALL_FAULTS } from './faults.ts';

const PAGE = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));
const [BEGIN, END] = ['<!-- chaos: begin -->', '<!-- chaos: end -->'];

const sum = (results: readonly CaseResult[], of: (result: CaseResult) => number): string =>
  results.reduce((total, result) => total + of(result), 0).toLocaleString('en');

/** A row for each fault, as Markdown. */
export function figures(results: readonly CaseResult[], seed: string): string {
  const scenarios = [...new Set(results.map(({ name }) => name.split(':')[0] ?? ''))];
  const struck = results.filter((result) => result.injection !== undefined && result.struck);
  const rows = ALL_FAULTS.map((fault) =>
    row(
      fault,
      struck.filter(({ injection }) => injection?.fault === fault),
    ),
  );
  return [
    `Seed ${seed}; scenarios: ${scenarios.join(', ')}.`,
    '',
    '| fault | cases | exit 0 | other exit | killed | requests | lost | cases with a violation |',
    '| --- | --: | --: | --: | --: | --: | --: | --: |',
    ...rows,
    row('**all**', struck),
  ].join('\n');
}

function row(name: string, results: readonly CaseResult[]): string {
  const cells = [
    name,
    sum(results, () => 1),
    sum(results, ({ exitCode }) => Number(exitCode === 0)),
    sum(results, ({ exitCode }) => Number(exitCode !== 0 && exitCode !== null)),
    sum(results, ({ exitCode }) => Number(exitCode === null)),
    sum(results, ({ sent }) => sent),
    sum(results, ({ lost }) => lost),
    sum(results, ({ violations }) => Number(violations.length > 0)),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Puts the figures in the place of those of the run before. */
export async function writeFigures(table: string): Promise<void> {
  const page = await readFile(PAGE, 'utf8');
  const [begin, end] = [page.indexOf(BEGIN) + BEGIN.length, page.indexOf(END)];
  if (end < begin) throw new Error(`${PAGE} has no block of figures`);
  await writeFile(PAGE, `${page.slice(0, begin)}\n\n${table}\n\n${page.slice(end)}`);
}
