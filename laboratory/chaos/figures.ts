import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ALL_FAULTS, isDeath, isOfEngine } from './faults.ts';
import type { Entry, Findings } from './ledger.ts';
import { WALK } from './walk/steps.ts';

const PAGE = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));
const [BEGIN, END] = ['<!-- chaos: begin -->', '<!-- chaos: end -->'];

const number = (value: number): string => Math.round(value).toLocaleString('en');
const scenarioOf = (name: string): string => name.split(':')[0] ?? '';
const faultOf = (name: string): string => name.split(':').at(-1) ?? '';

/** How many of the planned cases have been struck, by fault and by scenario, and what came of it; as Markdown. */
export function figures({ plans, latest }: Findings): string {
  const planned = [...new Set([...plans.values()].flat())];
  const row = (title: string, isOf: (name: string) => boolean): string =>
    rowOf(
      title,
      planned.filter(isOf).length,
      planned.filter(isOf).flatMap((name) => latest.get(name) ?? []),
    );
  const isWalk = (name: string): boolean => scenarioOf(name) === WALK;
  const faults = ALL_FAULTS.filter((fault) => planned.some((name) => faultOf(name) === fault));
  const struck = planned.flatMap((name) => latest.get(name) ?? []).filter((one) => one.struck);
  return [
    ...head('fault'),
    ...faults.map((fault) => row(fault, (name) => !isWalk(name) && faultOf(name) === fault)),
    ...(planned.some(isWalk) ? [row('walks, of several commands each', isWalk)] : []),
    row('**all**', () => true),
    '',
    ...head('scenario'),
    ...[...new Set(planned.map(scenarioOf))].map((scenario) =>
      row(scenario, (name) => scenarioOf(name) === scenario),
    ),
    '',
    ...returns(struck),
  ].join('\n');
}

const head = (what: string): string[] => [
  `| ${what} | struck | exit 0 | other exit | killed | requests | lost | cases with a violation |`,
  '| --- | --: | --: | --: | --: | --: | --: | --: |',
];

function rowOf(title: string, planned: number, entries: readonly Entry[]): string {
  const struck = entries.filter((one) => one.struck);
  const exits = struck.flatMap(({ exitCodes }) => exitCodes);
  const sum = (of: (one: Entry) => number): string =>
    number(struck.reduce((total, one) => total + of(one), 0));
  const cells = [
    title,
    `${number(struck.length)} of ${number(planned)}`,
    number(exits.filter((exitCode) => exitCode === 0).length),
    number(exits.filter((exitCode) => exitCode !== 0 && exitCode !== null).length),
    number(exits.filter((exitCode) => exitCode === null).length),
    sum(({ sent }) => sent),
    sum(({ lost }) => lost),
    sum(({ violations }) => Number(violations.length > 0)),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** How long it took until everything that nginx routes to was there again, by itself. */
function returns(struck: readonly Entry[]): string[] {
  return ALL_FAULTS.filter(isDeath).flatMap((death) => {
    const times = struck.filter(({ name }) => faultOf(name) === death).flatMap(({ back }) => back ?? []);
    if (times.length === 0) return [];
    const sorted = times.toSorted((a, b) => a - b);
    const [middle, last] = [sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0];
    const since = isOfEngine(death) ? 'the engine answered again' : 'the kill';
    return [
      `- \`${death}\`: everything was back ${number(middle)} ms after ${since}, at most ${number(last)} ms.`,
    ];
  });
}

/** Puts the figures in the place of those of the run before. */
export async function writeFigures(table: string): Promise<void> {
  const page = await readFile(PAGE, 'utf8');
  const [begin, end] = [page.indexOf(BEGIN) + BEGIN.length, page.indexOf(END)];
  if (end < begin) throw new Error(`${PAGE} has no block of figures`);
  await writeFile(PAGE, `${page.slice(0, begin)}\n\n${table.trimEnd()}\n\n${page.slice(end)}`);
}
