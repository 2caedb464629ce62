import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ALL_FAULTS, isDeath, isOfEngine } from './faults.ts';
import type { Entry, Findings } from './ledger.ts';
import { WALK } from './walk/steps.ts';

const PAGE = fileURLToPath(new URL('../../docs/reliability.md', import.meta.url));

/** Markdown tables by the name of their block on the page: of the cases of scenarios, and of walks. */
export type Figures = ReadonlyMap<'chaos' | 'walks', string>;

const number = (value: number): string => Math.round(value).toLocaleString('en');
const scenarioOf = (name: string): string => name.split(':')[0] ?? '';
const faultOf = (name: string): string => name.split(':').at(-1) ?? '';

/** How many of the planned cases, and of the planned walks, have been struck, and what came of it. */
export function figures({ plans, latest }: Findings): Figures {
  const walks = [...plans].filter(([, names]) => names.some(isWalk));
  const entriesOf = (names: readonly string[]): Entry[] => names.flatMap((name) => latest.get(name) ?? []);
  const row = (title: string, names: readonly string[]): string =>
    rowOf(title, names.length, entriesOf(names));
  const cases = [...new Set([...plans.values()].flat())].filter((name) => !isWalk(name));
  return new Map([
    ...(cases.length > 0 ? [['chaos', casesTable(cases, row, entriesOf(cases))] as const] : []),
    ...(walks.length > 0
      ? [['walks', [...head('walks'), ...walks.map(([plan, names]) => row(plan, names))].join('\n')] as const]
      : []),
  ]);
}

const isWalk = (name: string): boolean => scenarioOf(name) === WALK;

/** By fault, and by scenario. */
function casesTable(
  cases: readonly string[],
  row: (title: string, names: readonly string[]) => string,
  entries: readonly Entry[],
): string {
  const faults = ALL_FAULTS.filter((fault) => cases.some((name) => faultOf(name) === fault));
  return [
    ...head('fault'),
    ...faults.map((fault) =>
      row(
        fault,
        cases.filter((name) => faultOf(name) === fault),
      ),
    ),
    row('**all**', cases),
    '',
    ...head('scenario'),
    ...[...new Set(cases.map(scenarioOf))].map((scenario) =>
      row(
        scenario,
        cases.filter((name) => scenarioOf(name) === scenario),
      ),
    ),
    '',
    ...returns(entries.filter((one) => one.struck)),
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

/** Puts figures in the place of those of the run before; what was not run keeps its own. */
export async function writeFigures(tables: Figures): Promise<void> {
  let page = await readFile(PAGE, 'utf8');
  for (const [block, table] of tables) {
    const mark = `<!-- ${block}: begin -->`;
    const [begin, end] = [page.indexOf(mark) + mark.length, page.indexOf(`<!-- ${block}: end -->`)];
    if (end < begin) throw new Error(`${PAGE} has no block of ${block}`);
    page = `${page.slice(0, begin)}\n\n${table.trimEnd()}\n\n${page.slice(end)}`;
  }
  await writeFile(PAGE, page);
}
