import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { CaseResult } from './case.ts';
import { ALL_FAULTS } from './faults.ts';

const PAGE = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));
const [BEGIN, END] = ['<!-- chaos: begin -->', '<!-- chaos: end -->'];

const sum = (results: readonly CaseResult[], of: (result: CaseResult) => number): string =>
  results.reduce((total, result) => total + of(result), 0).toLocaleString('en');

/** A row for each fault, and one for what follows one another, as Markdown. */
export function figures(results: readonly CaseResult[], seed: string): string {
  const scenarios = [...new Set(results.map(({ name }) => name.split(':')[0] ?? ''))];
  const struck = results.filter((result) => result.struck);
  const alone = struck.filter(({ injections }) => injections.length === 1);
  const rows = ALL_FAULTS.map((fault) =>
    row(
      fault,
      alone.filter(({ injections: [one] }) => one?.fault === fault),
    ),
  );
  return [
    `Seed ${seed}; scenarios: ${scenarios.join(', ')}.`,
    '',
    '| fault | cases | exit 0 | other exit | killed | requests | lost | cases with a violation |',
    '| --- | --: | --: | --: | --: | --: | --: | --: |',
    ...rows,
    row(
      'several in a row',
      struck.filter(({ injections }) => injections.length > 1),
    ),
    row('**all**', struck),
  ].join('\n');
}

function row(name: string, results: readonly CaseResult[]): string {
  const exits = results.flatMap(({ exitCodes }) => exitCodes);
  const cells = [
    name,
    results.length,
    exits.filter((exitCode) => exitCode === 0).length,
    exits.filter((exitCode) => exitCode !== 0 && exitCode !== null).length,
    exits.filter((exitCode) => exitCode === null).length,
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
