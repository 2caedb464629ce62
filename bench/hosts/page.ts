import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ResultDocument } from '../../src/types/index.ts';
import { median } from '../measure.ts';

const PAGE = fileURLToPath(new URL('../../docs/hosts.md', import.meta.url));
const [BEGIN, END] = ['<!-- hosts: begin -->', '<!-- hosts: end -->'];

/** What was measured with so many hosts. */
export type Row = {
  readonly hosts: number;
  readonly kind: 'real' | 'simulated';
  readonly documents: readonly ResultDocument[];
  /** Requests of the load, and those that were lost or answered wrongly. */
  readonly sent?: number;
  readonly lost?: number;
  /** How often a host served another version than it was to, when a deploy had ended. */
  readonly mixed?: number;
};

/** Puts the figures between the marks of docs/hosts.md. */
export async function writeFigures(rows: readonly Row[]): Promise<void> {
  const page = await readFile(PAGE, 'utf8');
  const [before = '', rest = ''] = page.split(BEGIN);
  const [, after = ''] = rest.split(END);
  await writeFile(PAGE, `${before}${BEGIN}\n\n${table(rows)}\n\n${END}${after}`);
}

function table(rows: readonly Row[]): string {
  return [
    '| hosts | deploys | whole command, median | told within, max | began within, median | max | requests | lost | mixed after the end |',
    '| --- | --: | --: | --: | --: | --: | --: | --: | --: |',
    ...rows.map(lineOf),
  ].join('\n');
}

function lineOf({ hosts, kind, documents, sent, lost, mixed }: Row): string {
  const skews = documents.flatMap(({ skew }) => skew ?? []);
  const totals = documents.flatMap(({ timings }) => timings?.totalMs ?? []);
  const of = (values: readonly number[], pick: (values: number[]) => number): string =>
    values.length === 0 ? '-' : `${Math.round(pick([...values]))} ms`;
  const largest = (values: number[]): number => Math.max(...values);
  const began = skews.map(({ newMs }) => newMs);
  const isReal = kind === 'real';
  const cells = [
    isReal ? String(hosts) : `${hosts} simulated`,
    String(documents.length),
    of(totals, median),
    of(
      skews.map(({ startMs }) => startMs),
      largest,
    ),
    of(isReal ? began : [], median),
    of(isReal ? began : [], largest),
    ...[sent, lost, mixed].map((count) => (count === undefined ? '-' : count.toLocaleString('en'))),
  ];
  return `| ${cells.join(' | ')} |`;
}
